"""The part of the tables of some events gives the figures of the whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.codes import CONTEXTS
from incidents.counting.count import count
from incidents.counting.report_marks import marks_at
from incidents.dataset.part import events_of, part_of
from incidents.selection import Selection
from tests.project_tables import project_dataset

EVENTS = sorted(project_dataset().events["event_id"])


@pytest.mark.parametrize("event", EVENTS[::5])
def test_an_event_counts_in_its_part_as_in_the_whole(event: str) -> None:
    whole, selection = project_dataset(), Selection(events=(event,), contexts=CONTEXTS)

    assert count(part_of(whole, (event,)), selection) == count(whole, selection)


@pytest.mark.parametrize("incident", project_dataset().incidents["incident_id"][::11])
def test_an_incident_has_the_same_reports_in_its_part(incident: str) -> None:
    whole = project_dataset()
    part = part_of(whole, events_of(whole, [incident]))

    assert marks_at(part, incident) == marks_at(whole, incident)


def test_a_part_holds_nothing_of_other_events() -> None:
    part = part_of(project_dataset(), tuple(EVENTS[:2]))

    assert set(part.incidents["event_id"]) | set(part.reports["event_id"]) == set(EVENTS[:2])
    assert set(part.members["report_id"]) == set(part.reports["report_id"])
    assert set(part.holds) <= set(part.incidents["incident_id"])


def test_what_is_kept_of_the_whole_is_not_taken_for_the_part() -> None:
    whole = project_dataset()
    digests = {part_of(whole, (event,)).digest for event in EVENTS}

    assert len(digests | {whole.digest}) == len(EVENTS) + 1


def test_the_figure_of_an_incident_with_others_in_view_is_that_of_its_part() -> None:
    whole, chosen = project_dataset(), EVENTS[3]
    selection = Selection(bases=("official",), contexts=CONTEXTS)
    part = part_of(whole, (chosen,))

    assert (
        count(part, selection).figure == count(whole, replace(selection, events=(chosen,))).figure
    )
