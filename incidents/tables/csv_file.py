"""From the bytes of a CSV file to rows of cells, whatever the file has been through."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from incidents.tables.problems import Note, Problem

CSV_UTF8 = "a file saved as CSV UTF-8"

FOREIGN_FORMATS = {
    b"\xff\xfe": "the file is in UTF-16",
    b"\xfe\xff": "the file is in UTF-16",
    b"PK\x03\x04": "the file is a workbook or another archive",
}
"""First bytes of what spreadsheets save when they are not asked for CSV."""


MOST_LINES = 100
"""Lines that one record may run over: a cell with that many is a quotation mark left open."""


@dataclass
class TableFile:
    """The cells of one file in the order of the columns asked for.

    `rows` maps the number of a row in a spreadsheet (the header is row 1) to its cells, `""`
    where a column is missing. `missing` are columns that the header lacks, `broken` counts
    rows that could not be read, `readable` says whether there was a header at all.
    """

    label: str
    columns: Sequence[str]
    rows: dict[int, list[str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ()
    broken: int = 0
    readable: bool = False
    content: bytes = b""
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def problem(self, row: int, value: str, wanted: str, *, column: str = "") -> None:
        """Add a problem of this file."""
        self.problems.append(Problem(self.label, row, column, value, wanted))

    def note(self, row: int, value: str, remark: str) -> None:
        """Add a note on this file."""
        self.notes.append(Note(self.label, row, "", value, remark))


def read_table_file(path: Path, *, columns: Sequence[str], label: str) -> TableFile:
    """What `read_table` gives of the file, or the problem that it cannot be read; never raises."""
    try:
        return read_table(path.read_bytes(), columns=columns, label=label)
    except FileNotFoundError:
        found, wanted = "there is no such file", f"a table with {_header_row(columns)}"
    except OSError as error:
        found, wanted = f"the file cannot be read ({error.strerror})", CSV_UTF8
    table = TableFile(label, columns)
    table.problem(0, found, wanted)
    return table


def read_table(content: bytes, *, columns: Sequence[str], label: str) -> TableFile:
    """The table's cells and everything that is wrong with its form; never raises.

    Columns are found by name, in any order. UTF-8 with or without a byte order mark, and
    every kind of line end, are fine. A quotation mark that is never closed costs one row,
    not all the rows after it.
    """
    table = TableFile(label, columns, content=content)
    for first_bytes, found in FOREIGN_FORMATS.items():
        if table.content.startswith(first_bytes):
            table.problem(0, found, CSV_UTF8)
            return table
    text = table.content.decode("utf-8-sig", errors="surrogateescape")
    lines = list(io.StringIO(text, newline=""))
    records = _records(lines)
    header = next(records, [])
    if not any(header):
        table.problem(0, "the file is empty", _header_row(columns))
    elif _header_fits(header, table):
        table.readable = True
        _read_rows(records, header, table)
    else:
        table.broken = sum(1 for line in lines[1:] if line.strip())
    return table


def _header_row(columns: Sequence[str]) -> str:
    return f"a header row {','.join(columns)}"


def _records(lines: list[str]) -> Iterator[list[str] | str]:
    """The cells of each record, the header first; of a broken record its first line as it is.

    A record is broken where its quotation marks do not match, or where it runs over several
    lines, more than `MOST_LINES` or without the cells of the header: reading goes on with the
    next line.
    """
    width, start = 0, 0

    def following() -> Iterator[str]:
        for number in range(start, len(lines)):
            if number - start >= MOST_LINES:  # each such record would be read to the end
                raise csv.Error
            yield lines[number]

    while start < len(lines):
        reader = csv.reader(following(), strict=True)
        begin = start
        try:
            for cells in reader:
                width = width or len(cells)
                end = begin + reader.line_num
                if end - start > 1 and len(cells) != width:
                    break
                yield cells
                start = end
            else:
                return
        except csv.Error:
            pass
        yield lines[start].rstrip("\r\n")
        start += 1


def _header_fits(header: list[str] | str, table: TableFile) -> bool:
    """Whether rows can be read under this header."""
    if isinstance(header, str):
        table.problem(1, f"quotation marks do not match: {header}", _header_row(table.columns))
        return False
    for separator, name in ((";", "semicolons"), ("\t", "tabs")):
        if len(header) == 1 and separator in header[0]:
            table.problem(1, f"the columns are separated by {name}", "commas")
            return False
    twice = sorted(name for name, times in Counter(header).items() if name and times > 1)
    if twice:
        table.problem(1, f"more than one column {', '.join(twice)}", "each column once")
        return False
    table.missing = tuple(name for name in table.columns if name not in header)
    if len(table.missing) == len(table.columns):
        table.problem(1, f"no column is known: {','.join(header)}", _header_row(table.columns))
        return False
    for name in table.missing:
        table.problem(1, "", "every column that datapackage.json names", column=name)
    for name in header:
        if name and name not in table.columns:
            table.note(1, f"column '{name}'", "is not known and not read")
    return True


def _read_rows(records: Iterator[list[str] | str], header: Sequence[str], table: TableFile) -> None:
    place = {name: position for position, name in enumerate(header)}
    empty = []
    for number, cells in enumerate(records, start=2):
        if isinstance(cells, str):
            table.problem(number, f"quotation marks do not match: {cells}", "each one closed")
            table.broken += 1
        elif not any(cells):
            empty.append(number)
        elif _cells_fit(number, cells, header, table):
            found = (cells[place[c]] if c in place else "" for c in table.columns)
            table.rows[number] = [cell if cell.strip() else "" for cell in found]
        else:
            table.broken += 1
    if empty:
        shown = ", ".join(map(str, empty[:5])) + (", …" if len(empty) > 5 else "")
        table.note(0, f"{len(empty)} empty rows", f"passed over ({shown})")


def _cells_fit(number: int, cells: list[str], header: Sequence[str], table: TableFile) -> bool:
    """Whether the row has a cell for each column and each cell is text."""
    if len(cells) < len(header) or any(cells[len(header) :]):
        table.problem(number, f"{len(cells)} cells", f"{len(header)}, one for each column")
        return False
    for name, cell in zip(header, cells, strict=False):
        if not cell.isascii() and any("\udc80" <= character <= "\udcff" for character in cell):
            wanted = "text in UTF-8 (the file may be in another encoding, such as Windows-1251)"
            table.problem(number, cell, wanted, column=name)
            return False
    return True
