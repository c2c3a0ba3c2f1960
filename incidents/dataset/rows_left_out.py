"""Rows that a data set does without, because something they refer to is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.message import to_say
from incidents.rule.scope import ALL, ELSEWHERE
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table, Tables
from incidents.tables.schema import Package


def leave_out_broken(tables: Tables, problems: Iterable[Problem]) -> None:
    """Mark the rows that the problems are about as not sound."""
    rows = {(table.label, row.number): row for table in tables.values() for row in table}
    for problem in problems:
        if row := rows.get((problem.file, problem.row)):
            row.sound = False


def leave_out_what_refers_to_them(tables: Tables, package: Package) -> list[Note]:
    """Mark rows that refer to one that is not sound, and so on; a note on each.

    A report that replaces one left out is itself sound and stays.
    """
    notes: list[Note] = []
    while found := list(_referring(tables, package, _sound_ids(tables))):
        for table, row, column in found:
            row.sound = False
            notes.append(table.note(row, column, remark=to_say("left out with what it refers to")))
    return notes


def _sound_ids(tables: Tables) -> dict[str, set[str]]:
    return {
        name: {row[table.columns[0]] for row in table if row.sound}
        for name, table in tables.items()
    }


def _referring(
    tables: Tables, package: Package, sound: dict[str, set[str]]
) -> Iterator[tuple[Table, Row, str]]:
    """Each sound row that refers to one that is not, with the column that does."""
    for name, table in tables.items():
        keys = [key for key in package.foreign_keys(name) if key[1] != name]
        for row in table:
            if not row.sound:
                continue
            for column, target in keys:
                if row[column] and row[column] not in sound[target]:
                    yield table, row, column
                    break
            else:
                named = set(row["scope"].split()) - {ALL, ELSEWHERE} if name == "reports" else ()
                if not sound["incidents"].issuperset(named):
                    yield table, row, "scope"
