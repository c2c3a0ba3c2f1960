"""`EntryHead`: what lists say of an entry of the journal, without its rows, which may be many."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from incidents.changes.change import Change, RowCounts
from incidents.changes.journal import Entry, Occasion


@dataclass(frozen=True)
class EntryHead:
    """An entry without its rows, and how many of each table became what; of a refusal the rows that
    were not made. `at` is in UTC."""

    number: int
    at: datetime
    occasion: Occasion
    row_counts: RowCounts


def heads(entries: Iterable[Entry]) -> tuple[EntryHead, ...]:
    """The heads of these entries, in their order."""
    return tuple(map(_head, entries))


def _head(entry: Entry) -> EntryHead:
    occasion, refused = entry.occasion, entry.occasion.refuses
    if refused:
        occasion = replace(occasion, refuses=replace(refused, change=Change()))
    counts = (refused or entry).change.row_counts
    return EntryHead(entry.number, entry.at, occasion, counts)
