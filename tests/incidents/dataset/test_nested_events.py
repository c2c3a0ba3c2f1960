"""Figures of two events of which one lies in the other are added up, and that is said."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.counting.count import count
from incidents.dataset.findings import check
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.caveats import caveats
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables

TOWN_DAY = {"date_first": "2019-10-27", "date_last": "2019-10-27"}


def two_events(tables: Tables, outer: str, inner: str, *, days: dict[str, str]) -> None:
    """One in the outer place on 26 and 27 October 2019, another in the inner one on these days."""
    of_two_days = {"date_last": "2019-10-27"}
    for event, place, when in (("wide", outer, of_two_days), ("narrow", inner, days)):
        tables.add("events", event_id=event, **when)
        tables.add("incidents", incident_id=event, event_id=event, location_text=place, **when)
        tables.add("reports", report_id=event, event_id=event, scope=event, **when)


@pytest.mark.parametrize(
    ("outer", "inner", "days", "are_told"),
    [
        ("Mangystau Region", "Zhanaozen", TOWN_DAY, True),
        ("Kazakhstan", "Zhanaozen", TOWN_DAY, True),
        ("Mangystau Region", "Oral", TOWN_DAY, False),
        ("Zhanaozen", "Zhanaozen", TOWN_DAY, False),
        (
            "Mangystau Region",
            "Zhanaozen",
            {"date_first": "2019-10-28", "date_last": "2019-10-28"},
            False,
        ),
    ],
)
def test_figures_of_a_place_and_of_one_in_it_by_two_events_of_a_day_are_told_beside_their_sum(
    tables: Tables, outer: str, inner: str, days: dict[str, str], are_told: bool
) -> None:
    two_events(tables, outer, inner, days=days)
    reading = tables.read()
    dataset, language = reading.dataset, Language()

    result = count(dataset, Selection())

    assert result.figure.low == 24
    assert result.nested == ((("wide", "narrow"),) if are_told else ())
    told = caveats(result, Speaker(dataset, language, PlaceNames(dataset)))
    assert (f"{outer} and, inside it, {inner} (27 October 2019)" in told) == are_told
    notes = [note.sentence() for note in check(reading).notes]
    assert any("counted twice" in language.told(note) for note in notes) == are_told


@pytest.mark.parametrize(
    ("outer", "day", "is_double"),
    [
        ("Mangystau Region", "2019-10-25", False),
        ("Mangystau Region", "2019-10-26", True),
        ("village of Qwertysai, Mangystau Region", "2019-10-26", False),
    ],
)
def test_a_region_is_meant_from_its_first_day_on_and_somewhere_in_it_is_none(
    tables: Tables, outer: str, day: str, is_double: bool
) -> None:
    two_events(tables, outer, "Zhanaozen", days={"date_first": day, "date_last": day})

    assert bool(count(tables.read().dataset, Selection()).nested) == is_double


def test_one_of_the_two_alone_has_nothing_counted_twice(tables: Tables) -> None:
    two_events(tables, "Mangystau Region", "Zhanaozen", days=TOWN_DAY)
    dataset = tables.read().dataset

    assert count(dataset, Selection(since=date(2019, 10, 27))).nested == ()
    assert count(dataset, Selection(events=("wide",))).nested == ()
