"""The tables in columns, with rows to look at that know where they stand, for checking."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.message import Message
from incidents.tables.compact import as_texts, compact, in_one_piece
from incidents.tables.problems import Note, Problem, most_of_a_kind


class Row:
    """One row of a table, looked at: it holds no value itself.

    A value is a `date`, an `int`, a `bool` or a `str`; text that is missing is `""`, anything
    else that is missing or cannot be read is None. A row that is not `sound` is left out of
    the data set. Once places are known, a row of incidents has that of its own in `place_id`, and
    in `holds` the ids of the incidents that lie inside it.
    """

    __slots__ = ("_among", "_place", "index", "table")

    def __init__(self, table: Table, index: int, among: Values, place: int) -> None:
        self.table, self.index, self._among, self._place = table, index, among, place

    def __getitem__(self, column: str) -> Any:
        return self._among[column][self._place]

    @property
    def number(self) -> int:
        """Its number in a spreadsheet: the header is row 1."""
        return int(self.table.numbers[self.index])

    @property
    def sound(self) -> bool:
        """Whether the row stays in the data set."""
        return bool(self.table.sound[self.index])

    @property
    def place_id(self) -> str:
        """The place that its place was found to be; "" without one."""
        return self.table.place_ids[self.index] if self.table.place_ids else ""

    @property
    def holds(self) -> frozenset[str]:
        """The ids of the incidents that lie inside it."""
        return self.table.holds.get(self.index, frozenset())


class Values(dict[str, list[Any]]):
    """The values of each column of some cells as Python has them, made when it is asked for."""

    def __init__(self, cells: pa.Table) -> None:
        self._cells = cells

    def __missing__(self, column: str) -> list[Any]:
        self[column] = python_values(self._cells[column])
        return self[column]


@dataclass(eq=False)
class Table:
    """The rows of one file, in columns.

    `cells` has a column for each of `columns`, and `numbers` and `sound` a value for each row; see
    `Row` for what they say. `lost` counts rows that could not be told apart into cells.
    """

    name: str
    label: str
    columns: tuple[str, ...]
    cells: pa.Table
    numbers: np.ndarray
    lost: int = 0
    sound: np.ndarray = field(init=False)
    place_ids: list[str] = field(default_factory=list)
    holds: dict[int, frozenset[str]] = field(default_factory=dict)
    _values: Values = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._values = Values(self.cells)
        self.sound = np.ones(len(self.numbers), dtype=bool)

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Row]:
        return (Row(self, index, self._values, index) for index in range(len(self)))

    def __getitem__(self, column: str) -> pa.ChunkedArray:
        return self.cells[column]

    @property
    def own_texts(self) -> tuple[str, ...]:
        """The columns in which hardly a text stands twice."""
        return (*self.columns[:1], "scope")

    def make_compact(self) -> None:
        """Takes the little memory that is left where nothing is to be checked any more."""
        self.cells = compact(self.cells, self.own_texts)
        self._values = Values(self.cells)

    def spelt_out(self) -> Table:
        """The same table as it was before it was made compact, for who checks its texts."""
        table = copy(self)
        table.cells = as_texts(self.cells)
        table._values = Values(table.cells)
        return table

    def where(self, mask: Any) -> list[Row]:
        """The rows for which the mask, one truth a row, is true; one that is not known is not."""
        return self._rows(np.flatnonzero(truths(mask)))

    def first_where(self, mask: Any) -> Iterator[tuple[Row, int]]:
        """The first rows for which the mask is true, as many as are listed, each with 0, the last
        with how many more there are."""
        at = np.flatnonzero(truths(mask))
        rows = self._rows(at[: most_of_a_kind()])
        for row in rows:
            yield row, len(at) - len(rows) if row is rows[-1] else 0

    def _rows(self, at: np.ndarray) -> list[Row]:
        if not len(at):  # as most checks find it
            return []
        among = Values(self.cells.take(pa.array(at)))
        return [Row(self, index, among, place) for place, index in enumerate(at.tolist())]

    def values(self, column: str) -> list[Any]:
        """The values of a column as Python has them, those that are alike only once in memory."""
        return self._values[column]

    def sound_cells(self) -> pa.Table:
        """The rows that are sound."""
        return self.cells if self.sound.all() else self.cells.filter(pa.array(self.sound))

    def left_out_where(self, mask: Any) -> Iterator[tuple[Row, int]]:
        """Marks the rows for which the mask is true as not sound; see `first_where`."""
        self.sound[truths(mask)] = False
        return self.first_where(mask)

    def problem(
        self, row: Row, column: str, *, wanted: Message, value: str | None = None, more: int = 0
    ) -> Problem:
        """A problem with this cell, or with the value given in its place, as in `more` others."""
        shown = self._shown(row, column) if value is None else value
        return Problem(self.label, row.number, column, shown, wanted, more)

    def note(self, row: Row, column: str, *, remark: Message, more: int = 0) -> Note:
        """A note on this cell, as on `more` others."""
        return Note(self.label, row.number, column, self._shown(row, column), remark, more)

    def by_id(self) -> dict[str, Row]:
        """The rows by their first column, the first of those that share an id."""
        found: dict[str, Row] = {}
        for row in self:
            found.setdefault(row[self.columns[0]], row)
        return found

    def named_in(self, ids: pa.ChunkedArray) -> dict[str, Row]:
        """The rows whose first column holds one of these ids, by that id."""
        found: dict[str, Row] = {}
        key = self.columns[0]
        for row in self.where(pc.is_in(self[key], in_one_piece(ids).cast(self[key].type))):
            found.setdefault(row[key], row)
        return found

    def _shown(self, row: Row, column: str) -> str:
        value = row[column] if column else None
        if isinstance(value, date):
            return value.isoformat()
        return "" if value is None else str(value)


Tables = Mapping[str, Table]
"""The tables by name; a table whose file could not be read is there and has no rows."""


def grouped(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """The rows by the value of a column."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row[column], []).append(row)
    return groups


def positions(mask: Any) -> list[int]:
    """Where a mask, one truth a row, is true."""
    return list(np.flatnonzero(truths(mask)).tolist())


def truths(mask: Any) -> np.ndarray:
    """A mask as NumPy has it; what is not known is not true."""
    return mask if isinstance(mask, np.ndarray) else np.asarray(pc.fill_null(mask, False))


def distinct(column: pa.ChunkedArray) -> pa.DictionaryArray:
    """The column as its distinct values, and which of them each cell is."""
    return in_one_piece(column).dictionary_encode()


def combinations(columns: Iterable[pa.ChunkedArray]) -> np.ndarray:
    """Which of the distinct combinations of values each row has, numbered from 0; that there is
    none is one of them."""
    numbers = np.zeros(0, dtype=np.int64)
    for cells in columns:
        column = in_one_piece(cells).dictionary_encode(null_encoding="encode")
        codes = np.asarray(column.indices, dtype=np.int64)
        # Numbered anew each time, so that they stay small.
        wider = numbers * len(column.dictionary) + codes if len(numbers) else codes
        numbers = np.unique(wider, return_inverse=True)[1]
    return numbers


def python_values(column: pa.ChunkedArray) -> list[Any]:
    """The values of a column as Python has them, made once for all that are alike."""
    encoded = distinct(column)
    values = encoded.dictionary.to_pylist()
    return [None if i is None else values[i] for i in encoded.indices.to_pylist()]
