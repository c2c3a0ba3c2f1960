"""A table of names as people bring it: which column holds them, their days, and what is wrong.

A table is CSV with a heading row. Names stand in a column `query` or under another heading that
says place, in English, Russian or Kazakh; their days, if they have any, in `on_date` or under a
heading that says day. What is wrong with one row keeps no other from being read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from geo.csv_text import BROKEN_LETTER, WORKBOOK, decoded, read_records
from geo.message import Message, one_of, to_say
from geo.written_days import clear_day, days_of_column

QUERY, ON_DATE = "query", "on_date"

_TOWN = (
    "city cities town settlement locality village город города населенный населенного пункт пункта"
)
_TOWN += " нас нп село қала қаласы елді мекен мекені ауыл ауылы qala"
_PLACE = "place location loc место места местоположение локация орын орны жер oryn"
_UNIT = "region oblast province district область регион район облыс облысы аймақ аудан oblys"
PLACE_WORDS = [frozenset(words.split()) for words in (_TOWN, _PLACE, _UNIT)]
"""Words of a heading under which names stand; where two columns have such headings, those with the
first words alone go before those with the second, which may hold venues, and these before units."""

DAY_WORDS = frozenset("date day дата день күні күн".split())

_BESIDE = "name names text title of the as written on first event incident protest detention"
_BESIDE += " название наименование атауы события протеста задержания задержаний"
BESIDE_THEM = frozenset(_BESIDE.split())
"""Words that may stand in such a heading too: city name, place of detention, название города."""

Wrong = Literal["workbook", "quotation", "no_query", "cells", "broken_letter", "day", "day_order"]


@dataclass(frozen=True, slots=True)
class Query:
    """One row: the name, the day it was written for, and the row's other cells, as they were."""

    text: str
    on: date | None = None
    others: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which row and column, what stands there, what would do; `row` is 0 where it
    is the whole table."""

    wrong: Wrong
    row: int = 0
    column: str = ""
    found: str = ""
    wanted: str = ""

    @property
    def message(self) -> Message:
        """What the command says of it."""
        return _WORDS[self.wrong](self)


_WORDS: Mapping[Wrong, Callable[[Problem], Message]] = {
    "workbook": lambda _: to_say("this is a workbook, wanted CSV: save the sheet as CSV"),
    "quotation": lambda one: to_say(
        "row {row}: quotation marks do not match: {found}", row=one.row, found=one.found
    ),
    "no_query": lambda one: to_say(
        "row {row}: wanted one column called query (or place, city, город, қала), found these"
        " columns: {found}",
        row=one.row,
        found=one.found or to_say("none"),
    ),
    "cells": lambda one: to_say(
        "row {row}: {cells} cells, wanted {wanted}",
        row=one.row,
        cells=one.found,
        wanted=one.wanted,
    ),
    "broken_letter": lambda one: to_say(
        "row {row}: {column} is {found}, wanted text in UTF-8: a byte is broken where � stands",
        row=one.row,
        column=one.column,
        found=repr(one.found),
    ),
    "day": lambda one: to_say(
        "row {row}: {column} is {found}, wanted a day such as 2019-10-26, or nothing",
        row=one.row,
        column=one.column,
        found=repr(one.found),
    ),
    "day_order": lambda one: to_say(
        "row {row}: {column} is {found}, which can be two days and no other row says which,"
        " wanted {wanted}",
        row=one.row,
        column=one.column,
        found=repr(one.found),
        wanted=one.wanted,
    ),
}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that can be looked up, and all that is wrong with the others.

    `encoding` is what it was read in, as `geo.csv_text.decoded` has it; `column` is the heading of
    the names, `day_column` that of their days ("" if there is none), `not_taken` the headings under
    which names or days could stand too.
    """

    queries: Sequence[Query] = ()
    problems: Sequence[Problem] = ()
    encoding: str = ""
    column: str = ""
    day_column: str = ""
    not_taken: Sequence[str] = ()


