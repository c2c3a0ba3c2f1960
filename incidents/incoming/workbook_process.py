"""Opens a workbook in a process of its own, which is all that a damaged or hostile one can harm.

A few kilobytes can ask for billions of cells, and a library that is short of memory ends its
process: `python workbook_process.py BYTES SECONDS ROWS COLUMNS` reads the workbook from its input
and writes its sheets as JSON, or ends with another code than 0. It imports nothing of the project.

python-calamine reads XLSX, XLSM, XLSB, XLS and ODS in one call, by their values: it runs neither
formulas nor macros, and follows no link. It tells which cells are merged, but not of ODS.
"""

from __future__ import annotations

import io
import json
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any
from xml.parsers import expat

import python_calamine

TOO_MANY = 3
"""The exit code where a sheet has more rows, columns or merged cells than are read; which, is
written."""

MOST_MERGED = 100_000
"""Merged cells of a sheet that are read."""

Range = tuple[int, int, int, int]
"""Cells that are merged: the numbers of the first and the last row as a spreadsheet counts them,
the positions of the first and the last column from 0."""

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "


def main(memory: int, seconds: int, most_rows: int, most_columns: int) -> int:
    """Writes the sheets; 1 and the reason where the workbook cannot be opened."""
    _limit(memory, seconds)
    sheets = []
    try:
        content = sys.stdin.buffer.read()
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        merged_in = _merged_of_ods(content)
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows: list[tuple[int, list[str]]] = []
            for number, cells in _rows(sheet):
                if len(rows) >= most_rows or len(cells) > most_columns:
                    told = {"sheet": name, "rows": len(rows) + 1, "columns": len(cells)}
                    json.dump(told, sys.stdout)
                    return TOO_MANY
                rows.append((number, cells))
            merged = _merged(sheet) or merged_in.get(name, [])
            if len(merged) > MOST_MERGED:
                json.dump({"sheet": name, "merged": len(merged)}, sys.stdout)
                return TOO_MANY
            sheets.append([name, rows, merged])
    except BaseException as error:  # a panic inside the library is none of Exception
        sys.stderr.write(f"{error}")
        return 1
    json.dump(sheets, sys.stdout)
    return 0


def _limit(memory: int, seconds: int) -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _rows(sheet: Any) -> Iterator[tuple[int, list[str]]]:
    """The rows that hold anything, by their number, up to their last cell that does."""
    _, left = sheet.start or (0, 0)
    for number, row in enumerate(sheet.iter_rows(), start=1):
        end = len(row)
        while end and row[end - 1] in ("", None):
            end -= 1
        if cells := [as_text(value) for value in row[:end]]:
            yield number, [""] * left + cells


def _merged(sheet: Any) -> list[Range]:
    """The cells of a sheet that are merged over several rows; none where it is of ODS."""
    ranges: Sequence[Any] = sheet.merged_cell_ranges or ()
    return [
        (top + 1, bottom + 1, left, right)
        for (top, left), (bottom, right) in ranges
        if bottom > top
    ]


def _merged_of_ods(content: bytes) -> Mapping[str, list[Range]]:
    """The same of each sheet of a workbook of ODS, by its name; nothing of any other file."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if "content.xml" not in archive.namelist():
            return {}
        found = _MergedOfOds()
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler = found.begins
        with archive.open("content.xml") as part:
            parser.ParseFile(part)
    return found.ranges


class _MergedOfOds:
    """Goes through the elements of a workbook and counts rows and columns as they are repeated."""

    def __init__(self) -> None:
        self.ranges: defaultdict[str, list[Range]] = defaultdict(list)
        self.sheet, self.row, self.column, self.next_row = "", 0, 0, 1

    def begins(self, name: str, given: Mapping[str, str]) -> None:
        def number(key: str) -> int:
            return int(given.get(f"{_TABLE}{key}", "1"))

        if name == f"{_TABLE}table":
            self.sheet, self.next_row = given.get(f"{_TABLE}name", ""), 1
        elif name == f"{_TABLE}table-row":
            self.row, self.column = self.next_row, 0
            self.next_row += number("number-rows-repeated")
        elif name in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            if (rows := number("number-rows-spanned")) > 1:
                right = self.column + number("number-columns-spanned") - 1
                last = self.row + rows - 1
                self.ranges[self.sheet].append((self.row, last, self.column, right))
            self.column += number("number-columns-repeated")


def as_text(value: Any) -> str:
    """The value of a cell as CSV would have it: 26 for 26.0, 2019-10-26 for a date."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
