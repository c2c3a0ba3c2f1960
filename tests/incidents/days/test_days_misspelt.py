"""What almost names a day."""

import pytest

from incidents.days.days_misspelt import (
    YearlessDays,
    with_months_spelled,
    without_impossible_day,
    yearless_days,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 February 2020, Almaty", "31 February 2020"),
        ("February 30, 2020", "February 30, 2020"),
        ("29 февраля 2019", "29 февраля 2019"),
        ("2020 жылғы 31 ақпан", "2020 жылғы 31 ақпан"),
        ("31.02.2020", "31.02.2020"),
        ("2020-02-31", "2020-02-31"),
        ("29 February 2020", ""),
        ("10/26/2019", ""),
    ],
)
def test_a_day_that_no_calendar_has_is_found(text: str, day: str) -> None:
    assert without_impossible_day(text)[0] == day


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("26 Ocotber 2019", "26 october 2019"),
        ("Septembr 2019", "september 2019"),
        ("26 октбря 2019", "26 октября 2019"),
        ("қазн 2019", "қазан 2019"),
        ("казан 2019", "қазан 2019"),
        ("сауир 2019", "сәуір 2019"),
        ("26 Juny 2019", "26 Juny 2019"),  # June or July
        ("Ocotber", "Ocotber"),
        ("2019 in Ocotber", "2019 in Ocotber"),
        ("Ocotber of 2019", "Ocotber of 2019"),
        ("Almaty 2019", "Almaty 2019"),
    ],
)
def test_a_misspelt_month_is_read_beside_a_number_where_it_is_near_to_one(
    text: str, read: str
) -> None:
    assert with_months_spelled(text, lambda _: False)[0] == read


@pytest.mark.parametrize(
    "text", ["Казань 2019", "в Казани 2019", "Казанью 2019", "Мартин 2019", "Июнька 2019"]
)
def test_two_letters_more_than_a_short_month_are_another_word(text: str) -> None:
    assert with_months_spelled(text, lambda _: False) == (text, ())


def test_a_name_is_no_misspelt_month() -> None:
    assert with_months_spelled("Marsh 2019", lambda name: name == "Marsh") == ("Marsh 2019", ())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("26 October", YearlessDays(10, 26)),
        ("October 26", YearlessDays(10, 26)),
        ("29 февраля", YearlessDays(2, 29)),
        ("қазан", YearlessDays(10)),
        ("1 May", YearlessDays(5, 1)),
        ("May Day", None),
        ("Almaty", None),
    ],
)
def test_a_day_or_a_month_without_its_year_is_found(text: str, days: YearlessDays | None) -> None:
    found = yearless_days(text)

    assert (found and found[0]) == days
