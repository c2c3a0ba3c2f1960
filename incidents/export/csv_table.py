"""A table as CSV; and the incidents as one CSV file that says by itself what it is.

The file of incidents is one table with a row for each incident, so that any program reads it.
What is to be said of it stands in its last columns and not in lines above the header, at which
readers stumble: version, licence and source line in every row, so that they go along when rows
are copied; the long rest, with the total, in `about_this_file` of the first row alone. Where no
incident is in the selection, one row without an id holds it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

import pyarrow as pa

from incidents.export.file_metadata import about_text, source_line
from incidents.sheets.selection_content import Taking
from incidents.sheets.sheets import Cell, Sheet, tables_of
from text_safety.csv_columns import csv_lines
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


def csv_parts(sheet: Sheet, *, line_end: str = "\r\n") -> Iterator[bytes]:
    """The sheet as CSV in UTF-8, some thousand rows at a time."""
    yield csv_text(sheet.header, [], line_end=line_end).encode()
    for table in tables_of(sheet):
        yield csv_lines(table, line_end=line_end)


def incidents_csv(taking: Taking) -> Iterator[bytes]:
    """The incidents with what is to be said of them, as UTF-8 that Excel knows for UTF-8; some
    thousand rows at a time."""
    about = taking.about
    every_row = (about.version, about.licence, source_line(taking))
    text = about_text(taking).replace("\n", " | ").removesuffix(" | ")
    sheet = taking.incidents
    header = (*sheet.header, *SELF_DESCRIPTION)
    if not sheet.rows:
        rows = [("",) * len(sheet.columns) + (*every_row, text)]
        yield (BYTE_ORDER_MARK + csv_text(header, rows)).encode()
        return
    yield (BYTE_ORDER_MARK + csv_text(header, [])).encode()
    for table in tables_of(sheet):
        for name, cell in zip(SELF_DESCRIPTION, (*every_row, ""), strict=True):
            table = table.append_column(name, pa.repeat(cell, len(table)))
        if text:
            told = pa.concat_arrays([pa.array([text]), pa.repeat("", len(table) - 1)])
            table, text = table.set_column(table.num_columns - 1, SELF_DESCRIPTION[-1], told), ""
        yield csv_lines(table, line_end="\r\n")
