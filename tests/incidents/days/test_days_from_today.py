"""Each word by which days are counted from today."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.days.days_from_today import MOST, found_from_today

SATURDAY = date(2026, 11, 28)
WEEKS = "week недели неделя неделю неделе апта аптада аптасы аптасында"
MONTHS = "month месяц месяца месяце ай айда айы айында"
YEARS = "year год года году жыл жылы жылда жылдың"
THIS = "this current этой эта эту этот этом этого текущей текущий осы бұл биылғы"
LAST = "last past previous прошлой минувший предыдущая өткен былтырғы"


def days(text: str, today: date = SATURDAY) -> tuple[str, str] | None:
    found = found_from_today(text, today)
    return found and (found[0].isoformat(), found[1].isoformat())


@pytest.mark.parametrize(
    ("which", "words", "run"),
    [
        (THIS, WEEKS, ("2026-11-23", "2026-11-28")),
        (THIS, MONTHS, ("2026-11-01", "2026-11-28")),
        (THIS, YEARS, ("2026-01-01", "2026-11-28")),
        (LAST, WEEKS, ("2026-11-16", "2026-11-22")),
        (LAST, MONTHS, ("2026-10-01", "2026-10-31")),
        (LAST, YEARS, ("2025-01-01", "2025-12-31")),
    ],
)
def test_each_word_for_this_or_the_last_is_read_before_each_unit(
    which: str, words: str, run: tuple[str, str]
) -> None:
    for word in which.split():
        for unit in words.split():
            assert days(f"{word} {unit}") == days(f"The {word} {unit}") == run, (word, unit)


@pytest.mark.parametrize(
    ("units", "first"),
    [
        ("day days день дня дней күн күнде", "2026-11-26"),
        ("week weeks неделя недели недель апта аптада", "2026-11-08"),
        ("month months месяц месяца месяцев ай айда", "2026-08-29"),
        ("year years лет год года жыл жылда", "2023-11-29"),
    ],
)
def test_the_last_so_many_units_end_today(units: str, first: str) -> None:
    for unit in units.split():
        for last in ("last", "the last", "past", "previous", "последние", "последних", "соңғы"):
            assert days(f"{last} 3 {unit}") == (first, "2026-11-28"), (last, unit)


def test_as_many_are_read_as_anybody_means() -> None:
    assert days("last 1 days") == ("2026-11-28", "2026-11-28")
    assert days("last 0 days") is None
    assert days(f"last {MOST} days") == ("2024-03-04", "2026-11-28")
    assert days(f"last {MOST + 1} days") is None
    assert days("last 1000 years", date(999, 5, 5)) == ("0001-05-06", "0999-05-05")


@pytest.mark.parametrize(
    ("word", "run"),
    [("биыл", ("2026-01-01", "2026-11-28")), ("былтыр", ("2025-01-01", "2025-12-31"))],
)
def test_one_kazakh_word_is_a_year(word: str, run: tuple[str, str]) -> None:
    assert days(word) == days(f"Алматы, {word}") == run
    assert days(f"{word}а") is None


def test_a_month_earlier_ends_with_a_shorter_month() -> None:
    assert days("last 1 month", date(2026, 3, 31)) == ("2026-03-01", "2026-03-31")
    assert days("last 1 month", date(2026, 1, 15)) == ("2025-12-16", "2026-01-15")
    assert days("last month", date(2026, 1, 15)) == ("2025-12-01", "2025-12-31")
    assert days("last 1 year", date(2024, 2, 29)) == ("2023-03-01", "2024-02-29")


def test_monday_is_the_first_day_of_its_week() -> None:
    assert days("this week", date(2026, 11, 23)) == ("2026-11-23", "2026-11-23")
    assert days("last week", date(2026, 11, 23)) == ("2026-11-16", "2026-11-22")


@pytest.mark.parametrize("text", ["last weekend", "xlast week", "on week", "thisweek"])
def test_other_words_are_no_days(text: str) -> None:
    assert days(text) is None
