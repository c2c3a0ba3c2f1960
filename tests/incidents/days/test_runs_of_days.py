"""Runs of days that are written with both ends."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.days.days_as_written import Days, named_days
from incidents.days.runs_of_days import days_apart, reversed_run


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("30 April - 2 May 2019", "2019-04-30", "2019-05-02"),
        ("30 апреля — 2 мая 2019", "2019-04-30", "2019-05-02"),
        ("April 30 - May 2, 2019", "2019-04-30", "2019-05-02"),
        ("2019 жылғы 30 сәуір – 2 мамыр", "2019-04-30", "2019-05-02"),
        ("31.12.2019-02.01.2020", "2019-12-31", "2020-01-02"),
        ("30.04-02.05.19", "2019-04-30", "2019-05-02"),
        ("26-27.10.2019", "2019-10-26", "2019-10-27"),
        ("2019-12-31 - 2020-01-02", "2019-12-31", "2020-01-02"),
        ("с 28 декабря по 3 января 2020", "2019-12-28", "2020-01-03"),
        ("December - January 2020", "2019-12-01", "2020-01-31"),
    ],
)
def test_a_run_over_two_months_or_years_is_all_of_its_days(
    text: str, first: str, last: str
) -> None:
    days = Days(date.fromisoformat(first), date.fromisoformat(last))

    assert named_days(f"Almaty {text}") == (days, "Almaty")


@pytest.mark.parametrize(
    "text",
    [
        *("from 5 to 3 October 2019", "от 5 до 3 октября 2019", "с 5 по 3 октября 2019"),
        *("5-3 October 2019", "5.10.2019 - 3.10.2019", "2019-10-05 - 2019-10-03", "2020-2018"),
        *("June 2020 - March 2019", "26 October 2019 - 20 October 2019"),
    ],
)
def test_a_run_that_ends_before_it_begins_is_found_as_it_is_written(text: str) -> None:
    assert reversed_run(f"Almaty {text}") == text


@pytest.mark.parametrize(
    "text", ["9 June and 6 July 2019", "9, 10 и 12 июня 2019", "9 и 12 июня 2019", "2019 and 2021"]
)
def test_days_between_which_others_lie_are_no_run(text: str) -> None:
    assert (days_apart(f"Almaty {text}"), reversed_run(text)) == (text, "")


@pytest.mark.parametrize("text", ["9 и 10 июня 2019", "2019 and 2020", "between 2019 and 2021"])
def test_days_that_follow_each_other_are_not_apart(text: str) -> None:
    assert days_apart(text) == ""
