"""A spreadsheet that took ids for dates: told once, before all else, and not cell by cell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import pyarrow.compute as pc
from babel.dates import get_month_names

from geo.message import to_say
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Tables

_MONTHS = {
    written
    for language in ("en", "ru", "kk")
    for width in ("abbreviated", "wide")
    for context in ("format", "stand-alone")
    for name in get_month_names(width, context, language).values()
    for written in (name.rstrip("."), name.rstrip(".").capitalize())
}
_MONTH = rf"(?:{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_DATE_OF_A_PROGRAM = re.compile(
    rf"\d{{1,2}}([./-])\d{{1,2}}\1(?:\d{{4}}|\d{{2}})|\d{{4}}([./])\d{{1,2}}\2\d{{1,2}}"
    rf"|(?:\d{{1,2}}[ .-])?{_MONTH}[ .-]\d{{2,4}}|\d{{1,2}}[./]\d{{4}}"
    r"|\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?"
)
"""Dates as spreadsheets write them: 26.10.2019, 10/26/19, 2019/10/26, 26-Oct-19, Jan-22."""

_READS_AS_A_DAY = (
    r"^([0-9]{4}-[0-9]{1,2}(-[0-9]{1,2})?|[0-9]{1,2}-[0-9]{1,2}"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)-[0-9]{1,4})$"
)
"""Ids that are sound, and dates for a program that guesses types: 2019-10-26, 2019-10, oct-26."""

_MAY_BE_DATE = r"^([^a-z0-9]|[0-9]{1,2}[^0-9]|[0-9]{4}[./]|[0-9-]{10}[T ])"
"""How each of them begins, and few ids do: a column is searched for it at once."""


def ids_turned_into_dates(tables: Tables, problems: Iterable[Problem]) -> list[Problem]:
    """The problems, those with cells that are dates of a program told as one, where ids are among
    them; as they are where no id is."""
    found = list(problems)
    if not (cells := {*_turned_ids(tables)}):
        return found
    file, row, field, value = min(cells)
    cells |= {(p.file, p.row, p.field, p.value) for p in found if _is_of_a_date(p)}
    per_file = Counter(name for name, *_ in cells)
    where = ", ".join(f"{name} {number}" for name, number in sorted(per_file.items()))
    told = Problem(
        file.rpartition("/")[0] or "tables",
        0,
        "",
        to_say("your program turned ids into dates, such as '{value}'", value=value),
        to_say(
            "the {field} of {file}, row {row}, and others as they were: import every column as "
            "text, and save as CSV in UTF-8 (cells that are dates of a program: {where})",
            field=field,
            file=file,
            row=row,
            where=where,
        ),
    )
    return [told, *without_cells_told(tables, found)]


def without_cells_told(tables: Tables, problems: Iterable[Problem]) -> list[Problem]:
    """The problems without those that `ids_turned_into_dates` tells as one."""
    if next(_turned_ids(tables), None) is None:
        return list(problems)
    return [problem for problem in problems if not _is_of_a_date(problem)]


def ids_that_programs_take_for_dates(tables: Tables) -> Iterator[Note]:
    """Ids of incidents and reports that are nothing but a day or a month. Events are called by
    their day, and files name them in `event_ref` too."""
    for name, column in (("incidents", "incident_id"), ("reports", "report_id")):
        table = tables[name]
        for row in table.where(pc.match_substring_regex(table[column], _READS_AS_A_DAY)):
            remark = to_say(
                "spreadsheets and maps take this id for a date, and change it: add the place, as "
                "in 2019-10-26-almaty"
            )
            yield table.note(row, column, remark=remark)


def _is_of_a_date(problem: Problem) -> bool:
    return bool(problem.field) and _is_date_of_a_program(problem.value)


def _turned_ids(tables: Tables) -> Iterator[tuple[str, int, str, str]]:
    """File, row, column and cell of each id that reads as a date of a program."""
    for table in tables.values():
        for column in table.columns:
            if column.endswith("_id"):
                for row in table.where(pc.match_substring_regex(table[column], _MAY_BE_DATE)):
                    if _is_date_of_a_program(row[column]):
                        yield table.label, row.number, column, row[column]


def _is_date_of_a_program(cell: str) -> bool:
    return _DATE_OF_A_PROGRAM.fullmatch(cell.strip()) is not None
