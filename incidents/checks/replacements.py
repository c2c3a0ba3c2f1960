"""Checks of reports that replace others, and of reports that are set aside or withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import permutations
from typing import Any

from incidents.rule.scope import members
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Tables

NOT_COUNTED = ("set_aside", "withdrawn")


def replacements_in_a_circle(tables: Tables) -> Iterator[Problem]:
    """Reports that replace one another, so that none is left."""
    reports = tables["reports"]
    replaced = {row["report_id"]: row["replaces_report_id"] for row in reports}
    for row in reports:
        seen, report_id = list[str](), row["report_id"]
        while report_id and report_id not in seen:
            seen.append(report_id)
            report_id = replaced.get(report_id, "")
        if report_id and report_id == row["report_id"]:
            wanted = f"no circle ({' -> '.join([*seen, report_id])})"
            yield reports.problem(row, "replaces_report_id", wanted=wanted)


def replacements_of_something_else(tables: Tables) -> Iterator[Problem]:
    """Reports that replace one of another origin, event or measure, or of a wider scope."""
    reports, by_id = tables["reports"], tables["reports"].by_id()
    incidents = tables["incidents"].grouped("event_id")
    for row in reports:
        replaced = by_id.get(row["replaces_report_id"])
        if replaced is None:
            continue
        for column in ("origin_id", "event_id", "measure"):
            if replaced[column] != row[column]:
                wanted = f"a report of the same {column} ({row[column]}, not {replaced[column]})"
                yield reports.problem(row, "replaces_report_id", wanted=wanted)
        of_event = [incident["incident_id"] for incident in incidents.get(row["event_id"], ())]
        if not _covers(row, replaced, of_event):
            wanted = "a report of the same or a narrower scope, in places and days"
            yield reports.problem(row, "replaces_report_id", wanted=wanted)


def _covers(row: Row, replaced: Row, of_event: list[str]) -> bool:
    days = [row["date_first"], replaced["date_first"], replaced["date_last"], row["date_last"]]
    if None in days:
        return True  # the schema has said what is wrong
    same_or_wider = members(replaced["scope"], of_event) <= members(row["scope"], of_event)
    return same_or_wider and days == sorted(days)


def figures_of_one_origin_that_differ(tables: Tables) -> Iterator[Note]:
    """Two figures of one origin for one scope that cannot both be right, neither replacing the
    other: the later one may be a revision."""
    reports = tables["reports"]
    by_scope: dict[tuple[Any, ...], list[Row]] = {}
    for row in reports:
        if row.sound and row["status"] == "counted" and not row["hedged"]:
            scope = " ".join(sorted(row["scope"].split()))
            key = (row["event_id"], row["origin_id"], row["measure"], scope)
            by_scope.setdefault(key, []).append(row)
    for rows in by_scope.values():
        for one, other in permutations(rows, 2):
            replaced = {one["replaces_report_id"], other["replaces_report_id"]}
            if replaced.isdisjoint({one["report_id"], other["report_id"]}) and _too_low(other, one):
                remark = (
                    f"the same origin gives another figure in {one['report_id']}: if this one "
                    "takes it back, name it here"
                )
                yield reports.note(other, "replaces_report_id", remark=remark)


def _too_low(later: Row, earlier: Row) -> bool:
    """Whether a report on the same days or more gives fewer than an earlier one."""
    days = [later["date_first"], earlier["date_first"], earlier["date_last"], later["date_last"]]
    low, high = earlier["detained_low"], later["detained_high"]
    return days == sorted(days) and low is not None and high is not None and high < low


def reports_not_counted_without_a_reason(tables: Tables) -> Iterator[Problem]:
    """Reports set aside or withdrawn with no word why."""
    reports = tables["reports"]
    for row in reports:
        if row["status"] in NOT_COUNTED and not row["status_reason"].strip():
            yield reports.problem(row, "status_reason", wanted=f"the reason why {row['status']}")


def reports_set_aside_for_nothing(tables: Tables) -> Iterator[Problem]:
    """Reports set aside though no other words are in the table and no publisher corrected.

    A report is set aside because its origin said something else, and then what the origin
    said is in the table and counts; or because its publisher took it back.
    """
    reports = tables["reports"]
    by_event = reports.grouped("event_id")
    for row in reports:
        if row["status"] != "set_aside" or "correct" in row["status_reason"].lower():
            continue
        if not any(
            other["status"] == "counted" and other["detained_text"] != row["detained_text"]
            for other in by_event[row["event_id"]]
        ):
            wanted = "counted, or the words of its origin in the table, or a correction as reason"
            yield reports.problem(row, "status", wanted=wanted)
