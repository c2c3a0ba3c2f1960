"""A list of place names as a reader brings it: pasted lines, or a file; every problem at once.

A pasted line is a name, so that "Aksu, Pavlodar Region" stays one; after a tab, as cells come out
of a spreadsheet, its day. A file is read as `python -m geo geocode --batch` reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.csv_text import BROKEN_LETTER, OLD_CODE_PAGE
from geo.gazetteer import batch_input
from geo.gazetteer.batch_input import (
    ON_DATE,
    QUERY,
    Query,
    day_problem,
    is_heading_of_names,
    read_queries,
)
from geo.written_days import clear_day, days_of_column

MOST_NAMES = 20_000
LARGEST_FILE = 5
"""Megabytes."""

Wrong = batch_input.Wrong | Literal["most", "old_encoding"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which row (0 where it is the whole list) and column, what stands there,
    what would do."""

    wrong: Wrong
    row: int = 0
    column: str = ""
    found: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """The names that can be looked for, in their order, and what was wrong with the rest.

    `columns` are the headings in the file of names and of days, where they are not `query` and
    `on_date`; `not_taken` those that would do too.
    """

    queries: Sequence[Query] = ()
    problems: Sequence[Problem] = ()
    columns: Sequence[str] = ()
    not_taken: Sequence[str] = ()


def pasted_list(text: str) -> NameList:
    r"""The list that was pasted; its rows are the lines, from 1.

    >>> [(query.text, query.on) for query in pasted_list("Aksu, Pavlodar Region\nОрал").queries]
    [('Aksu, Pavlodar Region', None), ('Орал', None)]
    """
    rows: dict[int, tuple[str, str]] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), start=1):
        name, day = (cell.strip() for cell in (line + "\t\t").split("\t")[:2])
        if not (name or day) or (number == 1 and is_heading_of_names(name)):
            continue
        if BROKEN_LETTER in name + day:
            problems.append(Problem("broken_letter", number, QUERY, line))
        else:
            rows[number] = (name, day)
    queries = []
    possible = days_of_column([day for _, day in rows.values()])
    for (number, (name, day)), days in zip(rows.items(), possible, strict=True):
        if problem := day_problem(number, ON_DATE, day, days):
            problems.append(_of_file(problem))
        else:
            queries.append(Query(name, clear_day(day, days), {ON_DATE: day}))
    if not any(query.on for query in queries):
        queries = [Query(query.text) for query in queries]
    return _cut(queries, sorted(problems, key=lambda problem: problem.row))


def uploaded_list(content: bytes) -> NameList:
    """The list in a file."""
    table = read_queries(content)
    problems = [_of_file(problem) for problem in table.problems]
    if table.encoding == OLD_CODE_PAGE:
        problems.append(Problem("old_encoding"))
    taken = (table.column, table.day_column)
    columns = [name for name in taken if name.casefold() not in (QUERY, ON_DATE, "")]
    return _cut(table.queries, problems, columns, table.not_taken)


def _of_file(problem: batch_input.Problem) -> Problem:
    return Problem(problem.wrong, problem.row, problem.column, problem.found, problem.wanted)


def _cut(
    queries: Sequence[Query],
    problems: list[Problem],
    columns: Sequence[str] = (),
    not_taken: Sequence[str] = (),
) -> NameList:
    if len(queries) > MOST_NAMES:
        problems.append(Problem("most"))
    return NameList(queries[:MOST_NAMES], problems, columns, not_taken)
