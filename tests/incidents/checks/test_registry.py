"""No check takes ten times as long where the tables are twice as long."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from incidents.checks.people import without_names
from incidents.checks.registry import (
    CHECKS,
    CHECKS_THAT_KNOW_PLACES,
    CHECKS_THAT_LEAVE_OUT,
    WORTH_A_LOOK,
)
from incidents.dataset.dataset import Reading
from incidents.tables.problems import Note
from tests.incidents.conftest import Tables
from tests.steps import MOST_GROWTH, SIZES, growth

EVERY_CHECK = (*CHECKS_THAT_LEAVE_OUT, *CHECKS_THAT_KNOW_PLACES, *CHECKS, *WORTH_A_LOOK)
NOBODY = {"role": "no_organizer", "organizer_id": ""}


def many_events(tables: Tables, size: int) -> None:
    for n in range(size):
        event = f"event-{n}"
        tables.add("events", event_id=event).add("incidents", event_id=event, incident_id=f"i-{n}")
        for report in (f"{n}-a", f"{n}-b"):
            tables.add("reports", report_id=report, event_id=event, scope=f"i-{n}")
        tables.add("event_organizers", event_id=event, report_id=f"{n}-a")
        tables.add("event_organizers", event_id=event, report_id=f"{n}-b", **NOBODY)


def many_places_of_one_event(tables: Tables, size: int) -> None:
    tables.add("events")
    for n in range(size):
        tables.add("incidents", incident_id=f"i-{n}").add(
            "reports", report_id=f"r-{n}", scope=f"i-{n}"
        )
        tables.add("reports", report_id=f"all-{n}", scope="all", origin_id=f"origin-{n}")
        tables.add("origins", origin_id=f"origin-{n}")


def many_organizers_of_one_event(tables: Tables, size: int) -> None:
    tables.add("events").add("incidents").add("reports").add("reports", report_id="other")
    for n in range(size):
        tables.add("organizers", organizer_id=f"o-{n}", name=f"Movement {n}")
        tables.add("event_organizers", organizer_id=f"o-{n}")
        tables.add("reports", report_id=f"r-{n}").add(
            "event_organizers", report_id=f"r-{n}", **NOBODY
        )


def many_figures_of_one_origin(tables: Tables, size: int) -> None:
    tables.add("events").add("incidents")
    for n in range(size):
        replaced = f"r-{n - 1}" if n else ""
        figure = {"detained_low": 1000 - n, "detained_high": 1000 - n}
        tables.add("reports", report_id=f"r-{n}", replaces_report_id=replaced, **figure)


def a_circle_of_many(tables: Tables, size: int) -> None:
    tables.add("events").add("incidents")
    for n in range(size):
        tables.add("reports", report_id=f"r-{n}", replaces_report_id=f"r-{(n + 1) % size}")


def many_set_aside(tables: Tables, size: int) -> None:
    tables.add("events").add("incidents").add("reports")
    for n in range(size):
        tables.add("reports", report_id=f"r-{n}", status="set_aside", status_reason="distorted")


def many_names(tables: Tables, size: int) -> None:
    tables.add("events").add("incidents")
    for n in range(size):
        tables.add("reports", report_id=f"r-{n}", note=f"a note of some words {n}")
        tables.add("people", person_id=f"p-{n}", name=f"Aigul{n} Testbay{n}", report_id=f"r-{n}")
        tables.add("sources", source_id=f"s-{n}", url=f"https://example.org/news/{n}")


SHAPES = (
    many_events,
    many_places_of_one_event,
    many_organizers_of_one_event,
    many_figures_of_one_origin,
    a_circle_of_many,
    many_set_aside,
    many_names,
)


@pytest.fixture(scope="module", params=SHAPES, ids=lambda shape: shape.__name__)
def readings(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[int, Reading]:
    """Tables of one shape in three sizes."""
    found = {}
    for size in SIZES:
        tables = Tables(tmp_path_factory.mktemp("data")).add("origins").add("sources")
        tables.add("organizers")
        request.param(tables, size)
        found[size] = tables.read()
    return found


@pytest.mark.parametrize("check", EVERY_CHECK, ids=lambda check: check.__name__)
def test_the_steps_of_a_check_grow_with_the_rows_and_not_with_their_square(
    check: Callable[..., Any], readings: dict[int, Reading]
) -> None:
    # As `check` of the findings gives them.
    spelt = {
        size: {name: table.spelt_out() for name, table in reading.tables.items()}
        for size, reading in readings.items()
    }

    assert growth(lambda size: lambda: list(check(spelt[size]))) < MOST_GROWTH


def test_so_do_those_of_the_names_taken_out_of_messages(readings: dict[int, Reading]) -> None:
    def taken_out(size: int) -> Callable[[], object]:
        notes = [Note("file", n, "", "nothing of note", "told") for n in range(size)]
        return lambda: without_names(notes, readings[size].tables)

    assert growth(taken_out) < MOST_GROWTH
