"""A change shown before it is made: what the checks find in it, and the totals that it moves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from incidents.changes.change import Change, RowChange, key_columns, key_of
from incidents.changes.store import Snapshot
from incidents.counting.moved_totals import MovedTotal, moved_totals
from incidents.dataset.dataset import Reading
from incidents.dataset.findings import Findings, check
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


def review(change: Change, before: Reviewed) -> Review:
    """What the change would do; CannotChange where it does not fit the tables."""
    after = reviewed(before.snapshot.after(change))
    package = before.snapshot.package
    rows = {
        (row.table, key_of(row.row, key_columns(package, row.table))): row for row in change.rows
    }

    def new(then: Sequence[Message], now: Sequence[Message]) -> Iterable[Message]:
        return _new(then, _keys(before.reading, package), now, _keys(after.reading, package))

    def about(message: Problem | Note) -> RowChange | None:
        table = Path(message.file).stem
        return rows.get((table, _keys(after.reading, package).get((table, message.row), "")))

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
    keys_then: Mapping[tuple[str, int], str],
    now: Sequence[Message],
    keys_now: Mapping[tuple[str, int], str],
) -> Iterable[Message]:
    """The messages that were not there, whatever row it is in that they are about."""
    known = {_what(message, keys_then) for message in then}
    return [message for message in now if _what(message, keys_now) not in known]


def _what(message: Problem | Note, keys: Mapping[tuple[str, int], str]) -> tuple[str, ...]:
    table = Path(message.file).stem
    said = message.wanted if isinstance(message, Problem) else message.remark
    key = keys.get((table, message.row), "")
    return table, key, message.field, message.value, _NUMBER_OF_A_ROW.sub("row", said)


def _keys(reading: Reading, package: Package) -> Mapping[tuple[str, int], str]:
    """What names each row, by its table and number."""
    found = {}
    for name, table in reading.tables.items():
        columns = key_columns(package, name)
        for row in table:
            cells = {column: str(row[column]) for column in columns if row[column] is not None}
            found[name, row.number] = key_of(cells, columns)
    return found
