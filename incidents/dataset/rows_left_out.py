"""Rows that a data set does without, because something they refer to is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.rule.scope import ALL, ELSEWHERE
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table, Tables, truths
from incidents.tables.schema import Package


def leave_out_broken(tables: Tables, problems: Iterable[Problem]) -> None:
    """Mark the rows that the problems are about as not sound."""
    by_label = {table.label: table for table in tables.values()}
    for file, numbers in _numbers_by_file(problems).items():
        if table := by_label.get(file):
            table.sound[np.isin(table.numbers, numbers)] = False


def _numbers_by_file(problems: Iterable[Problem]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for problem in problems:
        numbers.setdefault(problem.file, []).append(problem.row)
    return numbers


def leave_out_what_refers_to_them(tables: Tables, package: Package) -> list[Note]:
    """Mark rows that refer to one that is not sound, and so on; a note on each.

    A report that replaces one left out is itself sound and stays.
    """
    notes: list[Note] = []
    while found := list(_referring(tables, package, _sound_ids(tables))):
        for table, row, column in found:
            table.leave_out([row])
            notes.append(table.note(row, column, remark=to_say("left out with what it refers to")))
    return notes


def _sound_ids(tables: Tables) -> dict[str, pa.Array]:
    return {
        name: table.sound_cells()[table.columns[0]].combine_chunks()
        for name, table in tables.items()
    }


def _referring(
    tables: Tables, package: Package, sound: Mapping[str, pa.Array]
) -> Iterator[tuple[Table, Row, str]]:
    """Each sound row that refers to one that is not, with the first column that does."""
    for name, table in tables.items():
        told = ~table.sound
        for column, target in package.foreign_keys(name):
            if target == name:
                continue
            lost = pc.and_(
                pc.not_equal(table[column], ""), pc.invert(pc.is_in(table[column], sound[target]))
            )
            yield from _not_told(table, truths(lost), told, column)
        if name == "reports":
            several = pc.invert(pc.is_in(table["scope"], sound["incidents"]))
            yield from _not_told(table, _names_one_lost(table, several, sound), told, "scope")


def _not_told(
    table: Table, lost: np.ndarray, told: np.ndarray, column: str
) -> Iterator[tuple[Table, Row, str]]:
    """The rows that are lost and not told of yet, which are so from now on."""
    for row in table.where(lost & ~told):
        yield table, row, column
    told |= lost


def _names_one_lost(
    reports: Table, candidates: pa.ChunkedArray, sound: Mapping[str, pa.Array]
) -> np.ndarray:
    """Whether the scope of a report names an incident that is not sound; asked of these alone."""
    lost = np.zeros(len(reports), dtype=bool)
    known = {*sound["incidents"].to_pylist(), ALL, ELSEWHERE}
    for row in reports.where(candidates):
        lost[row.index] = not known.issuperset(row["scope"].split())
    return lost
