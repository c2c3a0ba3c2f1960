"""The journal of the tables as pages tell it, read once for all readers after each save."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from incidents.changes.corrections import Correction, corrections
from incidents.changes.journal_heads import EntryHead, heads
from incidents.changes.open_store import open_store
from incidents.tables.home import Home
from incidents.tables.schema import read_package


@dataclass(frozen=True)
class JournalNow:
    """The heads of all entries, the first first, and every correction, the last first."""

    heads: tuple[EntryHead, ...] = ()
    corrections: tuple[Correction, ...] = ()


def journal_now() -> JournalNow:
    """The journal of the tables that are shown; BrokenJournal where an entry cannot be read,
    OSError where the store gives nothing."""
    store = open_store()
    return _read(store.home, store.last_save())


@lru_cache(maxsize=2)
def _read(home: Home, save: int) -> JournalNow:
    if not save:
        return JournalNow()
    entries = open_store(home).entries()
    return JournalNow(heads(entries), corrections(entries, read_package(home)))
