"""The rows of a table that are not as they were in another version of it, found in columns."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.types as types

from incidents.dataset.index import bound, day_of
from incidents.dataset.lazy_rows import BLOCK
from incidents.dataset.table_arrays import NONE, Ints, Truths
from incidents.tables.compact import as_texts, in_one_piece, some_rows
from incidents.tables.rows import distinct
from incidents.tables.sound_csv import TEXT

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


@dataclass(frozen=True, eq=False)
class DifferingRows(Sequence[VersionChange]):
    """The rows of a table that differ, by id; each is made when it is asked for.

    `was` and `is_now` are their places in `before` and `now`, `NONE` where one is not there.
    `counted`: whether a figure may differ for it, since the row is new or gone, or one of `fields`
    is another.
    """

    table: str
    fields: Sequence[str]
    ids: pa.Array
    before: pa.Table
    now: pa.Table
    was: Ints
    is_now: Ints
    counted: Truths

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, place: int) -> VersionChange: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[VersionChange]: ...
    def __getitem__(self, place: int | slice) -> VersionChange | Sequence[VersionChange]:
        if isinstance(place, slice):
            return self._made(np.arange(len(self))[place])
        (change,) = self._made(np.array([range(len(self))[place]]))
        return change

    def __iter__(self) -> Iterator[VersionChange]:
        for start in range(0, len(self), BLOCK):
            yield from self[start : start + BLOCK]

    def those(self, chosen: Truths) -> DifferingRows:
        """Some of the rows; of the tables no others are held."""
        tables, places = [], []
        for table, there in ((self.before, self.was[chosen]), (self.now, self.is_now[chosen])):
            exists = there != NONE
            tables.append(some_rows(table, pa.array(there[exists])))
            places.append(np.where(exists, np.cumsum(exists) - 1, NONE))
        (before, now), (was, is_now) = tables, places
        ids, counted = self.ids.filter(pa.array(chosen)), self.counted[chosen]
        rows = {"ids": ids, "counted": counted, "was": was, "is_now": is_now}
        return replace(self, before=before, now=now, **rows)

    def column(self, name: str) -> pa.Array:
        """What the rows say now in a column of texts, or said where they are gone."""
        texts = pa.concat_arrays([_texts(side[name]) for side in (self.before, self.now)])
        rows = np.where(self.is_now != NONE, self.is_now + len(self.before), self.was)
        return texts.take(pa.array(rows))

    def _made(self, places: Ints) -> list[VersionChange]:
        ids = self.ids.take(pa.array(places)).to_pylist()
        old, new = (
            _rows_at(table, rows[places])
            for table, rows in ((self.before, self.was), (self.now, self.is_now))
        )
        return [self._change(*one) for one in zip(ids, old, new, strict=True)]

    def _change(self, row_id: str, was: Row | None, is_now: Row | None) -> VersionChange:
        if was is None or is_now is None:
            kind, row = ("removed", was) if is_now is None else ("added", is_now)
            return VersionChange(self.table, row_id, kind, row or {})
        fields = tuple(
            (name, was.get(name, ""), is_now.get(name, ""))
            for name in self.fields
            if was.get(name, "") != is_now.get(name, "")
        )
        kind, status = "corrected", is_now.get("status", "")
        if was.get("status", "") != status and status in ("set_aside", "withdrawn"):
            kind = status
        return VersionChange(self.table, row_id, kind, is_now, fields)


def differing_rows(
    table: str, before: pa.Table, now: pa.Table, *, key: Collection[str], fields: Sequence[str]
) -> DifferingRows:
    """The rows of a table that two versions of it do not share, as they are written.

    `key` are the columns that name a row: of several of one name the last stands for all. `fields`
    are those that figures are made of.
    """
    named = distinct(pa.chunked_array([_names(side, key) for side in (before, now)]))
    codes = np.asarray(named.indices, dtype=np.int64)
    was, is_now = np.full((2, len(named.dictionary)), NONE)
    was[codes[: len(before)]] = np.arange(len(before))
    is_now[codes[len(before) :]] = np.arange(len(now))
    counted = (was == NONE) | (is_now == NONE)
    differs, both = counted.copy(), np.flatnonzero(~counted)
    old, new = before.take(pa.array(was[both])), now.take(pa.array(is_now[both]))
    for name in dict.fromkeys([*before.column_names, *now.column_names]):
        is_other = both[_differ(_cells(old, name), _cells(new, name))]
        differs[is_other] = True
        if name in fields:
            counted[is_other] = True
    if set(before.column_names) != set(now.column_names):
        differs[:] = True
    rows = np.flatnonzero(differs)
    ids = named.dictionary.take(pa.array(rows))
    order = np.asarray(pc.array_sort_indices(ids), dtype=np.int64)
    ids, rows = ids.take(pa.array(order)), rows[order]
    every = np.ones(len(rows), dtype=bool)
    found = DifferingRows(table, fields, ids, before, now, was[rows], is_now[rows], counted[rows])
    return found.those(every)


def _names(table: pa.Table, key: Collection[str]) -> pa.Array:
    columns = [_texts(table[name]) for name in key]
    between = pa.scalar(" ", TEXT)
    return pc.binary_join_element_wise(*columns, between) if len(columns) > 1 else columns[0]


def _cells(table: pa.Table, name: str) -> pa.Array:
    """The cells of a column; a column that is not there is empty."""
    known = name in table.column_names
    return in_one_piece(table[name]) if known else pa.nulls(len(table), TEXT)


def _differ(old: pa.Array, new: pa.Array) -> Truths:
    """Which of two cells each are not written alike; each different value is written once."""
    known: pa.Array | None = None
    numbers = []
    for cells in (old, new):
        encoded = cells.dictionary_encode()
        # An empty cell is written as an empty text is.
        written = pa.concat_arrays([_texts(encoded.dictionary), pa.array([""], TEXT)])
        known = written if known is None else known
        number = pc.fill_null(pc.index_in(written, value_set=known), NONE)
        codes = encoded.indices.fill_null(len(written) - 1)
        numbers.append(np.asarray(number, dtype=np.int64)[np.asarray(codes)])
    differ: Truths = numbers[0] != numbers[1]
    return differ


def _texts(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """Cells as the tables write them."""
    cells = in_one_piece(column) if isinstance(column, pa.ChunkedArray) else column
    if types.is_dictionary(cells.type):
        cells = cells.cast(cells.type.value_type)
    if types.is_timestamp(cells.type):
        cells = cells.cast(pa.date32())
    return cells.cast(TEXT).fill_null("")


def _rows_at(table: pa.Table, places: Ints) -> list[Row | None]:
    """The rows at these places as they are written, None for no place."""
    there = as_texts(table.take(pa.array(places[places != NONE])))
    found = iter(there.to_pylist())
    return [
        {name: _written(value) for name, value in next(found).items()} if place != NONE else None
        for place in places.tolist()
    ]


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
