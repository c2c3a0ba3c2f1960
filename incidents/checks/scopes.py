"""Checks of scopes and of other columns that hold several ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.rule.scope import ALL, ELSEWHERE, members
from incidents.tables.problems import Problem
from incidents.tables.rows import Row, Table, Tables


def covered(scope: str, of_event: Mapping[str, Row]) -> frozenset[str]:
    """What the scope names, and whatever these incidents hold; `of_event` are those of its event,
    by id."""
    named = members(scope, of_event)
    return named.union(*(of_event[member].holds for member in named if member in of_event))


def scopes_that_name_no_part_of_their_event(tables: Tables) -> Iterator[Problem]:
    """Scopes with ids that do not exist or belong to another event, or `all` beside others."""
    reports, events = tables["reports"], _events_of_incidents(tables["incidents"])
    for row in reports.where(pc.invert(_is_one_part(reports, tables["incidents"]))):
        named = row["scope"].split()
        if ALL in named and len(named) > 1:
            yield reports.problem(row, "scope", wanted=to_say("all alone, or ids without it"))
            continue
        for member in named:
            if member in (ALL, ELSEWHERE):
                continue
            if member not in events:
                found = member
                wanted = to_say("an incident_id of incidents.csv, all or elsewhere")
            elif (other := events[member]) != row["event_id"]:
                found = to_say("{incident} of event {event}", incident=member, event=other)
                wanted = to_say("incidents of {event}", event=row["event_id"])
            else:
                continue
            yield reports.problem(row, "scope", wanted=wanted, value=found)


def _events_of_incidents(incidents: Table) -> dict[str, str]:
    """The event of each incident, of those that share an id the first."""
    found: dict[str, str] = {}
    pairs = zip(incidents.values("incident_id"), incidents.values("event_id"), strict=True)
    for incident_id, event_id in pairs:
        found.setdefault(incident_id, event_id)
    return found


def _is_one_part(reports: Table, incidents: Table) -> pa.ChunkedArray:
    """Whether a scope is one incident of the report's event, or a word for a part of it."""
    is_word = pc.is_in(reports["scope"], pa.array([ALL, ELSEWHERE]))
    known = incidents["incident_id"].combine_chunks()
    event = incidents["event_id"].take(pc.index_in(reports["scope"], known))
    return pc.or_(is_word, pc.fill_null(pc.equal(event, reports["event_id"]), False))


def incidents_named_like_a_word_of_scopes(tables: Tables) -> Iterator[Problem]:
    """Incidents whose id means something else in a scope."""
    incidents = tables["incidents"]
    words = pa.array([ALL, ELSEWHERE])
    for row in incidents.where(pc.is_in(incidents["incident_id"], words)):
        wanted = to_say("an id other than all, elsewhere")
        yield incidents.problem(row, "incident_id", wanted=wanted)


def further_sources_that_do_not_exist(tables: Tables) -> Iterator[Problem]:
    """Ids in `also_in_source_ids` that no source has, or that the report names already."""
    reports, sources = tables["reports"], tables["sources"].by_id()
    for row in reports:
        for source_id in row["also_in_source_ids"].split():
            if source_id not in sources:
                wanted = to_say("ids of sources.csv, separated by spaces")
            elif source_id == row["source_id"]:
                wanted = to_say("sources other than source_id")
            else:
                continue
            yield reports.problem(row, "also_in_source_ids", wanted=wanted, value=source_id)


def organizers_reported_for_another_event(tables: Tables) -> Iterator[Problem]:
    """Rows that rest on a report of some other event."""
    organized, reports = tables["event_organizers"], tables["reports"].by_id()
    for row in organized:
        report = reports.get(row["report_id"])
        if report and report["event_id"] != row["event_id"]:
            wanted = to_say("a report of event {event}", event=row["event_id"])
            yield organized.problem(row, "report_id", wanted=wanted)
