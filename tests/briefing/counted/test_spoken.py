from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.spoken import in_words


def test_a_figure_is_said_in_words_with_whose_count_it_is(showing: Callable[..., Shown]) -> None:
    assert showing().spoken.startswith(
        "At least thirty-nine people were reported detained in four cities on 26 October 2019, by "
        "our count of seven reports. The authorities acknowledge twenty-six, in two of them."
    )


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("80 or 114 or more", "en", "eighty or one hundred and fourteen or more"),
        ("10,800 to 13,200", "en",
         "ten thousand, eight hundred to thirteen thousand, two hundred"),
        ("26 on 1 May 2019", "en", "twenty-six on 1 May 2019"),
        ("31 on 31 December 2019", "en", "thirty-one on 31 December 2019"),
        ("2–12 January 2022", "en", "2–12 January 2022"),
        ("32 March", "en", "thirty-two March"),
        ("KZ-75, 1.5 and 2019-10-26", "en", "KZ-75, 1.5 and 2019-10-26"),
        ("39 человек 26 октября 2019", "ru", "тридцать девять человек 26 октября 2019"),
        ("не менее 39 человек", "ru", "не менее тридцати девяти человек"),
        ("от 80 до 114", "ru", "от восьмидесяти до ста четырнадцати"),
        ("«около 40»", "ru", "«около сорока»"),
        ("В 82 из 84 событий", "ru", "В восьмидесяти двух из восьмидесяти четырёх событий"),
        ("(1 сообщение)", "ru", "(одно сообщение)"),
        ("2 области и 2 города", "ru", "две области и два города"),
        ("21 учтённое сообщение", "ru", "двадцать одно учтённое сообщение"),
        ("1 мая 2019 г., по данным", "ru", "1 мая 2019 года, по данным"),
        ("по 1 мая 2019 г. Власти", "ru", "по 1 мая 2019 года. Власти"),
        ("39 адам", "kk", "отыз тоғыз адам"),
        ("11–14 адам", "kk", "он бір – он төрт адам"),
        ("6\u00a0400-ден астам", "kk", "алты мың төрт жүзден астам"),
        ("40-тан аз", "kk", "қырықтан аз"),
        ("40-жол", "kk", "40-жол"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_and_dates_are_not(text: str, language: str, said: str) -> None:
    assert in_words(text, language) == said


@pytest.mark.parametrize(
    ("selection", "said"),
    [
        ("since=2019-01-01&until=2019-12-31", "More than four thousand, three hundred reported "),
        ("event=2019-10-26&place=1526384", "At least twelve people were reported detained in Alma"),
        ("since=1995-01-01&until=1995-01-02", "No reported detentions from 1 January 1995 to "),
    ],
)
def test_it_says_what_the_sentence_says(
    showing: Callable[..., Shown], selection: str, said: str
) -> None:
    assert showing(selection=selection).spoken.startswith(said)


def test_an_event_that_is_not_summed_is_told_in_the_spoken_form_too(
    showing: Callable[..., Shown],
) -> None:
    shown = showing(selection="since=2022-01-01&until=2022-12-31")

    assert "(not in it: state of emergency, 2–12 January 2022, “about twelve thousand”)" in (
        shown.spoken
    )
