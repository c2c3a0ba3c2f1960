"""A selection as a workbook: what it is first, then each table on a sheet of its own.

Each cell has its type: a text that looks like a formula is text, is shown as it is written, and
stays text when somebody edits it. What no workbook can hold is marked in its cell: U+FFFD for a
control character, the number of characters left out of one longer than a cell.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from tempfile import TemporaryDirectory
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from incidents.export.file_metadata import about_lines
from incidents.export.zipped import read_back
from incidents.languages.language import Language
from incidents.sheets.selection_content import Taking
from incidents.sheets.sheets import Cell, Column, Sheet, described
from incidents.words.code_names import N_
from incidents.words.dataset_metadata import made_at
from text_safety.csv_injection import defused

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""

SHEET_ROWS = 1_048_575
"""Rows that a sheet can hold below its header."""

WIDTHS = {"integer": 9, "number": 11, "boolean": 11, "date": 12, "string": 24}
"""Widths of columns in characters, by the type of what stands in them."""

LONGEST_SHEET_NAME = 24
"""Characters of the name of a sheet that leave room for a number: Excel takes 31 in all."""

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_NOT_IN_SHEET_NAME = re.compile(r"[\[\]:*?/\\]")

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def workbook(taking: Taking) -> Iterator[bytes]:
    """The workbook, piece by piece; the same bytes for the same selection of the same tables, and
    the same cells packed otherwise where no file can be written meanwhile."""

    def fill(book: Workbook) -> None:
        formats = Formats(book)
        sheets = (taking.total, taking.incidents, taking.together, taking.sources)
        for sheet in (_about_sheet(taking), *sheets):
            _write(book, sheet, formats, taking.speaker.language)
        book.set_properties(
            {
                "title": writable(taking.about.title),
                "author": writable(taking.about.citation),
                "created": made_at(taking.about.date),
            }
        )

    return filled(fill)


def filled(fill: Callable[[Workbook], None]) -> Iterator[bytes]:
    """A workbook whose rows `fill` writes one after the other, piece by piece."""

    def write(file: IO[bytes]) -> None:
        if isinstance(file, io.BytesIO):
            write_with(file, {"in_memory": True})
            return
        # Row by row through a file of the disk: a sheet of 100,000 rows never lies in memory.
        with TemporaryDirectory() as place:
            write_with(file, {"tmpdir": place})

    def write_with(file: IO[bytes], options: dict[str, Any]) -> None:
        with Workbook(file, {"constant_memory": True, **options}) as book:
            fill(book)

    return read_back(write)


class Formats:
    """How cells of one workbook look."""

    def __init__(self, book: Workbook) -> None:
        self.heading: Format = book.add_format({"bold": True})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        # Stays text when somebody edits it.
        self.text_like_a_formula: Format = book.add_format({"quote_prefix": True})


def _about_sheet(taking: Taking) -> Sheet:
    columns = described(
        {
            N_("key"): ("string", "Its key."),
            N_("name"): ("string", "Its name."),
            N_("text"): ("string", ""),
        }
    )
    lines = [(line.key, line.name, line.text) for line in about_lines(taking)]
    return Sheet(N_("about"), taking.about.title, columns, lines)


def _write(book: Workbook, sheet: Sheet, formats: Formats, language: Language) -> None:
    """Adds the sheet, and further ones where its rows are more than a sheet can hold; its name and
    its headings are in the language."""
    name = sheet_name(language.say(sheet.name))
    for number, start in enumerate(range(0, len(sheet.rows) or 1, SHEET_ROWS), start=1):
        page = book.add_worksheet(name if number == 1 else f"{name} {number}")
        rows = sheet.rows[start : start + SHEET_ROWS]
        page.freeze_panes(1, 0)
        page.autofilter(0, 0, len(rows), len(sheet.columns) - 1)
        for place, column in enumerate(sheet.columns):
            page.set_column(place, place, _width(sheet, column))
        for place, heading in enumerate(map(language.say, sheet.header)):
            page.write_string(0, place, heading, formats.heading)
        for line, row in enumerate(rows, start=1):
            for place, cell in enumerate(row):
                _write_cell(page, line, place, cell, formats)


def _write_cell(page: Worksheet, line: int, place: int, cell: Cell, formats: Formats) -> None:
    """Writes the cell by its type; an empty text and None leave it empty."""
    if isinstance(cell, str):
        harmless = not is_like_a_formula(cell)
        write_text(page, line, place, cell, None if harmless else formats.text_like_a_formula)
    elif isinstance(cell, bool):
        page.write_boolean(line, place, cell)
    elif isinstance(cell, date):
        page.write_datetime(line, place, cell, formats.day)
    elif cell is not None:
        page.write_number(line, place, cell)


def write_text(page: Worksheet, line: int, place: int, text: str, look: Format | None) -> None:
    """Writes a text as text, whatever it looks like; one that `is_like_a_formula` needs a look with
    `quote_prefix`, or it becomes a formula where somebody edits it."""
    if text := writable(text):
        page.write_string(line, place, text, look)


def is_like_a_formula(text: str) -> bool:
    """Whether a spreadsheet would run the text, were it typed."""
    return text[:1] in ("=", "#") or defused(text) != text


def sheet_name(words: str) -> str:
    """The words as a workbook takes them for the name of a sheet, with room for a number.

    >>> sheet_name("Дереккөздер: сілтемелерімен бірге")
    'Дереккөздер сілтемелерім'
    """
    return _NOT_IN_SHEET_NAME.sub("", words)[:LONGEST_SHEET_NAME].strip(" '")


def _width(sheet: Sheet, column: Column) -> int:
    return 110 if sheet.name == "about" and column.name == "text" else WIDTHS[column.type]


def writable(text: str) -> str:
    """The text with what a workbook cannot hold marked; line ends are line feeds."""
    if not text.isprintable():  # nearly every text is
        text = _NOT_IN_XML.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) <= LONGEST_CELL:
        return text
    mark = f"… (+{len(text) - LONGEST_CELL + 20})"
    return text[: LONGEST_CELL - 20] + mark
