"""`RowProblem`: what is wrong in a row of a file that is brought, said where the editor sees it."""

from __future__ import annotations

from dataclasses import dataclass

from incidents.tables.problems import visible


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
    message: str
    left_out: bool = True

    def __str__(self) -> str:
        sheet = f"{visible(self.sheet)}, " if self.sheet else ""
        where = f"{sheet}row {self.row}: " if self.row else sheet
        if not self.column:
            found = f"{visible(self.value)}: " if self.value else ""
        elif self.value:
            found = f"{visible(self.column)} is '{visible(self.value)}': "
        else:
            found = f"{visible(self.column)} is empty: "
        return f"{where}{found}{self.message}"
