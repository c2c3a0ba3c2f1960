"""The rows of the curated tables that a selection needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from incidents.codes import READ
from incidents.counting.select import replaced_by
from incidents.dataset.index import (
    among,
    bound,
    columns_of,
    day_of,
    incidents_of_reports,
    rows_by_id,
)
from incidents.export.selection_content import Taking
from incidents.export.sheets import Cell
from incidents.tables.schema import Package
from incidents.words.sources import cited_in

READINGS = "readings"
"""A table with initials in it, needed where a selection asks what was read."""

LINKS = ("url", "archive_url")
"""Columns of sources that are empty where links are left out."""

READERS: Mapping[str, Callable[[Any], Cell]] = {
    "integer": bound,
    "boolean": bool,
    "date": day_of,
    "string": str,
}
"""What makes a plain value of a cell, by the type of its field; None where it is empty."""


def needed_ids(taking: Taking) -> dict[str, set[str]]:
    """For each table that is needed the ids of its rows; nobody's name is in them.

    The incidents of the selection, the reports that lie in it or touch it and those that they
    replace, and whatever these refer to: counting in these rows gives the same total.
    """
    dataset, result = taking.speaker.dataset, taking.count
    reports, incidents = rows_by_id(dataset, "reports"), rows_by_id(dataset, "incidents")
    chosen = {*result.incidents}
    events = {incidents[i]["event_id"] for i in chosen}
    used = {*result.reports, *result.longer, *result.wider}
    events |= {reports[report]["event_id"] for report in used}
    organized = _organized(taking, events)
    used |= {row["report_id"] for row in organized}
    used |= replaced_by(dataset, used).keys()
    members = incidents_of_reports(dataset)
    chosen |= {incident for report in used for incident in members.get(report, ())}
    needed = {
        "events": events | {reports[report]["event_id"] for report in used},
        "incidents": chosen,
        "reports": used,
        "origins": {reports[report]["origin_id"] for report in used},
        "sources": set(cited_in(used, taking.speaker)),
        "organizers": {row["organizer_id"] for row in organized},
        "event_organizers": events,
    }
    if result.selection.review == READ:
        read = columns_of(dataset, READINGS).filter(among("report_id", used))
        needed[READINGS] = set(read["reading_id"].to_list())
    return needed


def table_rows(
    table: str, ids: Iterable[str], taking: Taking, package: Package
) -> list[list[Cell]]:
    """The rows of the table with these ids in the first column, in the table's order."""
    fields = package.fields(table)
    frame = columns_of(taking.speaker.dataset, table)
    wanted = set(ids)
    frame = frame.filter(among(fields[0]["name"], wanted))
    columns = [
        [None] * len(frame)
        if table == "sources" and not taking.links and field["name"] in LINKS
        else list(map(READERS[field["type"]], frame[field["name"]].to_list()))
        for field in fields
    ]
    return [list(row) for row in zip(*columns, strict=True)]


def _organized(taking: Taking, events: set[str]) -> list[dict[str, Any]]:
    frame = columns_of(taking.speaker.dataset, "event_organizers")
    return list(frame.filter(among("event_id", events)).iter_rows(named=True))
