"""What became of a figure between two versions of the tables, and the rows that made it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from incidents.codes import READ
from incidents.counting.count import Count, count
from incidents.dataset.index import bound, columns_of, day_of, incidents_of_reports, rows_by_id
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

COUNTED_FIELDS = {
    "events": ("date_first", "date_last", "context"),
    "incidents": ("event_id", "location_text", "place_id", "date_first", "date_last"),
    "reports": (
        "event_id", "scope", "date_first", "date_last", "measure", "act", "detained_low",
        "detained_high", "detained_text", "detained_text_en", "extent", "hedged", "basis",
        "origin_id", "replaces_report_id", "status",
    ),
    "origins": ("name", "voice_id"),
    "event_organizers": ("event_id", "organizer_id", "role"),
    "readings": ("report_id", "read_on", "outcome"),
}  # fmt: skip
"""The tables and fields that a figure, or the words it is printed in, is made of."""

TABLES = (*COUNTED_FIELDS, "sources", "organizers", "coverage", "considered")
"""The tables that are compared: those that a version keeps."""

Row = Mapping[str, Any]


@dataclass(frozen=True)
class VersionChange:
    """A row that is not as it was. `kind` is added, corrected, set_aside, withdrawn or removed.

    `fields` holds (field, before, after) as written in the tables, of what a figure is made of;
    `row` is the row now, or as it was where it is removed.
    """

    table: str
    row_id: str
    kind: str
    row: Row
    fields: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True)
class Comparison:
    """One selection counted in two versions of the tables, by today's rule and gazetteer.

    `changes` are the rows that the two counts do not share, sorted by table and id; `beside` is
    how many other rows of the tables differ.
    """

    before: Count
    now: Count
    changes: tuple[VersionChange, ...]
    beside: int


def compare(before: Dataset, now: Dataset, selection: Selection) -> Comparison:
    """What the selection comes to in both, with the rows that made the difference."""
    counts = count(before, selection), count(now, selection)
    every = list(changed_rows(before, now, selection))
    reached = _reached((before, now), counts)
    touching = [change for change in every if _touches(change, reached)]
    if not touching and _outcome(counts[0]) != _outcome(counts[1]):
        # No row that is counted differs, yet the figure does: then any row may be why.
        touching = [change for change in every if change.table in COUNTED_FIELDS]
    return Comparison(*counts, tuple(touching), len(every) - len(touching))


def _outcome(counted: Count) -> tuple[Any, ...]:
    figure = counted.figure
    return figure.low, figure.high, figure.open_ended, figure.standing, figure.no_number


def changed_rows(before: Dataset, now: Dataset, selection: Selection) -> Iterator[VersionChange]:
    """Every row that is not as it was, by table and id; `review` is told where it is chosen by."""
    for table in TABLES:
        old, new = _rows(before, table), _rows(now, table)
        for row_id in sorted({*old, *new}):
            was, is_now = old.get(row_id), new.get(row_id)
            if was is None and is_now is not None:
                yield VersionChange(table, row_id, "added", is_now)
            elif was is not None and is_now is None:
                yield VersionChange(table, row_id, "removed", was)
            elif was is not None and is_now is not None and was != is_now:
                yield _corrected(table, row_id, was, is_now, selection)


def _corrected(
    table: str, row_id: str, was: Row, is_now: Row, selection: Selection
) -> VersionChange:
    names = COUNTED_FIELDS.get(table, ())
    if table == "reports" and selection.review:
        names = (*names, "review")
    fields = tuple(
        (name, was.get(name, ""), is_now.get(name, ""))
        for name in names
        if was.get(name, "") != is_now.get(name, "")
    )
    kind, status = "corrected", is_now.get("status", "")
    if was.get("status", "") != status and status in ("set_aside", "withdrawn"):
        kind = status
    return VersionChange(table, row_id, kind, is_now, fields)


def _rows(dataset: Dataset, table: str) -> dict[str, dict[str, str]]:
    """The rows of a table as they are written, by what names them; derived columns aside."""
    if table in ("event_organizers", "coverage"):
        frame = columns_of(dataset, table)
        rows = [dict(row) for row in frame.iter_rows(named=True)]
        named = [(" ".join(_written(v) for v in list(row.values())[:4]), row) for row in rows]
    else:
        named = [(key, dict(row)) for key, row in rows_by_id(dataset, table).items()]
    derived = DERIVED.get(table, ())
    return {
        key: {name: _written(value) for name, value in row.items() if name not in derived}
        for key, row in named
    }


DERIVED = {
    "incidents": (
        "resolved_place_id", "place_kind", "region_code", "matched_by", "latitude", "longitude",
    ),
    "reports": ("voice_id", "covers_elsewhere", "has_all"),
    "sources": ("address_withheld",),
}  # fmt: skip
"""Columns that the code adds to the tables."""


def _written(value: Any) -> str:
    """The value as the table writes it.

    >>> _written(True), _written(12), _written(None)
    ('true', '12', '')
    """
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if day := day_of(value):
        return day.isoformat()
    number = bound(value)
    return "" if number is None else str(number)


def _reached(datasets: tuple[Dataset, Dataset], counts: tuple[Count, Count]) -> dict[str, set[str]]:
    """The ids of the rows that either count looks at, by table."""
    found: dict[str, set[str]] = {table: set() for table in COUNTED_FIELDS}
    for dataset, counted in zip(datasets, counts, strict=True):
        reports = {*counted.reports, *counted.longer, *counted.wider}
        found["reports"] |= reports
        found["events"] |= {*counted.events, *counted.other_contexts}
        found["incidents"] |= set(counted.incidents)
        for report_id in reports:
            row = rows_by_id(dataset, "reports")[report_id]
            found["origins"].add(row["origin_id"])
            found["events"].add(row["event_id"])
            found["incidents"] |= set(incidents_of_reports(dataset).get(report_id, ()))
    if counts[0].selection.organizers:
        found["event_organizers"] = found["events"]
    if counts[0].selection.review == READ:
        found["readings"] = found["reports"]
    return found


def _touches(change: VersionChange, reached: Mapping[str, set[str]]) -> bool:
    """Whether a count looks at the row, and at something in it that changed."""
    if change.table not in COUNTED_FIELDS or (change.kind == "corrected" and not change.fields):
        return False
    key = change.row.get(NAMED_BY[change.table], "") if change.table in NAMED_BY else change.row_id
    return key in reached[change.table]


NAMED_BY = {"event_organizers": "event_id", "readings": "report_id"}
"""The column by which a count looks at the rows of a table, where that is not the first."""
