from __future__ import annotations

from collections.abc import Callable

import pytest

from briefing.counted.counted_scene import Shown
from briefing.counted.spoken import in_words


def test_a_figure_is_said_in_words_with_whose_count_it_is(showing: Callable[..., Shown]) -> None:
    assert showing().spoken.startswith(
        "At least thirty-nine, by our count of seven reports. The authorities acknowledge "
        "twenty-six, in two of them."
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
        ("39 адам", "kk", "отыз тоғыз адам"),
    ],
)  # fmt: skip
def test_numbers_are_spelled_and_dates_are_not(text: str, language: str, said: str) -> None:
    assert in_words(text, language) == said


def test_without_a_number_it_is_the_sentence(showing: Callable[..., Shown]) -> None:
    shown = showing(selection="since=1995-01-01&until=1995-01-02")

    assert shown.spoken == shown.sentence


def test_an_event_that_is_not_summed_is_told_in_the_spoken_form_too(
    showing: Callable[..., Shown],
) -> None:
    shown = showing(selection="since=2022-01-01&until=2022-12-31")

    assert "(not in it: state of emergency, 2–12 January 2022, “about twelve thousand”)" in (
        shown.spoken
    )
