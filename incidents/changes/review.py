"""A change shown before it is made: what the checks find in it, and the totals that it moves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from incidents.changes.change import Change, RowChange, key_columns, key_of
from incidents.changes.store import Snapshot
from incidents.counting.moved_totals import MovedTotal, moved_totals
from incidents.dataset.dataset import Reading
from incidents.dataset.findings import Findings, check
from incidents.dataset.freed_memory import few_collections
from incidents.tables.problems import Note, Problem
from incidents.tables.schema import Package

Message = TypeVar("Message", Problem, Note)

_NUMBER_OF_A_ROW = re.compile(r"\brow \d+")


@dataclass(frozen=True, eq=False)
class Reviewed:
    """Tables that were read and checked."""

    snapshot: Snapshot
    reading: Reading
    findings: Findings


def reviewed(snapshot: Snapshot) -> Reviewed:
    """The tables of a snapshot with all that the checks find."""
    reading = snapshot.read()
    return Reviewed(snapshot, reading, check(reading))


@dataclass(frozen=True, eq=False)
class Review:
    """A change and what it would do to the tables `before`; `after` is what would come of it.

    `problems` and `notes` are those that the tables do not have before, each with the row of the
    change that it is about, None where it is another one.
    """

    change: Change
    before: Reviewed
    after: Reviewed
    problems: tuple[tuple[Problem, RowChange | None], ...]
    notes: tuple[tuple[Note, RowChange | None], ...]

    @cached_property
    def totals(self) -> tuple[MovedTotal, ...]:
        """Every total that would move."""
        return moved_totals(self.before.reading.dataset, self.after.reading.dataset)


@few_collections()
def review(change: Change, before: Reviewed) -> Review:
    """What the change would do; CannotChange where it does not fit the tables."""
    after = reviewed(before.snapshot.after(change))
    package = before.snapshot.package
    keys = {table: key_columns(package, table) for table in change.tables}
    rows = {(row.table, key_of(row.row, keys[row.table])): row for row in change.rows}

    def about(message: Problem | Note) -> RowChange | None:
        table = Path(message.file).stem
        return rows.get((table, _key(after.reading, package, table, message.row)))

    def new(then: Sequence[Message], now: Sequence[Message]) -> Iterable[Message]:
        return _new(then, before.reading, now, after.reading, package)

    then, now = before.findings, after.findings
    return Review(
        change,
        before,
        after,
        tuple((problem, about(problem)) for problem in new(then.problems, now.problems)),
        tuple((note, about(note)) for note in new(then.notes, now.notes)),
    )


def _new(
    then: Sequence[Message],
    reading_then: Reading,
    now: Sequence[Message],
    reading_now: Reading,
    package: Package,
) -> Iterable[Message]:
    """The messages that were not there, whatever row it is in that they are about."""
    known = {_what(message, reading_then, package) for message in then}
    return [message for message in now if _what(message, reading_now, package) not in known]


def _what(message: Problem | Note, reading: Reading, package: Package) -> tuple[str, ...]:
    table = Path(message.file).stem
    said = message.wanted if isinstance(message, Problem) else message.remark
    key = _key(reading, package, table, message.row)
    return table, key, message.field, message.value, _NUMBER_OF_A_ROW.sub("row", said)


def _key(reading: Reading, package: Package, name: str, number: int) -> str:
    """What names the row of this number, "" where the table has none."""
    table = reading.tables.get(name)
    if table is None:
        return ""
    place = int(np.searchsorted(table.numbers, number))
    if place == len(table) or table.numbers[place] != number:
        return ""
    columns = key_columns(package, name)
    values = {column: table[column][place].as_py() for column in columns}
    cells = {column: str(value) for column, value in values.items() if value is not None}
    return key_of(cells, columns)
