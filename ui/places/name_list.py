"""A list of place names as a reader brings it: pasted lines, or a file; every problem at once.

A pasted line is a name, so that "Aksu, Pavlodar Region" stays one; after a tab, as cells come out
of a spreadsheet, its day. A file is read as `python -m geo geocode --batch` reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.gazetteer import batch
from geo.gazetteer.batch import Query, read_queries

MOST_NAMES = 20_000
LARGEST_FILE = 5
"""Megabytes."""

Wrong = batch.Wrong | Literal["day", "most", "old_encoding"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which row (0 where it is the whole list), what stands there."""

    wrong: Wrong
    row: int = 0
    found: str = ""
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class NameList:
    """The names that can be looked for, in their order, and what was wrong with the rest."""

    queries: Sequence[Query] = ()
    problems: Sequence[Problem] = ()


def pasted_list(text: str) -> NameList:
    r"""The list that was pasted; its rows are the lines, from 1.

    >>> [(query.text, query.on) for query in pasted_list("Aksu, Pavlodar Region\nОрал").queries]
    [('Aksu, Pavlodar Region', None), ('Орал', None)]
    """
    queries, problems = [], []
    for number, line in enumerate(text.splitlines(), start=1):
        name, _, rest = line.partition("\t")
        name, day = name.strip(), rest.partition("\t")[0].strip()
        is_heading = number == 1 and name.casefold() == "query"
        if is_heading or not (name or day):
            continue
        try:
            on = batch.day_of_cell(day)
        except ValueError:
            problems.append(Problem("day", number, day))
            continue
        queries.append(Query(name, on, {"on_date": day}))
    if not any(query.on for query in queries):
        queries = [Query(query.text) for query in queries]
    return _cut(queries, problems)


def uploaded_list(content: bytes) -> NameList:
    """The list in a file."""
    table = read_queries(content)
    problems = [Problem(one.wrong, one.row, one.found, one.wanted) for one in table.problems]
    is_workbook = any(problem.wrong == "workbook" for problem in problems)
    if table.encoding == "cp1251" and not is_workbook:
        problems.append(Problem("old_encoding"))
    return _cut(table.queries, problems)


def _cut(queries: Sequence[Query], problems: list[Problem]) -> NameList:
    if len(queries) > MOST_NAMES:
        problems.append(Problem("most"))
    return NameList(queries[:MOST_NAMES], problems)
