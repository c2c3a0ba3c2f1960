"""Checks of event_organizers.csv: who organized an event, or that nobody did."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.codes import NO_ORGANIZER
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Tables

PARTS = ("called", "joined", "blamed")
"""The roles that an organizer has."""


def organizers_that_do_not_fit_their_role(tables: Tables) -> Iterator[Problem]:
    """An organizer beside the role of nobody, or none beside the role of somebody."""
    organized = tables["event_organizers"]
    is_nobody = pc.equal(organized["role"], NO_ORGANIZER)
    is_empty = pc.equal(organized["organizer_id"], "")
    for row, more in organized.left_out_where(pc.and_not(is_nobody, is_empty)):
        wanted = to_say("nothing beside role {role}, or another role", role=NO_ORGANIZER)
        yield organized.problem(row, "organizer_id", wanted=wanted, more=more)
    is_somebody = pc.is_in(organized["role"], pa.array(PARTS))
    for row, more in organized.left_out_where(pc.and_(is_somebody, is_empty)):
        wanted = to_say(
            "an id of organizers.csv, or role {role} if the report says so", role=NO_ORGANIZER
        )
        yield organized.problem(row, "organizer_id", wanted=wanted, more=more)


def reports_that_say_somebody_and_nobody_called(tables: Tables) -> Iterator[Problem]:
    """Rows of nobody whose report is said to name who called for the same event."""
    organized = tables["event_organizers"]
    called = {(r["event_id"], r["report_id"]): r.number for r in organized if _names_caller(r)}
    for row in organized:
        if row["role"] == NO_ORGANIZER and (row["event_id"], row["report_id"]) in called:
            other = called[row["event_id"], row["report_id"]]
            wanted = to_say(
                "one role only: row {row} has this report name who called for the event", row=other
            )
            yield organized.problem(row, "role", wanted=wanted)


def events_with_a_caller_and_with_nobody(tables: Tables) -> Iterator[Note]:
    """Rows of nobody where another report names who called for the event: both stand."""
    organized = tables["event_organizers"]
    callers: dict[str, dict[str, Row]] = {}
    for row in filter(_names_caller, organized):
        callers.setdefault(row["event_id"], {}).setdefault(row["report_id"], row)
    for row in organized:
        if row["role"] != NO_ORGANIZER:
            continue
        of_reports = callers.get(row["event_id"], {}).items()
        differ = (caller for report_id, caller in of_reports if report_id != row["report_id"])
        if caller := next(differ, None):
            remark = to_say("row {row} names who called for the event", row=caller.number)
            yield organized.note(row, "role", remark=remark)


def _names_caller(row: Row) -> bool:
    return row["role"] == "called" and bool(row["organizer_id"])
