"""The tables as arrays of whole numbers, which filters and sums go through at once.

Events, incidents and reports are numbered in the order of their ids, and what they refer to is
such a number too: a choice among them is an array of truths. Numbers and days have 32 bits: who
multiplies them widens them first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from incidents.dataset.ids import Ids
from incidents.dataset.index import (
    Frame,
    columns_of,
    incidents_of_reports,
    lists_of_reports,
    places_by_id,
)
from incidents.dataset.memo import memoised
from incidents.tables.compact import in_one_piece
from incidents.tables.rows import distinct

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Ints = NDArray[np.signedinteger[Any]]
Truths = NDArray[np.bool_]

NONE = -1
"""Stands for no number, no bound and no row: none of them is below zero."""

FEW_IDS = 1_000
"""So many ids are looked for one by one: Arrow first makes a table of all that there are."""

FEWER = 100
"""Of a column's different ids so many times fewer than the table has are looked for one by one: of
`replaces_report_id` most tables have hardly any."""

FEW_REPORTS = 3
"""Where not even every third report is asked for, their rows are gone to one by one."""

FEW_TEXTS = 8
"""So many texts are compared with a column one by one, which takes a tenth of what it takes to look
each row up."""

UNIX_EPOCH = 719_163
"""1 January 1970 as a proleptic Gregorian ordinal: from it Arrow and numpy count their days."""


@dataclass(frozen=True, eq=False)
class TextColumn:
    """The texts of a column: `codes` are places in `values`, its different texts."""

    codes: Ints
    values: tuple[str, ...]

    def among(self, wanted: Iterable[str]) -> Truths:
        """Whether the text of each row is one of these."""
        chosen = set(wanted)
        is_chosen = np.array([value in chosen for value in self.values], dtype=bool)
        codes = np.flatnonzero(is_chosen)
        if len(codes) > FEW_TEXTS:
            return is_chosen[self.codes]
        found = np.zeros(len(self.codes), dtype=bool)
        for code in codes.astype(self.codes.dtype):
            found |= self.codes == code
        return found

    def code(self, value: str) -> int:
        """The code of a text, `NONE` where no row has it."""
        return self.values.index(value) if value in self.values else NONE


class TableArrays:
    """The rows of a table by their number: `ids` sorted, `row` where each stands in the table."""

    def __init__(self, dataset: Dataset, table: str) -> None:
        self._places, self._native = places_by_id(dataset, table), dataset.tables[table]
        self.row, self.ids = self._places.order, self._places.ids

    def __len__(self) -> int:
        return len(self.row)

    @cached_property
    def number_of_row(self) -> Ints:
        """The number of each row of the table."""
        numbers = np.empty(len(self), dtype=np.int32)
        numbers[self.row] = np.arange(len(self))
        return numbers

    def texts(self, column: str) -> TextColumn:
        """A column of texts."""
        encoded = distinct(self._native.column(column))
        codes = np.asarray(encoded.indices, dtype=np.int32)[self.row]
        return TextColumn(codes, tuple(encoded.dictionary.to_pylist()))

    def truths(self, column: str) -> Truths:
        """A column of truths."""
        return np.asarray(self._native.column(column), dtype=bool)[self.row]

    def integers(self, column: str) -> Ints:
        """A column of whole numbers, `NONE` where a cell is empty."""
        cells = pc.fill_null(self._native.column(column), NONE)
        return np.asarray(cells, dtype=np.int64)[self.row]

    def days(self, column: str) -> Ints:
        """A column of days, as ordinals."""
        cells = self._native.column(column).cast(pa.date32()).cast(pa.int32())
        return np.asarray(cells, dtype=np.int32)[self.row] + UNIX_EPOCH

    def references(self, column: str, to: TableArrays) -> Ints:
        """The numbers of the rows of another table that a column names, `NONE` for no row of it."""
        return to.numbers_of(self._native.column(column)).astype(np.int32)[self.row]

    def numbers_of(self, ids: pa.ChunkedArray | Iterable[str]) -> Ints:
        """The numbers of the rows with these ids, `NONE` where there is no such row."""
        if isinstance(ids, Ids) and ids.names is self.ids:
            return ids.numbers
        if not isinstance(ids, pa.ChunkedArray):
            known = list(ids)
            if len(known) <= FEW_IDS:
                return self._numbers(known)
            ids = pa.chunked_array([pa.array(known, self.ids.type)])
        cells = in_one_piece(ids)
        if pa.types.is_dictionary(cells.type):
            found: Ints = self._found(cells.dictionary)[np.asarray(cells.indices)]
            return found
        return self._found(cells)

    def _found(self, ids: pa.Array) -> Ints:
        if len(ids) * FEWER <= len(self):
            return self._numbers(ids.to_pylist())
        # Those of the table itself, or of another that names each of them in the same order.
        if ids.equals(in_one_piece(self._native.column(0))):
            return self.number_of_row.astype(np.int64)
        found = pc.fill_null(pc.index_in(ids.cast(self.ids.type), self.ids), NONE)
        return np.asarray(found, dtype=np.int64)

    def _numbers(self, ids: Sequence[str]) -> Ints:
        return np.array([self._places.number(id_) for id_ in ids], dtype=np.int64)

    def marked(self, ids: Iterable[str]) -> Truths:
        """Whether each row is one of those with these ids."""
        numbers = self.numbers_of(ids)
        marks = np.zeros(len(self), dtype=bool)
        marks[numbers[numbers != NONE]] = True
        return marks

    def chosen(self, marks: Truths) -> Ids:
        """The ids of the rows that are marked."""
        return Ids(self.ids, np.flatnonzero(marks))


class EventArrays(TableArrays):
    """The events: first and last day, and the context."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(dataset, "events")
        self.first, self.last = self.days("date_first"), self.days("date_last")
        self.context = self.texts("context")


