"""From the bytes of a CSV file to rows of cells, whatever the file has been through."""

from __future__ import annotations

import codecs
import io
import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.csv_text import BROKEN_LETTER, SEPARATORS, WORKBOOK, read_records
from geo.message import Message, message_of, to_say, to_say_count
from incidents.tables.csv_parts import PartsOfFile, no_rows, read_in_parts
from incidents.tables.problems import Note, Problem
from incidents.tables.sound_csv import TEXT, read_sound
from text_safety.csv_injection import APOSTROPHE, as_written, write_table

CSV_UTF8 = to_say("a file saved as CSV UTF-8")

BROKEN = re.compile(f"[\udc80-\udcff{BROKEN_LETTER}]")
"""A byte that is no UTF-8, as `surrogateescape` keeps it, or what another program put for one."""


@dataclass
class TableFile:
    """The cells of one file in the order of the columns asked for.

    `cells` are columns of text, `""` where a cell is blank or a column is missing; `numbers` are
    the numbers of the rows in a spreadsheet (the header is row 1). `header` are those of the
    columns that the file has, in its order, `missing` those that it lacks and should not, as it
    may those of `optional`; `broken` counts rows that could not be read, `readable` says whether
    there was a header at all, `is_ended` whether the last line has an end.
    """

    label: str
    columns: Sequence[str]
    optional: Collection[str] = ()
    cells: pa.Table = field(init=False)
    numbers: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    header: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    broken: int = 0
    readable: bool = False
    is_ended: bool = True
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cells = pa.table({name: pa.array([], pa.string()) for name in self.columns})

    def problem(self, row: int, value: str, wanted: Message, *, column: str = "") -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.label, row, column, value, wanted))

    def note(self, row: int, value: str, remark: Message) -> None:
        """Add a note on this file."""
        self.notes.append(Note(self.label, row, "", value, remark))


def written_table(columns: Sequence[str], rows: Iterable[Iterable[str]]) -> bytes:
    """The table as CSV, the same bytes for the same rows."""
    stream = io.StringIO()
    write_table(stream, [columns, *rows])
    return stream.getvalue().encode("utf-8")


def read_table_file(
    content: bytes | OSError, *, columns: Sequence[str], label: str, optional: Collection[str] = ()
) -> TableFile:
    """What `read_table` gives of a file, or the problem that it could not be read; never raises."""
    if isinstance(content, bytes):
        return read_table(content, columns=columns, label=label, optional=optional)
    if isinstance(content, FileNotFoundError):
        found = to_say("there is no such file")
        wanted = to_say("a table with the header row {columns}", columns=",".join(columns))
    else:
        found = to_say("the file cannot be read ({error})", error=message_of(content))
        wanted = CSV_UTF8
    table = TableFile(label, columns, optional)
    table.problem(0, found, wanted)
    return table


def read_table(
    content: bytes, *, columns: Sequence[str], label: str, optional: Collection[str] = ()
) -> TableFile:
    """The table's cells and everything that is wrong with its form; never raises.

    Columns are found by name, in any order. UTF-8 with or without a byte order mark, and
    every kind of line end, are fine. A quotation mark that is never closed costs one row,
    not all the rows after it. The apostrophe before what a spreadsheet would run is no part of a
    text.
    """
    table = TableFile(label, columns, optional, is_ended=content.endswith((b"\n", b"\r")))
    if content.startswith(WORKBOOK):
        table.problem(0, to_say("the file is a workbook or another archive"), CSV_UTF8)
        return table
    if parts := _sound_or_in_parts(content):
        if header_fits(1, parts.header, table):
            table.readable = True
            _take(parts, table)
        else:
            table.broken = len(parts.sound) + sum(1 for cells in parts.others.values() if cells)
        return table
    records = read_records(_text(content, table))
    rows = records.rows
    number = min(rows, default=0)
    header = rows.pop(number, [])
    if name := SEPARATORS.get(records.delimiter):
        found = to_say("the columns are separated by {signs}", signs=name)
        table.problem(number, found, to_say("commas"))
    if not any(header):
        table.problem(0, to_say("the file is empty"), _header_row(columns))
    elif header_fits(number, header, table):
        table.readable = True
        _take(PartsOfFile(list(header), no_rows(len(header)), np.empty(0, np.int64), rows), table)
    else:
        table.broken = sum(1 for cells in rows.values() if cells)
    return table


