"""Checks of days: backwards, or outside of what they are a part of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import reduce

import pyarrow.compute as pc

from geo.message import Message, to_say
from incidents.rule.scope import members
from incidents.tables.compact import in_one_piece
from incidents.tables.problems import Problem
from incidents.tables.rows import Row, Tables, truths

WITH_DAYS = ("events", "incidents", "reports", "coverage", "considered")


def days_backwards(tables: Tables) -> Iterator[Problem]:
    """Rows whose last day is before their first."""
    for name in WITH_DAYS:
        table = tables[name]
        backwards = pc.less(table["date_last"], table["date_first"])
        for row, more in table.left_out_where(backwards):
            wanted = _not_before(row["date_first"])
            yield table.problem(row, "date_last", wanted=wanted, more=more)


def days_outside_the_event(tables: Tables) -> Iterator[Problem]:
    """Incidents and reports with a day that is none of their event's."""
    events = tables["events"]
    ids = in_one_piece(events["event_id"])
    for name in ("incidents", "reports"):
        table = tables[name]
        at = pc.index_in(table["event_id"], ids)
        first, last = events["date_first"].take(at), events["date_last"].take(at)
        # Where a day of either is not known, nothing is.
        outside = [pc.less(table[c], first) for c in ("date_first", "date_last")]
        outside += [pc.greater(table[c], last) for c in ("date_first", "date_last")]
        rows = table.where(reduce(pc.or_, outside))
        by_id = events.by_id() if rows else {}
        for row in rows:
            event = by_id[row["event_id"]]
            for column in ("date_first", "date_last"):
                if not event["date_first"] <= row[column] <= event["date_last"]:
                    wanted = to_say(
                        "a day of event {event}, {first} to {last}",
                        event=row["event_id"],
                        first=event["date_first"],
                        last=event["date_last"],
                    )
                    yield table.problem(row, column, wanted=wanted)


def days_that_miss_the_incidents(tables: Tables) -> Iterator[Problem]:
    """Reports that name an incident and none of its days."""
    reports, table = tables["reports"], tables["incidents"]
    at = pc.index_in(reports["scope"], in_one_piece(table["incident_id"]))
    before = pc.less(reports["date_last"], table["date_first"].take(at))
    after = pc.less(table["date_last"].take(at), reports["date_first"])
    names_several = pc.match_substring_regex(reports["scope"], r"\s")
    rows = reports.where(truths(names_several) | truths(before) | truths(after))
    incidents = table.by_id() if rows else {}
    for row in rows:
        for member in sorted(members(row["scope"], ()) & incidents.keys()):
            incident = incidents[member]
            if not (_has_days(row) and _has_days(incident)):
                continue
            if row["date_last"] < incident["date_first"]:
                column = "date_last"
            elif incident["date_last"] < row["date_first"]:
                column = "date_first"
            else:
                continue
            wanted = to_say(
                "days that touch {incident}, {first} to {last}",
                incident=member,
                first=incident["date_first"],
                last=incident["date_last"],
            )
            yield reports.problem(row, column, wanted=wanted)


def words_said_before_they_could_be(tables: Tables) -> Iterator[Problem]:
    """Reports said on a day before the first day that they cover."""
    reports = tables["reports"]
    for row in reports.where(pc.less(reports["as_of_date"], reports["date_first"])):
        yield reports.problem(row, "as_of_date", wanted=_not_before(row["date_first"]))


def _not_before(first: date) -> Message:
    return to_say("a day on or after date_first, {first}", first=first)


def _has_days(row: Row) -> bool:
    return row["date_first"] is not None and row["date_last"] is not None
