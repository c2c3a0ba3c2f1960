"""Rows of the tables as plain values that know where they stand, for reading and checking."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from geo.message import Message
from incidents.tables.problems import Note, Problem


@dataclass
class Row:
    """One row: its number in a spreadsheet and its values by column.

    A value is a `date`, an `int`, a `bool` or a `str`; text that is missing is `""`, anything
    else that is missing or cannot be read is None. A row that is not `sound` is left out of
    the data set. Once places are known, a row of incidents has that of its own in `place_id`, and
    in `holds` the ids of the incidents that lie inside it.
    """

    number: int
    values: dict[str, Any]
    sound: bool = True
    place_id: str = ""
    holds: frozenset[str] = frozenset()

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


@dataclass
class Table:
    """The rows of one file. `lost` counts those that could not be told apart into cells."""

    name: str
    label: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    lost: int = 0

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def problem(
        self, row: Row, column: str, *, wanted: Message, value: str | None = None
    ) -> Problem:
        """A problem with this cell, or with the value given in its place."""
        shown = self._shown(row, column) if value is None else value
        return Problem(self.label, row.number, column, shown, wanted)

    def note(self, row: Row, column: str, *, remark: Message) -> Note:
        """A note on this cell."""
        return Note(self.label, row.number, column, self._shown(row, column), remark)

    def by_id(self) -> dict[str, Row]:
        """The rows by their first column, the first of those that share an id."""
        found: dict[str, Row] = {}
        for row in self.rows:
            found.setdefault(row.values[self.columns[0]], row)
        return found

    def grouped(self, column: str) -> dict[str, list[Row]]:
        """The rows by the value of a column."""
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(row.values[column], []).append(row)
        return groups

    def _shown(self, row: Row, column: str) -> str:
        value = row[column] if column else None
        if isinstance(value, date):
            return value.isoformat()
        return "" if value is None else str(value)


Tables = Mapping[str, Table]
"""The tables by name; a table whose file could not be read is there and has no rows."""
