"""The tables on disk, read again when a change of them is whole; one that breaks them or cuts them
off is not taken."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import streamlit as st

from geo.message import to_say, to_say_count
from incidents.dataset.dataset import Dataset, Reading, data_folder, read_dataset
from incidents.dataset.freed_memory import OBJECTS_BETWEEN_COLLECTIONS
from incidents.dataset.memo import memoised
from incidents.selection import Selection
from incidents.tables.home import label_of
from incidents.tables.problems import Problem
from incidents.tables.saves import lying_in, pending
from incidents.words.dataset_metadata import about
from ui.session.view import ReaderLocale

Stamp = tuple[Any, ...]


@memoised()
def _content(dataset: Dataset) -> str:
    return repr((str(dataset.folder), dataset.digest, about(dataset)))


BY_CONTENT: dict[str | type[Any], Callable[[Any], Any]] = {
    Dataset: _content,
    Selection: repr,
    ReaderLocale: repr,
}
"""How a function that Streamlit caches tells tables apart: by all that numbers and words on them
follow from. It is the `hash_funcs` of each that takes some. What a reader chose is told apart by
how it prints, every field of it: Streamlit's own way through its fields takes a hundred times as
long."""

SETTLED = 2.0
"""Seconds from the first look at changed files to another that finds them unchanged since: then
nobody is writing them any more. Many editors empty a file before they fill it."""


@dataclass(frozen=True)
class Tables:
    """The reading that is shown, and the one on disk that was refused for it, if any."""

    shown: Reading
    refused: Reading | None = None


class Keeper:
    """The tables of this process; one for all readers.

    A change is read when it has `SETTLED`. A reading with more problems than the one that is shown,
    or in which a table is lost or cut off, is refused: readers keep the last good one. The first
    reading is shown whatever its problems are.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._stamp: Stamp = ()
        self._changed: tuple[Stamp, float] = (), 0.0
        self._tables: Tables | None = None

    def tables(self) -> Tables:
        """What is to be shown now; while one reader has them read again, the others keep theirs."""
        if self._lock.acquire(blocking=self._tables is None):
            try:
                self._look()
            finally:
                self._lock.release()
        assert self._tables is not None, "the first look reads them"
        return self._tables

    def _look(self) -> None:
        """Reads the folder if a file in it changed and nobody writes it any more."""
        now = stamp()
        if now == self._stamp:
            return
        is_other_folder = now[:1] != self._stamp[:1]
        if not is_other_folder and not self._is_settled(now):
            return
        before = None if is_other_folder else self._tables
        try:
            reading = read_dataset()
        except MemoryError:
            if before is None:
                raise
            self._tables, self._stamp = _too_large(before), now
            return
        if before and stamp() != now:
            return
        self._tables = _accepted(before, reading)
        self._stamp = now
        _keep_out_of_collections()

    def _is_settled(self, now: Stamp) -> bool:
        if self._changed[0] != now:
            self._changed = now, self._clock()
        return self._clock() - self._changed[1] >= SETTLED


def _keep_out_of_collections() -> None:
    """Spares each run the walk over the tables, which nobody drops until they are read anew.

    With 5,000 incidents a full collection took as long as counting them; what was counted is kept
    for the next reader, so that with Python's own thresholds every third filter change met one.
    """
    gc.set_threshold(*OBJECTS_BETWEEN_COLLECTIONS)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _too_large(before: Tables) -> Tables:
    """The tables that are shown, beside those on disk for which the memory does not suffice."""
    found, wanted = to_say("too little memory to read the tables"), to_say("more memory")
    problem = Problem(label_of(data_folder()), 0, "", found, wanted)
    shown = before.shown
    return Tables(shown, refused=replace(shown, problems=(problem, *shown.problems)))


def _accepted(before: Tables | None, reading: Reading) -> Tables:
    if before is None:
        return Tables(reading)
    shown = before.shown
    cut_off = tuple(_cut_off(shown, reading))
    if cut_off:
        reading = replace(reading, problems=tuple(sorted({*reading.problems, *cut_off})))
    lost = {reading.tables[name].label for name in set(shown.found) - set(reading.found)}
    is_lost = not lost.isdisjoint(problem.file for problem in reading.problems)
    is_lost |= bool(shown.found and not reading.found)
    if is_lost or cut_off or len(reading.problems) > len(shown.problems):
        return Tables(shown, refused=reading)
    return Tables(reading)


def _cut_off(shown: Reading, reading: Reading) -> Iterator[Problem]:
    """The tables that have fewer rows than those shown, and end as a file does that is cut off."""
    for name in reading.open_ended:
        table = reading.tables[name]
        had, has = (len(tables[name]) for tables in (shown.tables, reading.tables))
        ended_with_a_line = name in shown.found and name not in shown.open_ended
        # Some programs never end the last line: of theirs, most rows have to be missing.
        if has < had and (ended_with_a_line or 2 * has < had):
            found = to_say_count(
                "{number} row instead of {had}, and the last line has no end",
                "{number} rows instead of {had}, and the last line has no end",
                has,
                had=had,
            )
            wanted = to_say("the whole table, each line of it ended")
            yield Problem(table.label, 0, "", found, wanted)


def _files_of_tables(folder: Path) -> Iterator[Path]:
    """Looked for by each run of each reader, so that no pattern is matched against each name."""
    for name in os.listdir(folder) if folder.is_dir() else ():
        if name.endswith((".csv", ".parquet")) or name == "datapackage.json":
            yield folder / name
        if name.endswith(".parquet"):
            yield from (folder / name).glob("**/*")


def stamp() -> Stamp:
    """What changes whenever a table changes on disk or in its database."""
    folder = data_folder()
    if not isinstance(folder, Path):
        return folder.database.stamp()
    files = list(_files_of_tables(folder))
    files += [pending(folder) / name for name in lying_in(pending(folder))]
    parts: list[Any] = [str(folder)]
    for file in sorted(files):
        try:
            status = file.stat()
        except OSError:
            parts.append((file.name, None))
            continue
        parts.append((file.name, status.st_ino, status.st_mtime_ns, status.st_size))
    return tuple(parts)


@st.cache_resource(show_spinner=False)
def keeper() -> Keeper:
    """The one keeper of this process."""
    return Keeper()
