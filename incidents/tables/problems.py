"""`Problem` and `Note`: what is wrong in a table, said so that an editor can mend it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.message import Message, in_texts, to_say

LONGEST_VALUE = 80
"""Characters of a cell that a message shows."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that has to be mended: where, what was found, what would do.

    `file` is the folder's name and the file's, `row` is counted as a spreadsheet shows it
    (the header is row 1; 0 means the file as a whole), `field` is a column or empty. Without
    a field `value` describes what was found; with one it is the cell as it is, and in row 1 an
    empty value means that the column is missing. Printed, field and value are `visible`.
    What is wanted, and what was found where that is no cell, is a `Message`.

    >>> print(Problem("data/incidents.csv", 41, "date_first", "31.02.2024",
    ...               "a date such as 2024-02-29"))
    data/incidents.csv, row 41: date_first is '31.02.2024', wanted a date such as 2024-02-29
    """

    file: str
    row: int
    field: str
    value: str
    wanted: Message

    def sentence(self) -> Message:
        """All of it, to be said in any language."""
        return to_say(
            "{where}: {found}, wanted {wanted}",
            where=_where(self.file, self.row),
            found=_found(self.row, self.field, self.value),
            wanted=in_texts(self.wanted, _on_one_line),
        )

    def __str__(self) -> str:
        return str(self.sentence())


@dataclass(frozen=True, order=True)
class Note:
    """One thing that an editor may want to look at and that may well be right.

    >>> print(Note("data/reports.csv", 7, "detained_low", "", "the figure is an 'up to'"))
    data/reports.csv, row 7: detained_low is empty: the figure is an 'up to'
    """

    file: str
    row: int
    field: str
    value: str
    remark: Message

    def sentence(self) -> Message:
        """All of it, to be said in any language."""
        return to_say(
            "{where}: {found}: {remark}",
            where=_where(self.file, self.row),
            found=_found(self.row, self.field, self.value),
            remark=in_texts(self.remark, _on_one_line),
        )

    def __str__(self) -> str:
        return str(self.sentence())


def visible(text: str) -> str:
    r"""The text on one line with every character to be seen, at most `LONGEST_VALUE` long.

    >>> visible("two\nlines\u202e")
    'two\\nlines\\u202e'
    """
    shown = _on_one_line(text[: LONGEST_VALUE + 1])
    return shown if len(shown) <= LONGEST_VALUE else shown[: LONGEST_VALUE - 1] + "…"


def _on_one_line(text: str) -> str:
    return "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:  # a byte that is no UTF-8, as `surrogateescape` keeps it
        return f"\\x{code - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")


def _where(file: str, row: int) -> str:
    return to_say("{file}, row {row}", file=file, row=row) if row else file


def _found(row: int, field: str, value: str) -> str:
    if not field:
        return in_texts(value, visible)
    column = visible(field)
    if value:
        return to_say("{column} is '{value}'", column=column, value=visible(value))
    if row == 1:
        return to_say("there is no column {column}", column=column)
    return to_say("{column} is empty", column=column)
