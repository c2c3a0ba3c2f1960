"""The tables on disk, read again when they change; a change that breaks them is not taken."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from incidents.dataset.dataset import Dataset, Reading, data_folder, read_dataset
from incidents.words.dataset_metadata import about

Stamp = tuple[Any, ...]

BY_CONTENT: dict[str | type[Any], Callable[[Any], Any]] = {
    Dataset: lambda dataset: (str(dataset.folder), dataset.digest, about(dataset)),
}
"""How a function that Streamlit caches tells tables apart: by all that numbers and words on them
follow from. It is the `hash_funcs` of each that takes some."""

SECONDS = 5
"""How often an open page looks whether the tables changed."""


OBJECTS_BETWEEN_COLLECTIONS = (50_000, 20, 20)
"""Of the young, and how many rounds of those between collections of the older ones."""


@dataclass(frozen=True)
class Tables:
    """The reading that is shown, and the one on disk that was refused for it, if any."""

    shown: Reading
    refused: Reading | None = None


class Keeper:
    """The tables of this process; one for all readers.

    A reading with more problems than the one that is shown is refused: readers keep the last
    good one. The first reading is shown whatever its problems are.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stamp: Stamp | None = None
        self._tables: Tables | None = None

    def tables(self) -> Tables:
        """What is to be shown now; reads the folder only if a file in it changed."""
        now = stamp()
        with self._lock:
            if self._tables is None or now != self._stamp:
                self._tables = _accepted(self._tables, read_dataset())
                self._stamp = now
                _keep_out_of_collections()
            return self._tables


def _keep_out_of_collections() -> None:
    """Spares each run the walk over the tables, which nobody drops until they are read anew.

    With 5,000 incidents a full collection took as long as counting them; what was counted is kept
    for the next reader, so that with Python's own thresholds every third filter change met one.
    """
    gc.set_threshold(*OBJECTS_BETWEEN_COLLECTIONS)
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _accepted(before: Tables | None, reading: Reading) -> Tables:
    if before and len(reading.problems) > len(before.shown.problems):
        return Tables(before.shown, refused=reading)
    return Tables(reading)


def stamp() -> Stamp:
    """What changes whenever a table of the folder changes on disk."""
    folder: Path = data_folder()
    files = [*folder.glob("*.csv"), *folder.glob("datapackage.json")]
    parts: list[Any] = [str(folder)]
    for file in sorted(files):
        try:
            status = file.stat()
        except OSError:
            parts.append((file.name, None))
            continue
        parts.append((file.name, status.st_mtime_ns, status.st_size))
    return tuple(parts)


@st.cache_resource(show_spinner=False)
def keeper() -> Keeper:
    """The one keeper of this process."""
    return Keeper()


@st.fragment(run_every=SECONDS)
def watch_tables(shown: Tables) -> None:
    """Runs the page again when the tables on disk are others than those it shows."""
    if keeper().tables() is not shown:
        st.rerun()
