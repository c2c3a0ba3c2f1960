"""A table as CSV; and the incidents as one CSV file that says by itself what it is.

The file of incidents is one table with a row for each incident, so that any program reads it.
What is to be said of it stands in its last columns and not in lines above the header, at which
readers stumble: version, licence and source line in every row, so that they go along when rows
are copied; the long rest, with the total, in `about_this_file` of the first row alone. Where no
incident is in the selection, one row without an id holds it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from itertools import chain

from incidents.export.file_metadata import about_text, source_line
from incidents.export.selection_content import Taking
from incidents.export.sheets import Cell
from text_safety.csv_injection import write_table

BYTE_ORDER_MARK = "\ufeff"
"""Without it Excel takes the file for the machine's old code page, and Cyrillic is lost."""

SELF_DESCRIPTION = ("data_version", "licence", "source_line", "about_this_file")


def csv_text(
    header: Sequence[str], rows: Iterable[Sequence[Cell]], *, line_end: str = "\r\n"
) -> str:
    """The table as CSV (RFC 4180), no text in it a formula; an empty cell is: not known."""
    written = io.StringIO()
    write_table(written, chain([header], rows), line_end=line_end)
    return written.getvalue()


def incidents_csv(taking: Taking) -> bytes:
    """The incidents with what is to be said of them, as UTF-8 that Excel knows for UTF-8."""
    about = taking.about
    every_row = (about.version, about.licence, source_line(taking))
    text = about_text(taking).replace("\n", " | ").removesuffix(" | ")
    sheet = taking.incidents
    rows = sheet.rows or [("",) * len(sheet.columns)]
    described = ((*row, *every_row, "" if number else text) for number, row in enumerate(rows))
    header = (*sheet.header, *SELF_DESCRIPTION)
    return (BYTE_ORDER_MARK + csv_text(header, described)).encode("utf-8")