def read_queries(content: bytes) -> Table:
    """The rows of a table. Rows are counted as a spreadsheet does: one that it hides (`sep=;`) is
    none, a blank one is one."""
    if content.startswith(WORKBOOK):
        return Table(problems=[Problem("workbook")])
    text, encoding = decoded(content)
    records = read_records(text)
    rows = records.rows
    first = min(rows, default=1)
    heading = rows.pop(first, [])
    headings = [heading] if isinstance(heading, str) else _told_apart(heading)
    names = _by_fitness(headings, QUERY, PLACE_WORDS)
    days = _by_fitness(headings, ON_DATE, [DAY_WORDS])
    if not names or f"{names[0]} (2)" in headings:
        found = Problem("no_query", first, found=", ".join(headings))
        return Table(problems=[found], encoding=encoding)
    problems = list(_broken(first, headings, headings))
    sound: dict[int, Mapping[str, str]] = {}
    for number, cells in rows.items():
        if len(headings) == 1 and isinstance(cells, list):  # "Aksu, Pavlodar Region" is one name
            cells = [records.delimiter.join(cells).rstrip(records.delimiter)] if cells else []
        wrong = _wrong_with(number, cells, headings)
        problems += wrong
        if cells and not wrong:
            padded = [*cells, *[""] * (len(headings) - len(cells))]
            sound[number] = dict(zip(headings, padded, strict=False))
    on = _days_of(sound, days[0] if days else "", problems)
    return Table(
        [
            Query(cells[names[0]], on[number], _without(cells, names[0]))
            for number, cells in sound.items()
            if number in on
        ],
        sorted(problems, key=lambda problem: problem.row),
        encoding,
        names[0],
        days[0] if days else "",
        [*names[1:], *days[1:]],
    )


def is_heading_of_names(text: str) -> bool:
    """Whether names of places would be looked for under this heading.

    >>> [is_heading_of_names(text) for text in ("City name", "Населённый пункт", "place_id")]
    [True, True, False]
    """
    return bool(_by_fitness([text.strip()], QUERY, PLACE_WORDS))


def day_problem(row: int, column: str, cell: str, possible: Sequence[date]) -> Problem | None:
    """What is wrong with a cell that can be these days."""
    if clear_day(cell, possible):
        return None
    if possible:
        return Problem("day_order", row, column, cell, one_of([*map(str, possible)]))
    return Problem("day", row, column, cell) if cell.strip() else None


def _told_apart(headings: Sequence[str]) -> list[str]:
    """The headings without blanks at their ends; one that stands twice is numbered from the second
    on, so that no cell is lost."""
    times: Counter[str] = Counter()
    told = []
    for heading in map(str.strip, headings):
        times[heading] += 1
        told.append(heading if times[heading] == 1 else f"{heading} ({times[heading]})")
    return told


def _by_fitness(headings: Sequence[str], own: str, groups: Sequence[frozenset[str]]) -> list[str]:
    """The headings that fit, the best first, those of one group from the left."""

    def rank(heading: str) -> int | None:
        if heading.casefold() == own:
            return -1
        words = set(re.findall(r"[^\W_]+", heading.casefold().replace("ё", "е"))) - BESIDE_THEM
        ranks = [rank for rank, group in enumerate(groups) for word in words & group]
        return max(ranks) if ranks and len(ranks) == len(words) else None

    ranked = [(rank(heading), place) for place, heading in enumerate(headings)]
    return [headings[place] for number, place in sorted(r for r in ranked if r[0] is not None)]


def _wrong_with(row: int, cells: list[str] | str, headings: Sequence[str]) -> list[Problem]:
    if isinstance(cells, str):
        return [Problem("quotation", row, found=cells)]
    if any(cells[len(headings) :]):
        return [Problem("cells", row, found=str(len(cells)), wanted=str(len(headings)))]
    return _broken(row, headings, cells)


def _broken(row: int, headings: Sequence[str], cells: Sequence[str]) -> list[Problem]:
    return [
        Problem("broken_letter", row, heading, cell)
        for heading, cell in zip(headings, cells, strict=False)
        if BROKEN_LETTER in cell
    ]


def _days_of(
    rows: Mapping[int, Mapping[str, str]], column: str, problems: list[Problem]
) -> dict[int, date | None]:
    """The day of each row, None where it has none; rows without a clear one are problems."""
    cells = [cells.get(column, "") for cells in rows.values()]
    on: dict[int, date | None] = {}
    for row, cell, possible in zip(rows, cells, days_of_column(cells), strict=True):
        if problem := day_problem(row, column, cell, possible):
            problems.append(problem)
        else:
            on[row] = clear_day(cell, possible)
    return on


def _without(cells: Mapping[str, str], column: str) -> dict[str, str]:
    return {name: cell for name, cell in cells.items() if name != column}