class PartsOfEvents(TableArrays):
    """The rows of a table each of which is of one of these events."""

    def __init__(self, dataset: Dataset, table: str, events: EventArrays) -> None:
        super().__init__(dataset, table)
        self.events, self.event = events, self.references("event_id", events)

    def of_event(self, event_id: str) -> list[str]:
        """The ids of the rows of an event, in the order of the table."""
        (number,) = self.events.numbers_of([event_id])
        rows = np.flatnonzero(self.event == number) if number != NONE else np.zeros(0, np.int64)
        in_order = rows[np.argsort(self.row[rows])]
        found: list[str] = self.ids.take(pa.array(in_order)).to_pylist()
        return found


class IncidentArrays(PartsOfEvents):
    """The incidents: event, days, place, kind of place and region."""

    def __init__(self, dataset: Dataset, events: EventArrays) -> None:
        super().__init__(dataset, "incidents", events)
        self.first, self.last = self.days("date_first"), self.days("date_last")
        self.place = self.texts("resolved_place_id")
        self.kind = self.texts("place_kind")
        self.region = self.texts("region_code")


class ReportArrays(PartsOfEvents):
    """The reports: what filters ask of them and what the rule does.

    `replaces` is the number of the report whose place one took.
    """

    def __init__(self, dataset: Dataset, events: EventArrays) -> None:
        super().__init__(dataset, "reports", events)
        self.first, self.last = self.days("date_first"), self.days("date_last")
        self.low, self.high = self.integers("detained_low"), self.integers("detained_high")
        for name in ("sees_part", "hedged", "computed", "covers_elsewhere", "has_all"):
            setattr(self, name, self.truths(name))
        for name in ("measure", "act", "status", "basis", "review", "voice_id", "origin_id"):
            setattr(self, name, self.texts(name))
        self.replaces = self.references("replaces_report_id", self)

    sees_part: Truths
    hedged: Truths
    computed: Truths
    covers_elsewhere: Truths
    has_all: Truths
    measure: TextColumn
    act: TextColumn
    status: TextColumn
    basis: TextColumn
    review: TextColumn
    voice_id: TextColumn
    origin_id: TextColumn


