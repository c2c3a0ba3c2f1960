"""What became of a figure between two versions of the tables, and the rows that made it so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from typing import TYPE_CHECKING, Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.codes import READ
from incidents.counting.count import Count, count
from incidents.counting.differing_rows import DifferingRows, VersionChange, differing_rows
from incidents.dataset.table_arrays import (
    Truths,
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.selection import Selection
from incidents.tables.sound_csv import TEXT

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


@dataclass(frozen=True)
class Comparison:
    """One selection counted in two versions of the tables, by today's rule and gazetteer.

    `changes` are the rows that the two counts do not share, sorted by table and id; `beside` is
    how many other rows of the tables differ.
    """

    before: Count
    now: Count
    changes: Sequence[VersionChange]
    beside: int


class Changes(Sequence[VersionChange]):
    """The rows that differ, table after table; each is made when it is asked for."""

    def __init__(self, tables: Iterable[DifferingRows]) -> None:
        self._tables = [table for table in tables if len(table)]
        self._ends = list(accumulate(map(len, self._tables)))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    @overload
    def __getitem__(self, place: int) -> VersionChange: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[VersionChange]: ...
    def __getitem__(self, place: int | slice) -> VersionChange | Sequence[VersionChange]:
        if isinstance(place, slice):
            return [self[number] for number in range(len(self))[place]]
        number = range(len(self))[place]
        table = bisect_right(self._ends, number)
        return self._tables[table][number - self._ends[table]]

    def __iter__(self) -> Iterator[VersionChange]:
        return chain.from_iterable(self._tables)


def compare(before: Dataset, now: Dataset, selection: Selection) -> Comparison:
    """What the selection comes to in both, with the rows that made the difference."""
    counts = count(before, selection), count(now, selection)
    every = _differing(before, now, selection)
    reached = _reached((before, now), counts)
    touching = Changes(rows.those(_touch(rows, reached)) for rows in every)
    if not touching and _outcome(counts[0]) != _outcome(counts[1]):
        # No row that is counted differs, yet the figure does: then any row may be why.
        touching = Changes(rows for rows in every if rows.table in COUNTED_FIELDS)
    return Comparison(*counts, touching, sum(map(len, every)) - len(touching))


def _outcome(counted: Count) -> tuple[Any, ...]:
    figure = counted.figure
    return figure.low, figure.high, figure.open_ended, figure.standing, figure.no_number


def changed_rows(before: Dataset, now: Dataset, selection: Selection) -> Changes:
    """Every row that is not as it was, by table and id; `review` is told where it is chosen by."""
    return Changes(_differing(before, now, selection))


def _differing(before: Dataset, now: Dataset, selection: Selection) -> list[DifferingRows]:
    found = []
    for table in TABLES:
        derived = DERIVED.get(table, ())
        old, new = (
            one.tables[table].select(
                [name for name in one.tables[table].column_names if name not in derived]
            )
            for one in (before, now)
        )
        fields = COUNTED_FIELDS.get(table, ())
        if table == "reports" and selection.review:
            fields = (*fields, "review")
        key = new.column_names[: NAMED_BY_SEVERAL.get(table, 1)]
        found.append(differing_rows(table, old, new, key=key, fields=fields))
    return found


DERIVED = {
    "incidents": (
        "resolved_place_id", "place_kind", "region_code", "matched_by", "latitude", "longitude",
    ),
    "reports": ("voice_id", "covers_elsewhere", "has_all"),
    "sources": ("address_withheld",),
}  # fmt: skip
"""Columns that the code adds to the tables."""


NAMED_BY_SEVERAL = {"event_organizers": 4, "coverage": 4}
"""How many of their first columns name the rows of tables that have no id."""


def _reached(datasets: tuple[Dataset, Dataset], counts: tuple[Count, Count]) -> dict[str, pa.Array]:
    """The ids of the rows that either count looks at, by table."""
    found: dict[str, list[pa.Array]] = {table: [pa.array([], TEXT)] for table in COUNTED_FIELDS}
    for dataset, counted in zip(datasets, counts, strict=True):
        events, incidents = event_arrays(dataset), incident_arrays(dataset)
        reports, members = report_arrays(dataset), member_arrays(dataset)
        looked_at = np.zeros(len(reports), dtype=bool)
        for ids in (counted.reports, counted.longer, counted.wider):
            looked_at |= reports.marked(ids)
        of_events = events.marked(counted.events) | events.marked(counted.other_contexts)
        of_events[reports.event[looked_at]] = True
        of_incidents = incidents.marked(counted.incidents)
        of_incidents[members.incident[members.of_reports(looked_at)]] = True
        origins = np.unique(reports.origin_id.codes[looked_at]).tolist()
        found["origins"].append(pa.array([reports.origin_id.values[one] for one in origins], TEXT))
        for table, arrays, chosen in (
            ("reports", reports, looked_at),
            ("events", events, of_events),
            ("incidents", incidents, of_incidents),
        ):
            found[table].append(arrays.ids.filter(pa.array(chosen)).cast(TEXT))
    if counts[0].selection.organizers:
        found["event_organizers"] = found["events"]
    if counts[0].selection.review == READ:
        found["readings"] = found["reports"]
    return {table: pa.concat_arrays(ids) for table, ids in found.items()}


def _touch(rows: DifferingRows, reached: Mapping[str, pa.Array]) -> Truths:
    """Whether a count looks at each row, and at something in it that changed."""
    if rows.table not in COUNTED_FIELDS:
        return np.zeros(len(rows), dtype=bool)
    named_by = NAMED_BY.get(rows.table)
    key = rows.column(named_by) if named_by else rows.ids
    looked_at: Truths = np.asarray(pc.is_in(key, value_set=reached[rows.table]))
    return rows.counted & looked_at


NAMED_BY = {"event_organizers": "event_id", "readings": "report_id"}
"""The column by which a count looks at the rows of a table, where that is not the first."""
