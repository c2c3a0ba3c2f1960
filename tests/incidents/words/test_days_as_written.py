"""The days that a few words name."""

from datetime import date

import pytest

from incidents.words.days_as_written import Days, named_days

SEED_DAY = Days(date(2019, 10, 26), date(2019, 10, 26))
OCTOBER = Days(date(2019, 10, 1), date(2019, 10, 31))
YEAR = Days(date(2019, 1, 1), date(2019, 12, 31))
TWO_DAYS = Days(date(2019, 10, 26), date(2019, 10, 27))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("26 October 2019", SEED_DAY),
        ("Oct 26, 2019", SEED_DAY),
        ("26.10.2019", SEED_DAY),
        ("2019-10-26", SEED_DAY),
        ("26 октября 2019 года", SEED_DAY),
        ("2019 жылғы 26 қазан", SEED_DAY),
        ("06/07/2019", Days(date(2019, 7, 6), date(2019, 7, 6))),
        ("26-27 October 2019", TWO_DAYS),
        ("October 26–27, 2019", TWO_DAYS),
        ("26 октября 2019 - 27 октября 2019", TWO_DAYS),
        ("October 2019", OCTOBER),
        ("октябрь 2019", OCTOBER),
        ("в октябре 2019 г.", OCTOBER),
        ("қазан 2019", OCTOBER),
        ("2019 жылғы қазанда", OCTOBER),
        ("2019-10", OCTOBER),
        ("10.2019", OCTOBER),
        ("2019", YEAR),
        ("в 2019 году", YEAR),
    ],
)
def test_days_are_read_as_people_write_them(text: str, days: Days) -> None:
    assert named_days(text) == (days, "")


@pytest.mark.parametrize("text", ["Almaty in {}", "{}, Almaty", "Almaty ({})", "Almaty {}"])
@pytest.mark.parametrize("days", ["26 October 2019", "October 2019", "2019"])
def test_the_words_around_the_days_are_left(text: str, days: str) -> None:
    assert named_days(text.format(days))[1] == "Almaty"


@pytest.mark.parametrize("text", ["26 October", "30.02.2019", "13.2019", "May", "Almaty 1", ""])
def test_what_names_no_day_of_a_year_is_left_whole(text: str) -> None:
    assert named_days(text) == (None, text)
