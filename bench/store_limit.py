"""What keeping a briefing costs where as many are kept as there is room for."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from bench.briefing_files import SHIPPED
from bench.results import Row
from bench.run import Bench
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.disk_store import ON_DISK, Store, new_key
from briefing.scenes.scene import to_json

SAVES = 480
THREADS = (1, 16)
AUTHORS = 30
Save = Callable[[int], bool]


def measure_store(bench: Bench) -> Iterator[Row]:
    """Saves a second of new briefings, each of which another one makes room for, against a table
    of SQLite that is brought to the disk as well."""
    briefing = read_briefing(SHIPPED.read_bytes()).briefing
    content = to_json(briefing)
    folder = bench.folder / "store"
    folder.mkdir()
    for _ in range(ON_DISK.number):
        (folder / f"{new_key()}.json").write_text(content, encoding="utf-8")
    store = Store(folder)

    def ours(number: int) -> bool:
        return store.save(new_key(), briefing, f"author {number % AUTHORS}", let_go=True)

    peer = _table(bench.folder / "store.sqlite", content)
    for threads in THREADS:
        saved, a_second = _saved(ours, threads)
        _, of_peer = _saved(peer, threads)
        kept = len(list(folder.glob("*.json")))
        yield Row(
            f"{SAVES} new briefings at the store's limit, {threads} at once: saves a second; told "
            f"as written; kept",
            f"{a_second:.0f}; {saved}; {kept:,}",
            f"a table of SQLite: {of_peer:.0f}",
            f"{a_second / of_peer:.1f} times as many",
            f"all written, {ON_DISK.number:,} kept",
            met=saved == SAVES and kept == ON_DISK.number,
        )


def _saved(save: Save, threads: int) -> tuple[int, float]:
    """How many saves were told as written, and how many there were a second."""
    start = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        told = list(pool.map(save, range(SAVES)))
    return sum(told), SAVES / (time.perf_counter() - start)


def _table(path: Path, content: str) -> Save:
    """Saves into a table that holds as many, with a connection for each save as it is usual."""
    begin = (
        "PRAGMA journal_mode = WAL; CREATE TABLE kept (key TEXT PRIMARY KEY, content, used REAL)"
    )
    with sqlite3.connect(path) as connection:
        connection.executescript(f"{begin}; CREATE INDEX by_use ON kept (used)")
        rows = ((new_key(), content, 0) for _ in range(ON_DISK.number))
        connection.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
    connection.close()

    def save(number: int) -> bool:
        connection = sqlite3.connect(path, timeout=60)
        connection.execute("PRAGMA synchronous = FULL")
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            row = (new_key(), content, time.time())
            connection.execute("INSERT INTO kept VALUES (?, ?, ?)", row)
            connection.execute(
                "DELETE FROM kept WHERE key IN (SELECT key FROM kept ORDER BY used DESC "
                "LIMIT -1 OFFSET ?)",
                (ON_DISK.number,),
            )
        connection.close()
        return True

    return save
