"""`RowProblem`: what is wrong in a row of a file that is brought, said where the editor sees it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.message import Message, in_texts, to_say, to_say_count
from incidents.tables.problems import on_one_line, visible

A_CELL_FOR_EACH = to_say("wanted a cell for each column, and each quotation mark closed")
WHOLE_TEXT = to_say("wanted text: a byte is broken where \ufffd stands")

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
"""Characters that stand in no text: a spreadsheet keeps them, a page and a file do not."""

PRINTABLE = to_say("wanted text: it holds a character that is not to be seen")

LONGEST_CELL = 2_000
"""Characters of a cell, as many as a form takes: what is longer is no name, no quotation and no
address, and no page, file or log has room for it."""

NOT_SO_LONG = to_say("wanted at most {most} characters", most=f"{LONGEST_CELL:,}")


def cells_told(number: int) -> Message:
    """How many cells a row has."""
    return to_say_count("{number} cell", "{number} cells", number)


@dataclass(frozen=True)
class RowProblem:
    """One thing that is wrong, or worth a look: sheet ("" of a file with one), row as a spreadsheet
    counts (0: the sheet), column by its heading, the cell as it is, and what would do. `left_out`:
    whether the row waits until it is mended.

    >>> print(RowProblem("", 7, "date", "soon", "wanted a day such as 2019-10-26"))
    row 7: date is 'soon': wanted a day such as 2019-10-26
    """

    sheet: str
    row: int
    column: str
    value: str
    message: Message
    left_out: bool = True

    def sentence(self) -> Message:
        """All of it, to be said in any language."""
        where, found, remark = self._where(), self._found(), in_texts(self.message, on_one_line)
        if where and found:
            return to_say("{where}: {found}: {remark}", where=where, found=found, remark=remark)
        if where or found:
            return to_say("{where}: {remark}", where=where or found, remark=remark)
        return remark if isinstance(remark, Message) else Message(remark)

    def __str__(self) -> str:
        return str(self.sentence())

    def _where(self) -> str:
        sheet = visible(self.sheet)
        if self.row and sheet:
            return to_say("{file}, row {row}", file=sheet, row=self.row)
        return to_say("row {row}", row=self.row) if self.row else sheet

    def _found(self) -> str:
        value = in_texts(self.value, visible)
        if not self.column:
            return value
        column = visible(self.column)
        if value:
            return to_say("{column} is '{value}'", column=column, value=value)
        return to_say("{column} is empty", column=column)


class Refused(Exception):
    """A row that cannot be used: its column, what stands there, and what would do."""

    def __init__(self, column: str, value: str, message: Message) -> None:
        super().__init__(message)
        self.column, self.value, self.message = column, value, message
