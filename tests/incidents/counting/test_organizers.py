"""Choosing events by who organized them, and by incidents."""

from __future__ import annotations

from typing import Any

import pytest

from incidents.counting.count import count
from incidents.counting.organizers import organized_by
from incidents.dataset.known_values import known_values
from incidents.dataset.table_arrays import event_arrays
from incidents.selection import Selection
from tests.incidents.conftest import Tables

EVENTS = {"alone": ["dck"], "joint": ["dck", "oyan"], "other": ["oyan"], "nobody": [""]}


@pytest.fixture
def organized(empty_tables: Tables) -> Tables:
    """Five events with a report each: of dck, of both, of oyan, of nobody, and one not told."""
    tables = empty_tables
    for name in ("origins", "sources", "organizers"):
        tables.add(name)
    tables.add("organizers", organizer_id="oyan", name="Oyan")
    for number, event in enumerate([*EVENTS, "silent"], start=1):
        incident, report = f"{event}-almaty", f"{event}-report"
        tables.add("events", event_id=event)
        tables.add("incidents", incident_id=incident, event_id=event)
        tables.add(
            "reports",
            report_id=report,
            event_id=event,
            scope=incident,
            detained_low=10**number,
            detained_high=10**number,
        )
        for organizer in EVENTS.get(event, ()):
            role = "called" if organizer else "no_organizer"
            tables.add(
                "event_organizers",
                event_id=event,
                organizer_id=organizer,
                role=role,
                report_id=report,
            )
    return tables


@pytest.mark.parametrize(
    ("organizers", "match", "events"),
    [
        (("dck",), "any", ["alone", "joint"]),
        (("dck",), "only", ["alone"]),
        (("dck", "oyan"), "only", ["alone", "joint", "other"]),
        (("no_organizer",), "any", ["nobody"]),
        (("not_reported",), "any", ["silent"]),
        (("not_reported",), "only", ["silent"]),
        (("not_reported", "oyan"), "only", ["other", "silent"]),
    ],
)
def test_events_are_those_of_any_or_of_only_the_organizers(
    organized: Tables, organizers: tuple[str, ...], match: str, events: list[str]
) -> None:
    dataset = organized.read().dataset

    chosen = organized_by(dataset, organizers, match=match)

    assert list(event_arrays(dataset).chosen(chosen)) == events


def test_only_counts_no_event_that_another_organizer_shares(organized: Tables) -> None:
    dataset = organized.read().dataset

    result = count(dataset, Selection(organizers=("dck",), organizer_match="only"))

    assert result.events == ("alone",)
    assert result.figure.low == 10


def test_what_stands_for_no_organizer_is_known_to_links(organized: Tables) -> None:
    known = known_values(organized.read().dataset)

    assert {"dck", "oyan", "not_reported", "no_organizer"} == known["organizer"]


def two_cities(tables: Tables) -> Any:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports")
    tables.add(
        "reports",
        report_id="both",
        scope="2019-10-26-almaty 2019-10-26-oral",
        detained_low=30,
        detained_high=30,
    )
    tables.add("reports", report_id="country", scope="all", detained_low=90, detained_high=90)
    return tables.read().dataset


def test_a_named_incident_lets_through_only_reports_that_lie_inside_it(tables: Tables) -> None:
    dataset = two_cities(tables)

    result = count(dataset, Selection(incidents=("2019-10-26-almaty",)))

    assert result.reports == ("2019-10-26-almaty-rferl",)
    assert result.wider == ("both", "country")


def test_both_incidents_let_through_the_report_on_both_and_none_on_the_country(
    tables: Tables,
) -> None:
    dataset = two_cities(tables)

    result = count(dataset, Selection(incidents=("2019-10-26-almaty", "2019-10-26-oral")))

    assert (result.figure.low, result.wider) == (30, ("country",))
