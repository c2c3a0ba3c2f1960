"""Checks of reports that replace others, and of reports that are set aside or withdrawn."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.checks.scopes import covered
from incidents.codes import (
    COUNTED_ACTS,
    NOT_COUNTED_STATUSES,
    NOT_FOUND_BY,
    READERS_TO_SET_ASIDE,
    SETS_ASIDE,
)
from incidents.rule.scope import ALL
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table, Tables, truths

MOST_SHOWN = 6
"""Reports of one circle that a message names."""


def replacements_in_a_circle(tables: Tables) -> Iterator[Problem]:
    """Reports that replace one another, so that none is left."""
    reports = tables["reports"]
    ids = reports["report_id"].filter(_is_replacing(reports)).combine_chunks()
    # In a circle each one replaces one that replaces another.
    replacing = reports.where(pc.is_in(reports["replaces_report_id"], ids))
    circles = _circles({row["report_id"]: row["replaces_report_id"] for row in replacing})
    for row in replacing:
        if shown := circles.get(row["report_id"]):
            wanted = to_say("no circle ({reports})", reports=" -> ".join(shown))
            yield reports.problem(row, "replaces_report_id", wanted=wanted)


def _is_replacing(reports: Table) -> pa.ChunkedArray:
    return pc.not_equal(reports["replaces_report_id"], "")


def _circles(replaced: Mapping[str, str]) -> dict[str, list[str]]:
    """For each report that stands in a circle the way around it, of a long one its beginning."""
    circles: dict[str, list[str]] = {}
    passed: dict[str, str] = {}  # the report from which the way came by first
    for start in replaced:
        way, report_id = list[str](), start
        while report_id and report_id not in passed:
            passed[report_id] = start
            way.append(report_id)
            report_id = replaced.get(report_id, "")
        if report_id and passed[report_id] == start:
            around = way[way.index(report_id) :]
            further, shown = around + around[:MOST_SHOWN], min(len(around), MOST_SHOWN)
            cut = ["…"] if shown < len(around) else []
            for at, one in enumerate(around):
                circles[one] = [*further[at : at + shown], *cut, one]
    return circles


def replacements_of_something_else(tables: Tables) -> Iterator[Problem]:
    """Reports that replace one of another origin, event or measure, or of a wider scope."""
    reports = tables["reports"]
    if not (replacing := reports.where(_is_replacing(reports))):
        return
    ids = pa.array([row["replaces_report_id"] for row in replacing], pa.string())
    by_id: dict[str, Row] = {}
    for row in reports.where(pc.is_in(reports["report_id"], ids)):
        by_id.setdefault(row["report_id"], row)
    of_event = _incidents_by_event(tables, {row["event_id"] for row in replacing})
    for row in replacing:
        replaced = by_id.get(row["replaces_report_id"])
        if replaced is None:
            continue
        for column in ("origin_id", "event_id", "measure"):
            if replaced[column] != row[column]:
                wanted = to_say(
                    "a report of the same {column} ({own}, not {other})",
                    column=column,
                    own=row[column],
                    other=replaced[column],
                )
                yield reports.problem(row, "replaces_report_id", wanted=wanted)
        if not _covers(row, replaced, of_event.get(row["event_id"], {})):
            wanted = to_say("a report of the same or a narrower scope, in places and days")
            yield reports.problem(row, "replaces_report_id", wanted=wanted)


def _incidents_by_event(tables: Tables, events: Set[str]) -> dict[str, dict[str, Row]]:
    incidents = tables["incidents"]
    found: dict[str, dict[str, Row]] = {}
    of_events = pc.is_in(incidents["event_id"], pa.array(events, pa.string()))
    for incident in incidents.where(of_events):
        found.setdefault(incident["event_id"], {})[incident["incident_id"]] = incident
    return found


def _covers(row: Row, replaced: Row, of_event: Mapping[str, Row]) -> bool:
    days = [row["date_first"], replaced["date_first"], replaced["date_last"], row["date_last"]]
    if None in days:
        return True  # the schema has said what is wrong
    same_or_wider = replaced["scope"] == row["scope"] or (
        covered(replaced["scope"], of_event) <= covered(row["scope"], of_event)
    )
    return same_or_wider and days == sorted(days)


def figures_of_one_origin_that_differ(tables: Tables) -> Iterator[Note]:
    """Figures beside which a higher one of the same origin for the same scope cannot be right, and
    neither of which another report replaces: a revision perhaps. Of several higher ones the highest
    is told."""
    reports = tables["reports"]
    by_scope: dict[tuple[Any, ...], list[Row]] = {}
    # Only what a scope of a whole event covers, or one of what holds others, is told by incidents.
    asked = reports["event_id"]
    if not tables["incidents"].holds:
        asked = asked.filter(pc.match_substring(reports["scope"], ALL))
    of_event = _incidents_by_event(tables, set(asked.unique().to_pylist()))

    @cache
    def covers(event_id: str, scope: str) -> frozenset[str]:
        return covered(scope, of_event.get(event_id, {}))

    hedged = truths(reports["hedged"])
    counted = reports.sound & truths(pc.equal(reports["status"], "counted"))
    counted = counted & truths(pc.is_in(reports["act"], pa.array(COUNTED_ACTS)))
    taken_back = reports["replaces_report_id"].filter(pa.array(counted)).unique()
    replaced = truths(pc.is_in(reports["report_id"], taken_back))
    for row in reports.where(counted & ~hedged & ~replaced):
        scope = covers(row["event_id"], row["scope"])
        key = (row["event_id"], row["origin_id"], row["measure"], scope)
        by_scope.setdefault(key, []).append(row)
    for rows in by_scope.values():
        floors = [row for row in rows if row["detained_low"] is not None]
        floors.sort(key=lambda row: -row["detained_low"])
        for later in rows:
            if earlier := _higher_one(later, floors):
                remark = to_say(
                    "the same origin gives another figure in {report}: if this one takes it back, "
                    "name it here",
                    report=earlier["report_id"],
                )
                yield reports.note(later, "replaces_report_id", remark=remark)


def _higher_one(later: Row, floors: Iterable[Row]) -> Row | None:
    """The first of these, the highest first, that gives more on the same days or fewer."""
    for earlier in floors:
        if later["detained_high"] is None or earlier["detained_low"] <= later["detained_high"]:
            return None
        first, last = earlier["date_first"], earlier["date_last"]
        if later["date_first"] <= first and last <= later["date_last"]:
            return earlier
    return None


def reports_not_counted_without_a_reason(tables: Tables) -> Iterator[Problem]:
    """Reports set aside or withdrawn with no word why."""
    reports = tables["reports"]
    for row in reports.where(pc.is_in(reports["status"], pa.array(NOT_COUNTED_STATUSES))):
        if not row["status_reason"].strip():
            wanted = to_say("the reason why {status}", status=row["status"])
            yield reports.problem(row, "status_reason", wanted=wanted)


def reports_set_aside_for_nothing(tables: Tables) -> Iterator[Problem]:
    """Reports set aside though no other words are in the table and no publisher corrected.

    A report is set aside because its origin said something else, and then what the origin
    said is in the table and counts; or because its publisher took it back; or because two readers
    did not find its words, whose readings are then in the table.
    """
    reports = tables["reports"]
    set_aside = reports.where(pc.equal(reports["status"], "set_aside"))
    events = pa.array({row["event_id"] for row in set_aside}, pa.string())
    of_these = pc.is_in(reports["event_id"], events)
    counted: dict[str, set[str]] = {}
    for row in reports.where(pc.and_(of_these, pc.equal(reports["status"], "counted"))):
        counted.setdefault(row["event_id"], set()).add(row["detained_text"])
    not_found = _reported_not_found(tables)
    for row in set_aside:
        if "correct" in row["status_reason"].lower() or row["report_id"] in not_found:
            continue
        words = counted.get(row["event_id"], set())
        # A reading that was taken back leaves one reader, or none.
        is_undone = row["status_reason"].startswith(NOT_FOUND_BY)
        if is_undone or len(words) == (row["detained_text"] in words):  # none but its own
            wanted = to_say(
                "counted, or the words of its origin in the table, or a correction as reason, "
                "or two readers who did not find its words"
            )
            yield reports.problem(row, "status", wanted=wanted)


def _reported_not_found(tables: Tables) -> set[str]:
    """The reports whose words so many readers did not find as set one aside."""
    readings, readers = tables["readings"], defaultdict[str, set[str]](set)
    for row in readings.where(pc.equal(readings["outcome"], SETS_ASIDE)):
        readers[row["report_id"]].add(row["read_by"].casefold())
    return {report for report, by in readers.items() if len(by) >= READERS_TO_SET_ASIDE}
