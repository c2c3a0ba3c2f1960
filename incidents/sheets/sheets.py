"""Tables with named and typed columns, as every format takes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

Cell = str | int | float | bool | date | None
"""A cell: None where nothing is known, which is never 0; text that is missing is ""."""


@dataclass(frozen=True)
class Column:
    """A column: its name, its type as a table schema says it, and what stands in it."""

    name: str
    type: str
    description: str


@dataclass(frozen=True)
class Sheet:
    """A table of an export; `name` is safe in a file name, `title` says what a row is."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(column.name for column in self.columns)

    def records(self) -> Iterator[dict[str, Any]]:
        """The rows by column, as JSON holds them: days as ISO 8601, "" as nothing."""
        header = self.header
        for row in self.rows:
            yield {name: plain(cell) for name, cell in zip(header, row, strict=True)}


TYPES = {"integer": pa.int64(), "number": pa.float64(), "boolean": pa.bool_(), "date": pa.date32()}
"""The type of a column, by the type that a table schema says; every other is text."""

AT_ONCE = 20_000
"""Rows that are made at a time: some 50 MB with all their texts."""


def tables_of(sheet: Sheet) -> Iterator[pa.Table]:
    """The rows in columns, some thousands at a time."""
    if in_columns := getattr(sheet.rows, "tables", None):  # as `IncidentRows` and `TogetherRows` do
        yield from in_columns()
        return
    for start in range(0, len(sheet.rows), AT_ONCE):
        cells = zip(*sheet.rows[start : start + AT_ONCE], strict=True)
        arrays = [
            pa.array(list(values), TYPES.get(column.type, pa.string()))
            for column, values in zip(sheet.columns, cells, strict=True)
        ]
        yield pa.table(arrays, names=list(sheet.header))


def rows_of(table: pa.Table) -> Iterator[tuple[Cell, ...]]:
    """The rows of a table in columns."""
    return zip(*(column.to_pylist() for column in table.columns), strict=True)


def plain(cell: Cell) -> Any:
    """The cell as JSON holds it."""
    if isinstance(cell, date):
        return cell.isoformat()
    return None if cell == "" else cell


def described(columns: Mapping[str, tuple[str, str]]) -> tuple[Column, ...]:
    """Columns from their names, each with a type and a description."""
    return tuple(Column(name, *rest) for name, rest in columns.items())
