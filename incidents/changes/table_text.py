"""A table as the cells of its file, and the file again with some of its rows changed.

Columns that datapackage.json does not name are kept; so is the order of rows, and where a table is
sorted, as those of the project are, it stays sorted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

import pyarrow as pa

from geo.csv_text import read_records
from geo.message import Message, to_say
from incidents.changes.change import Cells, RowChange
from incidents.tables.csv_file import read_table, written_table
from incidents.tables.sound_csv import TEXT
from text_safety.csv_columns import csv_lines
from text_safety.csv_injection import as_written

FIRST_ROW = 2
"""The number of a table's first row under its heading, as a spreadsheet counts."""


class CannotChange(Exception):
    """The change does not fit the tables; `reasons` says everything that stands against it."""

    def __init__(self, reasons: Iterable[Message]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("; ".join(self.reasons))


@dataclass(frozen=True)
class TableText:
    """The columns of a table and its rows; the first row has the number `FIRST_ROW`.

    `lacking` are columns that it may have and has not: a row that says something there adds them.
    """

    columns: tuple[str, ...]
    rows: tuple[Cells, ...]
    lacking: tuple[str, ...] = ()

    def written(self) -> bytes:
        """The table as CSV, the same bytes for the same rows."""
        cells = {
            str(place): pa.array([row.get(column, "") for row in self.rows], TEXT)
            for place, column in enumerate(self.columns)
        }
        return written_table(self.columns, ()) + csv_lines(pa.table(cells))


def read_text(
    content: bytes | None, *, columns: Sequence[str], label: str, optional: Collection[str] = ()
) -> TableText:
    """The cells of a table, with these columns where there is no file; it may lack `optional`.

    CannotChange where the form of the file keeps a cell from being read: writing the table anew
    would lose it.
    """
    if content is None:
        return TableText(tuple(columns), ())
    if problems := read_table(content, columns=columns, label=label, optional=optional).problems:
        raise CannotChange(
            to_say("{problem}; it has to be mended before a change", problem=problem.sentence())
            for problem in problems
        )
    rows = [row for row in read_records(content.decode("utf-8-sig")).rows.values() if any(row)]
    heading, *body = rows
    return TableText(
        tuple(heading),
        tuple(_cells(heading, cells) for cells in body),
        tuple(column for column in columns if column not in heading),
    )


def _cells(heading: Sequence[str], cells: Sequence[str]) -> Cells:
    pairs = zip(heading, cells, strict=False)
    return {column: as_written(cell) for column, cell in pairs if cell.strip()}


def changed(table: TableText, rows: Sequence[RowChange], *, key: Sequence[str]) -> TableText:
    """The table with these changes of its rows; CannotChange where a row is not as it was, or is
    to be added and there already, or empty: a file with an empty row is read without it, so that no
    check sees it and nobody could take it back.

    `key` are the columns that name a row.
    """
    reasons: list[Message] = []
    now: dict[int, Cells] = dict(enumerate(table.rows))
    places = {_named(row, key): number for number, row in now.items()}
    added: list[Cells] = []
    said = set[str]().union(*(row.after for row in rows if row.after))
    columns = (*table.columns, *(column for column in table.lacking if column in said))
    known = set(columns)
    for row in rows:
        place = places.get(_named(row.before if row.before is not None else row.row, key))
        if row.after and not known.issuperset(row.after):
            unknown = ", ".join(sorted(row.after.keys() - known))
            what = _told(row, key)
            reasons.append(to_say("{row}: there is no column {columns}", row=what, columns=unknown))
        elif row.before is None:
            if place is not None:
                reasons.append(to_say("{row} is there already", row=_told(row, key)))
            if row.after is not None and not any(map(str.strip, row.after.values())):
                empty = to_say("{table}: an empty row cannot be added", table=row.table)
                reasons.append(empty)
            added.append(row.row)
        elif place is None:
            reasons.append(to_say("{row} is not there any more", row=_told(row, key)))
        elif now.get(place) != row.before:
            reasons.append(to_say("{row} is not as it was", row=_told(row, key)))
        elif row.after is None:
            del now[place]
        else:
            now[place] = row.after
    if reasons:
        raise CannotChange(reasons)
    return TableText(columns, _in_order(table, [*now.values(), *added]))


def _told(row: RowChange, key: Sequence[str]) -> str:
    """The table of a row and what names it."""
    return f"{row.table}: {' '.join(filter(None, _named(row.row, key)))}"


def _named(row: Cells, key: Sequence[str]) -> tuple[str, ...]:
    return tuple([row.get(column, "") for column in key])


def _in_order(table: TableText, rows: Sequence[Cells]) -> tuple[Cells, ...]:
    is_sorted = list(table.rows) == _sorted(table.rows, table.columns)
    return tuple(_sorted(rows, table.columns) if is_sorted else rows)


def _sorted(rows: Sequence[Cells], columns: Sequence[str]) -> list[Cells]:
    """The rows in the order of their cells; the first cells alone are compared where no two of them
    are alike, as of a table with ids."""
    first, *_ = columns
    names = [row.get(first, "") for row in rows]
    if len(set(names)) == len(names):
        return [row for _, row in sorted(zip(names, rows, strict=True), key=itemgetter(0))]
    return sorted(rows, key=lambda row: _named(row, columns))