def _text(content: bytes, table: TableFile) -> str:
    """The text of the file; a byte that is no UTF-8 stays in it, as `surrogateescape` keeps it."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        table.problem(0, to_say("the file is in UTF-16"), CSV_UTF8)
        return content.decode("utf-16", errors="replace")
    return content.decode("utf-8-sig", errors="surrogateescape")


def _header_row(columns: Sequence[str]) -> Message:
    return to_say("a header row {columns}", columns=",".join(columns))


def _unmatched(cells: str) -> Message:
    return to_say("quotation marks do not match: {cells}", cells=cells)


def header_fits(row: int, header: list[str] | str, table: TableFile) -> bool:
    """Whether rows can be read under this header, which stands in this row."""
    if isinstance(header, str):
        table.problem(row, _unmatched(header), _header_row(table.columns))
        return False
    twice = sorted(name for name, times in Counter(header).items() if name and times > 1)
    if twice:
        found = to_say("more than one column {columns}", columns=", ".join(twice))
        table.problem(row, found, to_say("each column once"))
        return False
    absent = [name for name in table.columns if name not in header]
    table.missing = tuple(name for name in absent if name not in table.optional)
    table.header = tuple(name for name in header if name in table.columns)
    if not table.header:
        found = to_say("no column is known: {columns}", columns=",".join(header))
        table.problem(row, found, _header_row(table.columns))
        return False
    for name in table.missing:
        # Under this number an empty value is a column that is not there: see `Problem`.
        wanted = to_say("every column that datapackage.json names")
        table.problem(1, "", wanted, column=name)
    for name in header:
        if name and name not in table.columns:
            found = to_say("column '{column}'", column=name)
            table.note(row, found, to_say("it is not known and not read"))
    return True


def _sound_or_in_parts(content: bytes) -> PartsOfFile | None:
    """The rows of a file, those that are sound in columns; None where its header is not."""
    if sound := read_sound(content):
        names, cells = sound
        return PartsOfFile(names, cells, np.arange(2, len(cells) + 2))
    return read_in_parts(content)


def _take(parts: PartsOfFile, table: TableFile) -> None:
    """Fill the table with the rows of a file, in their order."""
    place = {name: position for position, name in enumerate(parts.header)}
    cells, numbers = parts.sound, parts.numbers
    nothing = pa.repeat(pa.scalar("", TEXT), len(cells))
    found = [_texts(cells[str(place[n])]) if n in place else nothing for n in table.columns]
    empty = np.ones(len(cells), dtype=bool)
    for column in cells.columns:
        empty &= np.asarray(pc.equal(column, ""))
        if not empty.any():
            break
    columns = pa.table(found, names=list(table.columns)).filter(pa.array(~empty))
    blank, others, read = _read_rows(parts, place, table)
    _pass_over(sorted([*numbers[empty].tolist(), *blank]), table)
    numbers = np.concatenate([numbers[~empty], np.array(others, dtype=np.int64)])
    if read:
        texts = [pa.array(column, TEXT) for column in zip(*read, strict=True)]
        both = pa.concat_tables([columns, pa.table(texts, names=columns.column_names)])
        order = np.argsort(numbers)
        columns, numbers = both.take(pa.array(order)), numbers[order]
    table.numbers, table.cells = numbers, columns


def _texts(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """The texts of the cells, as `_text_of` has each of them."""
    blank = pc.utf8_is_space(column)
    if pc.any(blank).as_py():
        column = pc.if_else(blank, "", column)
    marked = pc.match_substring(column, APOSTROPHE)
    if pc.any(marked).as_py():
        texts = [as_written(cell) for cell in column.filter(marked).to_pylist()]
        whole, is_marked = column.combine_chunks(), marked.combine_chunks()
        changed = pc.replace_with_mask(whole, is_marked, pa.array(texts, whole.type))
        column = pa.chunked_array([changed])
    return column


def _read_rows(
    parts: PartsOfFile, place: Mapping[str, int], table: TableFile
) -> tuple[list[int], list[int], list[list[str]]]:
    """Of the rows that were read one by one the numbers of the blank ones, and the numbers and the
    cells of the others; what is wrong with one is told."""
    blank, numbers, read = [], [], []
    for number, cells in parts.others.items():
        if isinstance(cells, str):
            table.problem(number, _unmatched(cells), to_say("each one closed"))
            table.broken += 1
        elif not any(cells):
            blank.append(number)
        elif _cells_fit(number, cells, parts.header, table):
            found = (cells[place[c]] if c in place else "" for c in table.columns)
            numbers.append(number)
            read.append([_text_of(cell) for cell in found])
        else:
            table.broken += 1
    return blank, numbers, read


def _pass_over(empty: Sequence[int], table: TableFile) -> None:
    if empty:
        shown = ", ".join(map(str, empty[:5])) + (", …" if len(empty) > 5 else "")
        empty_rows = to_say_count("{number} empty row", "{number} empty rows", len(empty))
        table.note(0, empty_rows, to_say("passed over ({rows})", rows=shown))


def _text_of(cell: str) -> str:
    if not cell.strip():
        return ""
    return as_written(cell) if APOSTROPHE in cell else cell


def _cells_fit(number: int, cells: list[str], header: Sequence[str], table: TableFile) -> bool:
    """Whether the row has a cell for each column and each cell is text."""
    if len(cells) < len(header) or any(cells[len(header) :]):
        found = to_say_count("{number} cell", "{number} cells", len(cells))
        table.problem(number, found, to_say("{number}, one for each column", number=len(header)))
        return False
    fit = True
    for name, cell in zip(header, cells, strict=False):
        if BROKEN.search(cell):
            wanted = to_say(
                "text in UTF-8 (the file may be in another encoding, such as Windows-1251)"
            )
            table.problem(number, cell, wanted, column=name)
            fit = False
    return fit
