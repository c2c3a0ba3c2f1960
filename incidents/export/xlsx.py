"""A selection as a workbook: what it is first, then each table on a sheet of its own.

Each cell has its type: a text that looks like a formula is text, is shown as it is written, and
stays text when somebody edits it. What no workbook can hold is marked in its cell: U+FFFD for a
control character, the number of characters left out of one longer than a cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter

from incidents.export.file_metadata import about_lines
from incidents.export.selection_content import Taking
from incidents.export.sheets import Cell, Column, Sheet, columns_of
from incidents.export.zipped import FixedZip
from text_safety.csv_injection import defused

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

SHEET_ROWS = 1_048_575
"""Rows that a sheet can hold below its header."""

WIDTHS = {"integer": 9, "number": 11, "boolean": 11, "date": 12, "string": 24}
"""Widths of columns in characters, by the type of what stands in them."""

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def workbook(taking: Taking) -> bytes:
    """The workbook; the same bytes for the same selection of the same tables."""
    book = Workbook(write_only=True)
    for sheet in (
        _about_sheet(taking), taking.total, taking.incidents, taking.together, taking.sources,
    ):  # fmt: skip
        _write(book, sheet)
    day = datetime.fromisoformat(taking.about.date or "1980-01-01")
    book.properties.title = writable(taking.about.title)
    book.properties.creator = writable(taking.about.citation)
    book.properties.created = book.properties.modified = day
    written = io.BytesIO()
    ExcelWriter(book, FixedZip(written, "w")).save()
    return written.getvalue()


def _about_sheet(taking: Taking) -> Sheet:
    columns = columns_of(
        {"key": ("string", "Its key."), "name": ("string", "Its name."), "text": ("string", "")}
    )
    lines = [(line.key, line.name, line.text) for line in about_lines(taking)]
    return Sheet("about", taking.about.title, columns, lines)


def _write(book: Workbook, sheet: Sheet) -> None:
    """Adds the sheet, and further ones where its rows are more than a sheet can hold."""
    for number, start in enumerate(range(0, len(sheet.rows) or 1, SHEET_ROWS), start=1):
        page = book.create_sheet(sheet.name if number == 1 else f"{sheet.name} {number}")
        rows = sheet.rows[start : start + SHEET_ROWS]
        page.freeze_panes = "A2"
        last = get_column_letter(len(sheet.columns))
        page.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
        for place, column in enumerate(sheet.columns, start=1):
            page.column_dimensions[get_column_letter(place)].width = _width(sheet, column)
        page.append([_heading(page, name) for name in sheet.header])
        to_cell = _cell_maker(page)
        for row in rows:
            page.append([to_cell(cell) for cell in row])


def _width(sheet: Sheet, column: Column) -> int:
    return 110 if sheet.name == "about" and column.name == "text" else WIDTHS[column.type]


def _heading(page: Any, name: str) -> Any:
    cell = WriteOnlyCell(page, name)
    cell.font = Font(bold=True)
    return cell


def _cell_maker(page: Any) -> Callable[[Cell], Any]:
    def to_cell(value: Cell) -> Any:
        if not isinstance(value, str):
            return value
        if not value:
            return None
        text = writable(value)
        if text[0] not in "=#" and defused(text) == text:
            return text
        cell = WriteOnlyCell(page, text)
        cell.quotePrefix = True
        cell.data_type = "s"
        return cell

    return to_cell


def writable(text: str) -> str:
    """The text with what a workbook cannot hold marked; line ends are line feeds."""
    text = _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) <= LONGEST_CELL:
        return text
    mark = f"… (+{len(text) - LONGEST_CELL + 20})"
    return text[: LONGEST_CELL - 20] + mark
