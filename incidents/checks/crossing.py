"""Notes on scopes that cross: the rule for numbers can count only one of two such reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.checks.scopes import covered, period_of
from incidents.codes import COUNTED_ACTS
from incidents.rule.scope import ALL, ELSEWHERE, Days, Scope
from incidents.tables.compact import in_one_piece
from incidents.tables.problems import Note
from incidents.tables.rows import Row, Table, Tables, grouped, truths
from incidents.tables.sound_csv import TEXT

Covered = tuple[str, Scope]
"""A measure, and what reports of it cover."""


def scopes_that_cross(tables: Tables) -> Iterator[Note]:
    """Counted figures of one event that share days at a member and do not nest."""
    reports, table = tables["reports"], tables["incidents"]
    events = _with_two_that_can_cross(reports, table)
    incidents = grouped(table.where(pc.is_in(table["event_id"], events)), "event_id")
    of_events = grouped(reports.where(pc.is_in(reports["event_id"], events)), "event_id")
    for event_id, rows in of_events.items():
        sound = {row["incident_id"]: row for row in incidents.get(event_id, ()) if row.sound}
        days = {incident_id: period_of(row) for incident_id, row in sound.items()}
        as_written: dict[tuple[str, Days], Scope] = {}
        by_scope: dict[Covered, list[Row]] = {}
        for row in _counted_figures(rows):
            written = row["scope"], period_of(row)
            if written not in as_written:
                members = covered(row["scope"], sound)
                as_written[written] = Scope.of(members, period_of(row), days)
            by_scope.setdefault((row["measure"], as_written[written]), []).append(row)
        crossed: dict[Covered, list[str]] = {}
        for one, other in _with_a_member_in_common(by_scope):
            # Asked of the smaller: the larger may have a member for each incident of the event.
            small, large = sorted((one[1], other[1]), key=lambda scope: len(scope.days))
            if small.crosses(large):
                crossed.setdefault(other, []).extend(row["report_id"] for row in by_scope[one])
        for key, report_ids in crossed.items():
            remark = to_say(
                "crosses that of {reports}: only what nests is counted",
                reports=", ".join(report_ids),
            )
            for row in by_scope[key]:
                yield reports.note(row, "scope", remark=remark)


def _with_two_that_can_cross(reports: Table, incidents: Table) -> pa.Array:
    """The events with two reports of which each covers more than one place on one day: what covers
    no more lies inside another scope, or apart from it."""
    is_one_day = pc.equal(reports["date_first"], reports["date_last"])
    holding = incidents["incident_id"].take(pa.array(list(incidents.holds), pa.int64()))
    words = pa.array([ALL, ELSEWHERE, *holding.to_pylist()], TEXT)
    is_one_place = pc.invert(
        pc.or_(pc.is_in(reports["scope"], words), pc.match_substring_regex(reports["scope"], r"\s"))
    )
    can_cross = pa.array(~(truths(is_one_day) & truths(is_one_place)))
    counts = pc.value_counts(in_one_piece(reports["event_id"].filter(can_cross)))
    values, numbers = counts.field("values"), counts.field("counts")
    return values.filter(pc.greater(numbers, 1))


def _with_a_member_in_common(scopes: Iterable[Covered]) -> Iterator[tuple[Covered, Covered]]:
    """The pairs that can cross, each once: most scopes of an event share no member with others."""
    before: dict[tuple[str, str], list[Covered]] = {}
    for other in scopes:
        measure, scope = other
        at_members = [before.setdefault((measure, member), []) for member in scope.members]
        for one in dict.fromkeys(chain.from_iterable(at_members)):
            yield one, other
        for at_member in at_members:
            at_member.append(other)


def _counted_figures(rows: list[Row]) -> list[Row]:
    replaced = {row["replaces_report_id"] for row in rows}
    return [
        row
        for row in rows
        if row.sound
        and row["status"] == "counted"
        and row["act"] in COUNTED_ACTS
        and not row["hedged"]
        and (row["detained_low"], row["detained_high"]) != (None, None)
        and row["report_id"] not in replaced
    ]
