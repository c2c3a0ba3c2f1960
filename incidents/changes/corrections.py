"""What was corrected, withdrawn or taken out of the tables after readers could see it, and why: the
public side of the journal."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from incidents.changes.change import NAMES_PERSONS, RowChange, key_columns, key_of
from incidents.changes.journal import Entry
from incidents.tables.schema import Package
from text_safety.csv_injection import write_table

COLUMNS = (
    "entry",
    "at",
    "table",
    "id",
    "event_id",
    "kind",
    "field",
    "before",
    "after",
    "reason",
)


@dataclass(frozen=True)
class Correction:
    """A row that readers had seen and that is another now, or gone.

    `kind` is corrected, set_aside, withdrawn, removed, or returned where one that was gone is back.
    `event_id` and `incident_ids` say what it is about, "" and () where it is about no single event.
    """

    entry: int
    at: datetime
    table: str
    row_id: str
    event_id: str
    incident_ids: tuple[str, ...]
    kind: str
    fields: tuple[tuple[str, str, str], ...]
    reason: str


def corrections(entries: Iterable[Entry], package: Package) -> tuple[Correction, ...]:
    """Every correction of a journal, the last first.

    A row that is added is none, unless it was taken out before.
    """
    found: list[Correction] = []
    gone: set[tuple[str, str]] = set()
    for entry in entries:
        for row in entry.change.rows:
            if row.table == NAMES_PERSONS:
                continue
            name = row.table, key_of(row.row, key_columns(package, row.table))
            kind = "returned" if row.kind == "added" and name in gone else row.kind
            if row.kind == "removed":
                gone.add(name)
            if kind != "added":
                found.append(_correction(entry, row, name[1], kind))
    return tuple(reversed(found))


def _correction(entry: Entry, row: RowChange, row_id: str, kind: str) -> Correction:
    about = {**(row.before or {}), **(row.after or {})}
    incidents = about.get("incident_id") or about.get("scope", "")
    return Correction(
        entry.number,
        entry.at,
        row.table,
        row_id,
        about.get("event_id", ""),
        tuple(incidents.split()),
        kind,
        tuple(row.differing()) if kind in ("corrected", "set_aside", "withdrawn") else (),
        row.reason,
    )


def corrections_csv(found: Sequence[Correction]) -> bytes:
    """The corrections as a table in UTF-8, a row a field that was corrected; with a heading."""
    stream = io.StringIO()
    rows = (
        (
            one.entry,
            one.at.isoformat(timespec="seconds"),
            one.table,
            one.row_id,
            one.event_id,
            one.kind,
            *field,
            one.reason,
        )
        for one in found
        for field in one.fields or (("", "", ""),)
    )
    write_table(stream, [COLUMNS, *rows])
    return stream.getvalue().encode("utf-8")
