"""Opens a workbook in a process of its own, which is all that a damaged or hostile one can harm.

A few kilobytes can ask for billions of cells, and a library that is short of memory ends its
process: `python workbook_process.py BYTES SECONDS ROWS COLUMNS` reads the workbook from its input
and writes its sheets as JSON, or ends with another code than 0. It imports nothing of the project.

python-calamine reads XLSX, XLSM, XLSB, XLS and ODS in one call, by their values: it runs neither
formulas nor macros, and follows no link.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any

import python_calamine

TOO_MANY = 3
"""The exit code where a sheet has more rows or columns than are read; which, is written."""


def main(memory: int, seconds: int, most_rows: int, most_columns: int) -> int:
    """Writes the sheets; 1 and the reason where the workbook cannot be opened."""
    _limit(memory, seconds)
    sheets = []
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
        for name in book.sheet_names:
            sheet = book.get_sheet_by_name(name)
            rows: list[tuple[int, list[str]]] = []
            for number, cells in _rows(sheet):
                if len(rows) >= most_rows or len(cells) > most_columns:
                    told = {"sheet": name, "rows": len(rows) + 1, "columns": len(cells)}
                    json.dump(told, sys.stdout)
                    return TOO_MANY
                rows.append((number, cells))
            sheets.append([name, rows])
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
