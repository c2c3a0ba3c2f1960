"""Savers of the tables that are killed at any moment: whether the tables stay whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from bench.results import Row
from bench.run import Bench
from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.dataset.dataset import read_dataset
from incidents.tables.saves import JOURNAL

KILLS = 200
SEED = 17
ADDED = Change(
    (
        RowChange("origins", None, {"origin_id": "a", "name": "A", "voice_id": "a"}, "bench"),
        RowChange("sources", None, {"source_id": "a", "publisher": "A"}, "bench"),
    )
)


def measure_killed_saves(bench: Bench) -> Iterator[Row]:
    """Kills a process that saves and takes back, again and again, at a moment that chance picks;
    then the tables have to be the old or the new ones, whole, and are read as the app reads them.
    """
    folder = bench.folder / "killed"
    shutil.copytree(bench.data, folder)
    shutil.rmtree(folder / JOURNAL, ignore_errors=True)
    yield _row(*killed(folder, KILLS))


def killed(folder: Path, kills: int) -> tuple[int, int, int]:
    """How often a saver was killed, how often the tables were whole then, and how many saves they
    had been through."""
    store, chance = FolderStore(folder), random.Random(SEED)
    first = store.snapshot()
    states = [first.files, first.after(ADDED).files]
    started = time.monotonic()
    _save_next(folder)
    usual = time.monotonic() - started
    whole = 0
    for _ in range(kills):
        saver = os.fork()
        if not saver:
            while True:
                _save_next(folder)
        time.sleep(chance.uniform(0, 3 * usual))
        os.kill(saver, signal.SIGKILL)
        os.waitpid(saver, 0)
        found = store.snapshot()
        is_whole = found.files == states[found.save % 2] and len(store.entries()) == found.save
        whole += is_whole and not read_dataset(folder).problems
    return kills, whole, store.snapshot().save


def _save_next(folder: Path) -> None:
    """Saves the change, or takes it back where it is the last that was saved."""
    store = FolderStore(folder)
    now = store.snapshot()
    change = ADDED.inverse("bench") if now.save % 2 else ADDED
    store.save(change, Occasion("import"), on=now)


def _row(kills: int, whole: int, saves: int) -> Row:
    return Row(
        f"{kills} kills of a process that saves: tables whole afterwards; saves done meanwhile",
        f"{whole}; {saves:,}",
        bound="whole each time",
        met=whole == kills,
    )
