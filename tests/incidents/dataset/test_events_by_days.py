"""Which events have the days that a reader names, and which are nearest to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from incidents.dataset.dataset import Dataset
from incidents.dataset.events_by_days import days_of_events, event_around, nearest_events
from incidents.days.days_as_written import Days
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset


def of_days(folder: Path, *days: tuple[str, str]) -> Dataset:
    """Tables whose events have these first and last days, and are called by their number."""
    tables = Tables(folder)
    for number, (first, last) in enumerate(days):
        event = f"{first}-{number}"
        tables.add("events", event_id=event, title=str(number), date_first=first, date_last=last)
    return tables.read().dataset


def day(text: str) -> Days:
    return Days(date.fromisoformat(text), date.fromisoformat(text))


def test_of_two_events_that_begin_on_one_day_the_first_of_the_table_is_meant(
    tmp_path: Path,
) -> None:
    two = ("2019-06-12", "2019-06-13")

    assert event_around(day("2019-06-13"), of_days(tmp_path, two, two)) == "2019-06-12-0"


@pytest.mark.parametrize(
    ("asked", "titles"),
    [("2019-06-05", ["1", "2"]), ("2019-06-10", ["3"]), ("2019-01-01", ["0"])],
)
def test_the_nearest_events_are_over_before_the_days_or_begin_after_them(
    tmp_path: Path, asked: str, titles: list[str]
) -> None:
    may, june = ("2019-05-01", "2019-05-02"), ("2019-06-06", "2019-06-07")
    dataset = of_days(tmp_path, may, may, june, june)

    assert [title for title, _ in nearest_events(day(asked), dataset)] == titles


def test_a_state_of_emergency_is_a_nearest_event_too() -> None:
    found = nearest_events(day("2022-01-13"), released_dataset())

    assert found[0][1].first == date(2022, 1, 2)


def test_the_days_of_events_are_those_that_any_event_has() -> None:
    dataset = released_dataset()
    columns = (dataset.events[name] for name in ("date_first", "date_last"))
    days = {
        first.date().fromordinal(number)
        for first, last in zip(*columns, strict=True)
        for number in range(first.toordinal(), last.toordinal() + 1)
    }

    assert days_of_events(dataset) == sorted(days)


def test_tables_without_an_event_have_no_days(tmp_path: Path) -> None:
    assert days_of_events(of_days(tmp_path)) == []
