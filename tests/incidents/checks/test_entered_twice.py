"""Notes on a group or a report that may stand in the tables twice."""

from __future__ import annotations

from typing import Any

import pytest

from tests.incidents.conftest import Tables

NEXT_DAY = {"date_first": "2019-10-27", "date_last": "2019-10-27"}


def notes_of(tables: Tables, field: str) -> list[tuple[str, int]]:
    return [(table, row) for table, row, found in tables.notes() if found == field]


@pytest.mark.parametrize("written", ["Almaty", "Алматы", "Alma-Ata"])
def test_one_town_as_two_incidents_of_a_day_is_noted_however_it_is_written(
    tables: Tables, written: str
) -> None:
    tables.add("incidents", incident_id="again", location_text=written)

    assert ("incidents", 3) in notes_of(tables, "location_text")


def test_so_is_a_place_that_was_not_found(tables: Tables) -> None:
    for name in ("one", "two"):
        tables.add("incidents", incident_id=name, location_text="Nowhereville")

    assert notes_of(tables, "location_text") == [("incidents", 4)]


@pytest.mark.parametrize(
    "fields",
    [
        {"venue_text": "at the station"},
        {"note": "a group of their own, before the rally"},
        {"location_text": "Oral"},
        {"event_id": "next", **NEXT_DAY},
    ],
)
def test_two_groups_that_are_told_apart_are_none(tables: Tables, fields: dict[str, Any]) -> None:
    tables.add("events", event_id="next", **NEXT_DAY)
    tables.add("incidents", **{"incident_id": "other", **fields})

    assert notes_of(tables, "location_text") == []


def test_a_row_for_each_person_is_noted_once(tables: Tables) -> None:
    for number in range(5):
        tables.add("reports", report_id=f"r{number}", detained_text="[name] was detained")

    assert notes_of(tables, "detained_text") == [("reports", 2)]


@pytest.mark.parametrize(
    "fields",
    [
        {"detained_text": "a dozen others"},
        {"origin_id": "afp"},
        {"measure": "journalists"},
        {"status": "withdrawn", "status_reason": "a slip"},
    ],
)
def test_reports_that_differ_are_not(tables: Tables, fields: dict[str, Any]) -> None:
    tables.add("origins", origin_id="afp", name="AFP", voice_id="afp")
    tables.add("reports").add("reports", report_id="other", **fields)

    assert notes_of(tables, "detained_text") == []


def test_a_total_that_its_own_source_lowered_is_noted_whatever_its_scope_is_called(
    tables: Tables,
) -> None:
    tables.add("reports", detained_low=300, detained_high=300, detained_text="300 people")
    fewer = {"detained_low": 280, "detained_high": 280, "detained_text": "280 people"}
    tables.rows["reports"][0]["scope"] = "all"
    scope = "2019-10-26-almaty elsewhere"
    tables.add("reports", report_id="later", scope=scope, **fewer)

    assert notes_of(tables, "replaces_report_id") == [("reports", 3)]
