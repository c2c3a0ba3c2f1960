"""A file that was brought, as a workbook in which each problem is marked where it stands.

It holds the file's own rows as they were read, in the rows that a spreadsheet counts: whoever mends
it may bring it in again as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from incidents.export.xlsx import filled, is_like_a_formula, sheet_name, writable, write_text
from incidents.importing.plan import Heading, Plan
from incidents.incoming.incoming_file import IncomingFile, Sheet
from incidents.languages.language import Language
from incidents.list_rows.row_problem import RowProblem

MOST_COMMENTS = 5_000
"""Cells of a sheet with a comment: each is a drawing, and a spreadsheet with many more of them does
not open. The last column says every problem."""

SHEET_ROWS = 1_048_576
"""Rows that a sheet of a workbook has."""

MARKED = "#FFE699"
"""The colour of a cell with a problem: black letters stand out from it 17 to 1."""

WIDTH_OF_PROBLEMS = 60
"""Characters of the last column."""

NO_HEADING = Heading(0, ())


def marked_copy(file: IncomingFile, plan: Plan, language: Language) -> bytes:
    """The workbook: each cell with a problem coloured, with a comment that says what was found and
    what would do; a last column says every problem of its row, those too that are of no one cell.

    Each cell is text, with every character that a workbook can hold, and is run as no formula. The
    same file with the same problems gives the same bytes.
    """
    by_sheet: dict[str, list[RowProblem]] = defaultdict(list)
    for problem in plan.problems:
        by_sheet[problem.sheet].append(problem)

    def fill(book: Workbook) -> None:
        book.set_properties({"created": datetime(2000, 1, 1)})
        looks, names = _Looks(book), set[str]()
        for sheet in file.sheets:
            heading = plan.headings.get(sheet.name, NO_HEADING)
            name = sheet_name(sheet.name or PurePath(file.name).stem)
            marks = _Marks(sheet, heading, by_sheet[sheet.name], language)
            _write(book, name, names, marks, looks)

    return b"".join(filled(fill))


class _Looks:
    """How cells of the workbook look."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[bool, bool, bool], Format] = {}

    def of(self, text: str, *, marked: bool, bold: bool = False) -> Format | None:
        """The look of a cell, None for that of a plain one."""
        kind = marked, bold, is_like_a_formula(text)
        if not any(kind):
            return None
        if kind not in self._made:
            look: dict[str, object] = {"bold": bold, "quote_prefix": kind[2]}
            look |= {"bg_color": MARKED, "font_color": "#000000"} if marked else {}
            self._made[kind] = self._book.add_format(look)
        return self._made[kind]


class _Marks:
    """The rows of a sheet with what is said of them."""

    def __init__(
        self, sheet: Sheet, heading: Heading, problems: Sequence[RowProblem], language: Language
    ) -> None:
        self.rows, self.heading = sheet.rows, heading
        self.title = language.say("Problems")
        self.place = max(
            (len(row) for row in sheet.rows.values() if isinstance(row, list)), default=1
        )
        self._told: dict[int, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
        for problem in problems:
            row = problem.row or heading.row
            told = language.told(replace(problem, sheet="", row=0).sentence())
            self._told[row][self._place_of(problem)].append(told)

    def _place_of(self, problem: RowProblem) -> int:
        """The column of the cell that a problem is about, the last column where it is of none: by
        its heading, else the one cell of the row with these words."""
        titles, row = self.heading.titles, self.rows.get(problem.row, ())
        if problem.column and problem.column in titles:
            return titles.index(problem.column)
        if isinstance(row, list) and problem.value:
            same = [n for n, cell in enumerate(row) if " ".join(cell.split()) == problem.value]
            if len(same) == 1:
                return same[0]
        return 0 if isinstance(row, str) else self.place

    def __iter__(self) -> Iterator[tuple[int, list[str], Mapping[int, list[str]]]]:
        """Each row by its number, with what is told of its cells; the last says all of it."""
        for number, row in self.rows.items():
            cells, told = [row] if isinstance(row, str) else list(row), self._told.get(number, {})
            if number == self.heading.row or told:
                said = [one for place in sorted(told) for one in told[place]]
                cells += [""] * (self.place - len(cells))
                cells.append(self.title if number == self.heading.row else "\n".join(said))
            yield number, cells, told


def _write(book: Workbook, name: str, taken: set[str], marks: _Marks, looks: _Looks) -> None:
    """Adds the sheet, and further ones for rows that are farther down than a sheet goes."""
    pages: dict[int, Worksheet] = {}
    comments = 0
    for number, cells, told in marks:
        at, line = divmod(number - 1, SHEET_ROWS)
        if at not in pages:
            pages[at] = page = book.add_worksheet(_free(name, taken))
            page.set_column(marks.place, marks.place, WIDTH_OF_PROBLEMS)
            page.ignore_errors({"number_stored_as_text": f"A1:XFD{SHEET_ROWS}"})
        page = pages[at]
        is_heading = number == marks.heading.row
        for place, cell in enumerate(cells):
            look = looks.of(cell, marked=place in told, bold=is_heading)
            if cell:
                write_text(page, line, place, cell, look)
            elif look:
                page.write_blank(line, place, None, look)
            if place in told and comments < MOST_COMMENTS:
                page.write_comment(line, place, writable("\n".join(told[place])), {"x_scale": 2})
                comments += 1


def _free(name: str, taken: set[str]) -> str:
    """The name, or the first of those numbered from 2 on that no sheet has; it is taken then."""
    found, number = name, 1
    while not found or found.casefold() in taken:
        number += 1
        found = f"{name} {number}".strip()
    taken.add(found.casefold())
    return found
