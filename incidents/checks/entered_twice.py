"""Notes on what may stand in the tables twice: a group of people, or a report."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geo.message import to_say, to_say_count
from incidents.codes import COUNTED_STATUSES
from incidents.tables.problems import Note
from incidents.tables.rows import Row, Tables


def incidents_of_one_place_and_day(tables: Tables) -> Iterator[Note]:
    """Incidents beside which the event has another one at the same place on one of their days, and
    neither their venues nor a note tell the two apart: their figures are added up, where none of
    them holds the other. Where only the month is known, nobody knows whether it was one day."""
    incidents = tables["incidents"]
    at_place: dict[tuple[str, str, str], list[Row]] = {}
    for row in incidents:
        if row.sound and not row["note"] and row["date_precision"] != "month":
            place = row.place_id or " ".join(row["location_text"].casefold().split())
            key = (row["event_id"], place, row["venue_text"].casefold())
            at_place.setdefault(key, []).append(row)
    for rows in at_place.values():
        rows.sort(key=lambda row: (row["date_first"], row["date_last"], row.number))
        before = rows[0]
        for row in rows[1:]:
            is_held = row["incident_id"] in before.holds or before["incident_id"] in row.holds
            if row["date_first"] <= before["date_last"] and not is_held:
                remark = to_say(
                    "{incident} has the same place on the same day, and both are added up: one "
                    "group entered twice, or two? Then venue_text or note says so",
                    incident=before["incident_id"],
                )
                yield incidents.note(row, "location_text", remark=remark)
            before = max(before, row, key=lambda one: one["date_last"])


def reports_in_the_same_words(tables: Tables) -> Iterator[Note]:
    """Reports of one origin, scope and days in the same words: the first of them is told of."""
    reports = tables["reports"]
    alike: dict[tuple[Any, ...], list[Row]] = {}
    for row in reports:
        words = " ".join(row["detained_text"].casefold().split())
        if row.sound and words and row["status"] in COUNTED_STATUSES:
            scope = " ".join(sorted(row["scope"].split()))
            said = (row["event_id"], row["origin_id"], scope, row["measure"], row["act"], words)
            alike.setdefault((*said, row["date_first"], row["date_last"]), []).append(row)
    for first, *others in alike.values():
        if others:
            remark = to_say_count(
                "{number} report of this origin, scope and days has the same words",
                "{number} reports of this origin, scope and days have the same words, and count "
                "as one: entered twice, or a row for each person? Then one report has the number "
                "of them",
                len(others) + 1,
            )
            yield reports.note(first, "detained_text", remark=remark)
