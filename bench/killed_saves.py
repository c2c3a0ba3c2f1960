"""Savers of the tables that are killed at any moment: whether the tables stay whole."""

from __future__ import annotations

import os
import random
import signal
import time
from collections.abc import Iterator
from pathlib import Path

from bench.results import Row
from bench.run import Bench
from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.open_store import open_store
from incidents.dataset.dataset import read_dataset
from incidents.tables.home import home_of
from tests.postgresql import programs, running_postgresql

KILLS = 200
INCIDENTS = 200
"""So few, since the moments of the kills are spread over a save, however long it takes."""

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
    The same in a folder, in SQLite and, where it is installed, in PostgreSQL.
    """
    data = bench.data_of(INCIDENTS)
    yield _row("a folder", *killed(data, str(bench.folder / "killed"), KILLS))
    database = f"sqlite:///{bench.folder / 'killed.sqlite'}"
    yield _row("SQLite", *killed(data, database, KILLS))
    if found := programs():
        with running_postgresql(found) as server:
            yield _row("PostgreSQL", *killed(data, server.new_database(), KILLS))


def killed(data: Path, address: str, kills: int) -> tuple[int, int, int]:
    """How often a saver of these tables, copied to the address, was killed, how often they were
    whole then, and how many saves they had been through."""
    files = FolderStore(data).files()
    tables = {name: held for name, held in files.items() if not name.startswith("journal/")}
    store, chance = open_store(home_of(address)), random.Random(SEED)
    store.fill(tables)
    first = store.snapshot()
    states = [first.files, first.after(ADDED).files]
    started = time.monotonic()
    _save_next(address)
    usual = time.monotonic() - started
    whole = 0
    for _ in range(kills):
        saver = os.fork()
        if not saver:
            try:
                while True:
                    _save_next(address)
            finally:
                # Nothing that the first process has begun ends with this one.
                os._exit(1)
        time.sleep(chance.uniform(0, 3 * usual))
        os.kill(saver, signal.SIGKILL)
        os.waitpid(saver, 0)
        found = store.snapshot()
        is_whole = found.files == states[found.save % 2] and len(store.entries()) == found.save
        whole += is_whole and not read_dataset(home_of(address)).problems
    return kills, whole, store.snapshot().save


def _save_next(address: str) -> None:
    """Saves the change, or takes it back where it is the last that was saved."""
    store = open_store(home_of(address))
    now = store.snapshot()
    change = ADDED.inverse("bench") if now.save % 2 else ADDED
    store.save(change, Occasion("import"), on=now)


def _row(where: str, kills: int, whole: int, saves: int) -> Row:
    return Row(
        f"{kills} kills of a process that saves in {where}: tables whole afterwards; saves done "
        "meanwhile",
        f"{whole}; {saves:,}",
        bound="whole each time",
        met=whole == kills,
    )
