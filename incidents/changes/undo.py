"""The change that undoes an entry of the journal, or what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geo.message import Message, to_say
from incidents.changes.change import Change, RowChange, key_columns, key_of
from incidents.changes.journal import Entry, undone_by
from incidents.changes.review import Review, Reviewed, review
from incidents.changes.table_text import CannotChange
from incidents.dataset.freed_memory import few_collections
from incidents.tables.schema import Package


@few_collections()
def undo(number: int, reason: str, journal: Sequence[Entry], before: Reviewed) -> Review:
    """The inverse of an entry, reviewed on the tables of now; CannotChange says everything that
    rests on the entry, or that there is nothing to undo."""
    entry = next((entry for entry in journal if entry.number == number), None)
    if entry is None:
        raise CannotChange([to_say("the journal has no entry {entry}", entry=number)])
    if by := undone_by(number, journal):
        raise CannotChange(
            [to_say("entry {entry} was undone by entry {other}", entry=number, other=by)]
        )
    if entry.occasion.refuses:
        raise CannotChange(
            [to_say("entry {entry} refused a proposal, and changed no table", entry=number)]
        )
    later = [one for one in journal if one.number > number]
    later = [one for one in later if not undone_by(one.number, journal) and not _undoes(one, later)]
    change = entry.change.inverse(reason)
    if not change.rows:
        raise CannotChange(
            [
                to_say(
                    "entry {entry} holds nothing but a name that was removed for good", entry=number
                )
            ]
        )
    package = before.snapshot.package
    if rests := list(dict.fromkeys(_resting_on(change, later, package))):
        raise CannotChange(rests)
    result = review(change, before)
    if result.problems:
        raise CannotChange(problem.sentence() for problem, _ in result.problems)
    return result


def _undoes(entry: Entry, later: Sequence[Entry]) -> bool:
    """Whether it undoes one that came after the entry in question: together they do nothing."""
    return entry.occasion.undoes in {one.number for one in later}


def _resting_on(change: Change, later: Sequence[Entry], package: Package) -> Iterator[Message]:
    """What later entries did to the rows of the change, or made of those that it takes out."""
    rows = {_name(row, package) for row in change.rows}
    gone = {_name(row, package).partition(": ")[2] for row in change.rows if row.after is None}
    for entry in later:
        for row in entry.change.rows:
            if row.kind == "erased":
                continue
            name = _name(row, package)
            if name in rows:
                yield to_say("entry {entry} changed {row} since", entry=entry.number, row=name)
            elif named := sorted(gone & _ids(row)):
                yield to_say(
                    "{row} of entry {entry} names {ids}",
                    row=name,
                    entry=entry.number,
                    ids=", ".join(named),
                )


def _name(row: RowChange, package: Package) -> str:
    return f"{row.table}: {key_of(row.row, key_columns(package, row.table))}"


def _ids(row: RowChange) -> set[str]:
    """The ids of other rows that a row names."""
    columns = [c for c in row.after or () if c.endswith(("_id", "_ids")) or c == "scope"]
    return {name for column in columns for name in (row.after or {})[column].split()}
