"""Rows that a data set does without, because something they refer to is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.checks.scopes import WORDS, words_of
from incidents.tables.compact import in_one_piece
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Table, Tables, truths
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
    remark = to_say("left out with what it refers to")
    while found := list(_referring(tables, package, _sound_ids(tables))):
        for table, lost, column in found:
            rows = table.left_out_where(lost)
            notes += [table.note(row, column, remark=remark, more=more) for row, more in rows]
    return notes


def _sound_ids(tables: Tables) -> dict[str, pa.Array]:
    return {
        name: in_one_piece(table.sound_cells()[table.columns[0]]) for name, table in tables.items()
    }


def _referring(
    tables: Tables, package: Package, sound: Mapping[str, pa.Array]
) -> Iterator[tuple[Table, np.ndarray, str]]:
    """Where sound rows refer to one that is not, with the first column that does."""
    for table in tables.values():
        told = ~table.sound
        for column, lost in _lost(table, package, sound):
            here = lost & ~told
            if here.any():
                yield table, here, column
            told |= lost


def _lost(
    table: Table, package: Package, sound: Mapping[str, pa.Array]
) -> Iterator[tuple[str, np.ndarray]]:
    """For each column that refers to other tables where a row is not sound that it names."""
    for column, target in package.foreign_keys(table.name):
        if target == table.name:
            continue
        known = pc.is_in(table[column], sound[target])
        yield column, truths(pc.and_(pc.not_equal(table[column], ""), pc.invert(known)))
    if table.name == "reports":
        several = np.flatnonzero(truths(pc.invert(pc.is_in(table["scope"], sound["incidents"]))))
        at, words = words_of(table["scope"].take(pa.array(several)))
        is_known = pc.or_(pc.is_in(words, WORDS), pc.is_in(words, sound["incidents"]))
        lost = np.zeros(len(table), dtype=bool)
        lost[several[at[~truths(is_known)]]] = True
        yield "scope", lost
