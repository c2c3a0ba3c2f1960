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
        ("5th-7th of January 2022", "2022-01-05", "2022-01-07"),
        ("2022 жылғы қаңтар-ақпан", "2022-01-01", "2022-02-28"),
        ("қаңтар мен ақпан 2022", "2022-01-01", "2022-02-28"),
        ("2022 жылғы 5 мен 6 қаңтар", "2022-01-05", "2022-01-06"),
        ("janvier-février 2022", "2022-01-01", "2022-02-28"),
        ("du 30 décembre 2021 au 2 janvier 2022", "2021-12-30", "2022-01-02"),
        ("vom 5. bis zum 10. Januar 2022", "2022-01-05", "2022-01-10"),
        ("del 5 al 10 de enero de 2022", "2022-01-05", "2022-01-10"),
        ("enero y febrero de 2022", "2022-01-01", "2022-02-28"),
        ("dal 5 al 10 gennaio 2022", "2022-01-05", "2022-01-10"),
        ("od 5 do 10 stycznia 2022", "2022-01-05", "2022-01-10"),
        ("Ocak-Şubat 2022", "2022-01-01", "2022-02-28"),
        ("з 5 по 10 січня 2022", "2022-01-05", "2022-01-10"),
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