@dataclass(frozen=True, eq=False)
class MemberArrays:
    """Each report beside each incident that it covers, in the order of both; `row` where it stands
    in the table, `told` where no other incident of the report holds this one."""

    report: Ints
    incident: Ints
    row: Ints
    told: Truths
    of_report: Ints
    told_of_report: Ints

    @cached_property
    def _by_incident(self) -> tuple[Ints, Ints]:
        """The rows by incident, then by report, and where those of each incident begin."""
        ends = np.cumsum(np.bincount(self.incident))
        return np.argsort(self.incident, kind="stable"), np.concatenate([[0], ends])

    def of_incidents(self, incidents: Ints) -> tuple[Ints, Ints]:
        """The rows of the incidents with these numbers, one incident after the other and in each by
        report, and before which place in them those of each incident end."""
        rows, starts = self._by_incident
        beyond = len(starts) - 1  # incidents after the last one that is covered
        first, last = (
            starts[np.minimum(incidents, beyond)],
            starts[np.minimum(incidents + 1, beyond)],
        )
        ends = np.cumsum(last - first)
        shift = np.repeat(last - ends, last - first)
        return rows[np.arange(len(shift)) + shift], ends

    @cached_property
    def _starts(self) -> Ints:
        """Where the rows of each report begin."""
        return (np.cumsum(self.of_report) - self.of_report).astype(np.int32)

    def of_reports(self, reports: Truths) -> Ints:
        """The rows of these reports, in their order."""
        numbers = np.flatnonzero(reports)
        if FEW_REPORTS * len(numbers) > len(reports):
            found: Ints = np.flatnonzero(reports[self.report])
            return found
        count = self.of_report[numbers].astype(np.int64)
        shift = np.repeat(self._starts[numbers] - np.cumsum(count) + count, count)
        return np.arange(len(shift)) + shift

    def reports_of(self, incidents: Truths) -> Ints:
        """How many of these incidents each report covers."""
        return np.bincount(self.report[incidents[self.incident]], minlength=len(self.of_report))


@memoised()
def event_arrays(dataset: Dataset) -> EventArrays:
    """The events of a data set as arrays."""
    return EventArrays(dataset)


@memoised()
def incident_arrays(dataset: Dataset) -> IncidentArrays:
    """The incidents of a data set as arrays."""
    return IncidentArrays(dataset, event_arrays(dataset))


@memoised()
def report_arrays(dataset: Dataset) -> ReportArrays:
    """The reports of a data set as arrays."""
    return ReportArrays(dataset, event_arrays(dataset))


@memoised()
def member_arrays(dataset: Dataset) -> MemberArrays:
    """What the reports of a data set cover, as arrays."""
    members = columns_of(dataset, "members").to_native()
    reports, incidents = report_arrays(dataset), incident_arrays(dataset)
    report = reports.numbers_of(members["report_id"]).astype(np.int32)
    incident = incidents.numbers_of(members["incident_id"]).astype(np.int32)
    row = np.lexsort((incident, report)).astype(np.int32)
    report, incident = report[row], incident[row]
    told = np.ones(len(report), dtype=bool)
    if dataset.holds:
        told = _told(dataset, report, incident)
    return MemberArrays(
        report,
        incident,
        row,
        told,
        np.bincount(report, minlength=len(reports)).astype(np.int32),
        np.bincount(report[told], minlength=len(reports)).astype(np.int32),
    )


def _told(dataset: Dataset, report: Ints, incident: Ints) -> Truths:
    """Whether no other incident of a report holds this one."""
    incidents, holders = incident_arrays(dataset), list(dataset.holds)
    length = np.array([len(dataset.holds[one]) for one in holders], dtype=np.int64)
    start = np.cumsum(length) - length
    # What is elsewhere in the country is no incident, and has no number.
    held = incidents.numbers_of(one for holder in holders for one in dataset.holds[holder])
    which = np.full(len(incidents), NONE, dtype=np.int64)
    which[incidents.numbers_of(holders)] = np.arange(len(holders))
    rows = np.flatnonzero(which[incident] != NONE)
    holder = which[incident[rows]]
    each = length[holder]
    shift = np.repeat(start[holder] - np.cumsum(each) + each, each)
    inside, of = held[np.arange(len(shift)) + shift], np.repeat(report[rows], each)
    size, known = len(incidents), inside != NONE
    pairs = of[known].astype(np.int64) * size + inside[known]
    return np.isin(report.astype(np.int64) * size + incident, pairs, invert=True)


@memoised()
def members_told(dataset: Dataset) -> Frame:
    """The table of members with `told`: 1 where no other incident of the report holds this one, or
    else 0."""
    arrays, members = member_arrays(dataset), columns_of(dataset, "members")
    told = np.empty(len(members), dtype=np.int64)
    told[arrays.row] = arrays.told
    return members.with_columns(nw.new_series("told", pa.array(told), backend="pyarrow"))


@memoised()
def outermost_incidents(dataset: Dataset) -> Mapping[str, tuple[str, ...]]:
    """The incidents of each report without those that lie inside another one of them: what a reader
    is told."""
    if not dataset.holds:
        return incidents_of_reports(dataset)
    return lists_of_reports(members_told(dataset).filter(nw.col("told") == 1))
