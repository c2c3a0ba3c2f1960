"""Cells that a spreadsheet would run as a formula, made harmless on their way into a CSV file.

A CSV file has no types: a spreadsheet that opens one runs a cell that begins with = + - or @, or
with their full-width forms, also behind blanks and characters that nobody sees; it may also take
a semicolon, a tab or a line's end inside a cell for the beginning of another (OWASP, "CSV
Injection").
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

APOSTROPHE = "'"
CR_LF = "\r\n"

_SIGNS = r"[=+\-@\uff1d\uff0b\uff0d\uff20]"
# Blanks, controls, marks of direction and width, quotes: what a program may drop before it looks.
_UNSEEN = r"[\s\x00-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\"]*"
# What nearly every cell is: nothing has to be looked for in it.
_HARMLESS = re.compile(r"[^\W_][^;\t\r\n]*")
_BEGINS = re.compile(rf"'*(?:[\t\r\n]|{_UNSEEN}{_SIGNS})")
_INSIDE = re.compile(rf"([;\t\r\n]{_UNSEEN}'*)(?={_SIGNS})")
_INSIDE_DEFUSED = re.compile(rf"([;\t\r\n]{_UNSEEN}'*)'(?={_SIGNS})")


def write_table(stream: TextIO, rows: Iterable[Iterable[object]], *, line_end: str = "\n") -> None:
    """Write the rows as CSV (RFC 4180), each text in them `defused`.

    None is an empty cell, a boolean is true or false, a date is ISO 8601.
    Every table that leaves the product as CSV is written by this function.
    """

    class Lines:
        def write(self, line: str) -> None:
            stream.write(line.removesuffix(CR_LF) + line_end)

    # Only of what stands in its own line end does the writer know that a cell with it needs quotes.
    writer = csv.writer(Lines(), lineterminator=CR_LF)
    for row in rows:
        writer.writerow([_cell(cell) for cell in row])


def _cell(cell: object) -> object:
    if isinstance(cell, str):
        return defused(cell)
    return str(cell).lower() if isinstance(cell, bool) else cell


def defused(text: str) -> str:
    r"""The text with an apostrophe before each sign that a spreadsheet would run; see `as_written`.

    Where apostrophes stand there already one more is put in, so that nothing is lost.

    >>> print(defused('=HYPERLINK("https://www.example.org")'), defused("a;=1+1"), defused("a-b"))
    '=HYPERLINK("https://www.example.org") a;'=1+1 a-b
    """
    if not text or _HARMLESS.fullmatch(text):
        return text
    if _BEGINS.match(text):
        text = APOSTROPHE + text
    return _INSIDE.sub(r"\1'", text)


def as_written(cell: str) -> str:
    """The text that `defused` made this cell of.

    >>> print(as_written(defused("-1;-2")), as_written("o'clock"))
    -1;-2 o'clock
    """
    if APOSTROPHE not in cell:
        return cell
    cell = _INSIDE_DEFUSED.sub(r"\1", cell)
    begins = cell.startswith(APOSTROPHE) and _BEGINS.match(cell[1:])
    return cell[1:] if begins else cell
