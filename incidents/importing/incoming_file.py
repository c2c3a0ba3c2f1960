"""A file that somebody brings, as sheets of cells: CSV in any encoding, workbooks, zips of tables.

Workbooks are read by python-calamine (XLSX, XLSM, XLS, ODS, one call for all): it reads values and
runs nothing, neither formulas nor macros nor links.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import PurePath
from typing import Any

from geo.csv_text import SEPARATORS, WORKBOOK, decoded, read_records
from geo.message import to_say

LARGEST_FILE = 50_000_000
"""Bytes of a file that is read, and of all that is packed in one."""

OLD_WORKBOOK = bytes.fromhex("D0CF11E0A1B11AE1")
"""First bytes of an XLS file, and of every other compound document."""

TABLES_OF_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
"""What is inside of XLSX, XLSB and ODS and of no other archive."""

Rows = Mapping[int, list[str] | str]
"""Cells by the number of their row, or the first line of what quotation marks keep from being
read."""


class CannotRead(Exception):
    """The file cannot be read; says what was found and what would do."""


@dataclass(frozen=True)
class Sheet:
    """A table of a file: its name ("" of the one table of a file) and its rows."""

    name: str
    rows: Rows


@dataclass(frozen=True)
class IncomingFile:
    """The sheets of a file; `encoding` and `separator` are told of text alone."""

    name: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    separator: str = ""


def read_file(content: bytes, name: str) -> IncomingFile:
    """The sheets of a file; CannotRead where it is none of the kinds that are read."""
    name = PurePath(name.replace("\\", "/")).name
    if len(content) > LARGEST_FILE:
        raise CannotRead(f"{name} has {len(content):,} bytes, wanted at most {LARGEST_FILE:,}")
    if content.startswith(WORKBOOK):
        return _unpacked(content, name)
    if content.startswith(OLD_WORKBOOK):
        return _workbook(content, name)
    if not content.strip(b"\0 \r\n\t"):
        raise CannotRead(f"{name} is empty, wanted a table with a heading row")
    if content.startswith(b"%PDF"):
        raise CannotRead(f"{name} is a PDF, wanted the table as CSV or a workbook")
    sheet, encoding, separator = _text(content, "")
    return IncomingFile(name, (sheet,), encoding, separator)


def read_folder(files: Mapping[str, bytes], name: str) -> IncomingFile:
    """CSV files that belong together, by their names, as the sheets of one file."""
    tables = {file: content for file, content in files.items() if file.endswith(".csv")}
    if not tables:
        raise CannotRead(f"{name} holds no table, wanted CSV files such as reports.csv")
    sheets = (_text(content, PurePath(file).stem)[0] for file, content in sorted(tables.items()))
    return IncomingFile(name, tuple(sheets))


def _text(content: bytes, name: str) -> tuple[Sheet, str, str]:
    text, encoding = decoded(content)
    records = read_records(text)
    return Sheet(name, records.rows), encoding, SEPARATORS.get(records.delimiter, to_say("commas"))


def _unpacked(content: bytes, name: str) -> IncomingFile:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            inside = archive.infolist()
            if (size := sum(entry.file_size for entry in inside)) > LARGEST_FILE:
                wanted = f"wanted at most {LARGEST_FILE:,}"
                raise CannotRead(f"{name} unpacks to {size:,} bytes, {wanted}")
            names = {entry.filename for entry in inside}
            if not names.isdisjoint(TABLES_OF_WORKBOOKS):
                return _workbook(content, name)
            # Only names of tables are looked for: no path in a zip leads anywhere.
            tables = {
                PurePath(entry.filename).name: archive.read(entry)
                for entry in inside
                if not entry.is_dir() and entry.filename.endswith(".csv")
            }
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError) as error:
        raise CannotRead(f"{name} is a damaged or locked archive ({error})") from error
    return read_folder(tables, name)


def _workbook(content: bytes, name: str) -> IncomingFile:
    # Only whoever brings a workbook needs it.
    import python_calamine

    try:
        with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(content)) as workbook:
            sheets = tuple(
                Sheet(
                    title,
                    _cells(workbook.get_sheet_by_name(title).to_python(skip_empty_area=False)),
                )
                for title in workbook.sheet_names
            )
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise CannotRead(f"{name} is a damaged or locked workbook ({error})") from error
    if not any(sheet.rows for sheet in sheets):
        raise CannotRead(f"{name} is empty, wanted a table with a heading row")
    return IncomingFile(name, sheets)


def _cells(rows: list[list[Any]]) -> Rows:
    return {
        number: cells
        for number, row in enumerate(rows, start=1)
        if any(cells := [_as_text(value) for value in row])
    }


def _as_text(value: Any) -> str:
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
