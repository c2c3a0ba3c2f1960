"""A CSV file that is sound from its first byte to its last, read in columns at once.

Most files are, and need no look at each of their cells. Whatever is not is left to
`incidents.tables.csv_file`, which tells what is wrong with which row: the two read a sound file
alike.
"""

from __future__ import annotations

import codecs
import re

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from geo.csv_text import BROKEN_LETTER, DELIMITERS, HINT, MOST_LINES

BLOCK = 16_000_000
"""Bytes that the reader takes at a time; a record must fit into one."""

TEXT = pa.large_string()
"""The type of texts, which data frames share with the columns that they are made of."""

_BROKEN = BROKEN_LETTER.encode()
QUOTED = re.compile(rb'(?:[^"]++|(?<=[,\n])"[^"]*+(?:""[^"]*+)*+"(?=[,\r\n]|\Z))*+')
"""Text whose quotation marks stand around whole cells, and doubled inside them."""


def read_sound(content: bytes) -> tuple[list[str], pa.Table] | None:
    """The header and all rows beneath it, as columns of text named "0", "1" and so on.

    None where anything is not as it should be: another delimiter or encoding, a row with more or
    fewer cells, an empty line, a quotation mark that does not match.
    """
    content = content.removeprefix(codecs.BOM_UTF8)
    names = header_of(content)
    if names is None or not is_plain(content) or not _is_quoted(content):
        return None
    numbers = [str(number) for number in range(len(names))]
    try:
        rows = csv.read_csv(
            pa.py_buffer(content),
            csv.ReadOptions(column_names=numbers, skip_rows=1, block_size=BLOCK),
            csv.ParseOptions(newlines_in_values=b'"' in content),
            csv.ConvertOptions(column_types=dict.fromkeys(numbers, TEXT)),
        )
    except pa.ArrowInvalid:
        return None
    lines = content.count(b"\n") + (not content.endswith(b"\n"))
    return (names, rows) if lines == 1 + _lines(rows, lines) else None


def header_of(content: bytes) -> list[str] | None:
    """The names in the first line of a file without a byte order mark; None where they are not
    plain or not separated by commas, and where the line is no heading but says what separates."""
    first, end, _ = content.partition(b"\n")
    header = first.removesuffix(b"\r")
    if not end or not header.isascii() or b'"' in header or b"," not in header:
        return None
    if not is_plain(first + end) or max(DELIMITERS, key=header.decode().count) != ",":
        return None
    return None if HINT.fullmatch(header.decode()) else header.decode().split(",")


def is_plain(content: bytes) -> bool:
    """Whether the bytes are such that every program finds the same lines in them, where
    they are UTF-8."""
    if b"\0" in content or _BROKEN in content:
        return False
    return content.count(b"\r") == content.count(b"\r\n")


def _is_quoted(content: bytes) -> bool:
    return b'"' not in content or QUOTED.fullmatch(content) is not None


def _lines(rows: pa.Table, wanted: int) -> int:
    """The lines that the rows run over; -1 where one of them runs over too many."""
    if len(rows) + 1 == wanted:
        return len(rows)
    of_row = _line_ends(rows)
    if (pc.max(of_row).as_py() or 0) >= MOST_LINES:
        return -1
    return len(rows) + (pc.sum(of_row).as_py() or 0)


def most_lines_of_a_row(rows: pa.Table) -> int:
    """How often a line ends inside a row, where that is most often."""
    return pc.max(_line_ends(rows)).as_py() or 0


def _line_ends(rows: pa.Table) -> pa.ChunkedArray:
    """How many lines end inside the cells of each row."""
    of_row, *further = (pc.count_substring(column, "\n") for column in rows.columns)
    for counted in further:
        of_row = pc.add(of_row, counted)
    return of_row
