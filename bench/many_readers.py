"""What many readers at once cost: memory, and how long a filter change takes then."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from bench.made_up_tables import FIRST_DAY, LAST_DAY
from bench.results import Row, percentile
from bench.run import Bench
from bench.servers import Server
from bench.websocket_reader import Reader
from incidents.words.code_names import BASES

READERS = 20
ROUNDS = 3
SECONDS_OF_A_DRAG = 3.0


def measure_sessions(bench: Bench) -> Iterator[Row]:
    """A server of its own, first alone, then with 20 readers who drag and filter at once."""
    with bench.fresh_product() as server:
        alone = server.megabytes()
        yield Row("Memory of the server alone", f"{alone:.0f} MB")
        # In a thread of its own: the one that drives Chromium has a loop already.
        with ThreadPoolExecutor(1) as pool:
            found = pool.submit(asyncio.run, _with_readers(server)).result()
    first, second, all_of_them, handles, times = found
    yield Row("— with one session, which brings the tables", f"{first:.0f} MB")
    more = (all_of_them - second) / READERS
    yield Row(f"— for each of {READERS} more sessions", f"{more:.1f} MB each")
    yield Row(f"— file handles for each of {READERS} more sessions", f"{handles / READERS:.1f}")
    yield Row(
        f"{READERS} sessions that drag and filter at once: a filter change until the map is sent "
        f"(95th percentile of {len(times)})",
        f"{percentile(times, 95):.1f} s (median {percentile(times, 50):.1f} s)",
    )


async def _with_readers(server: Server) -> tuple[float, float, float, int, list[float]]:
    """Megabytes with one reader, with two and with all, the handles that all but two hold, and
    seconds of each filter change.

    What reading the tables leaves behind is given back with the second reader only.
    """
    single, another = Reader(server.url), Reader(server.url)
    await single.open()
    first = server.megabytes()
    await another.open()
    second, before = server.megabytes(), server.handles()
    readers = [Reader(server.url) for _ in range(READERS)]
    for reader in readers:
        await reader.open()
    all_of_them, handles = server.megabytes(), server.handles() - before
    each = await asyncio.gather(
        *(_drag_and_filter(reader, random.Random(number)) for number, reader in enumerate(readers))
    )
    for reader in [single, another, *readers]:
        await reader.close()
    return first, second, all_of_them, handles, [seconds for times in each for seconds in times]


async def _drag_and_filter(reader: Reader, chance: random.Random) -> list[float]:
    """By turns a drag, of which the server hears the end, and another choice of kinds."""
    times = []
    for _ in range(ROUNDS):
        await asyncio.sleep(SECONDS_OF_A_DRAG * chance.uniform(0.5, 1.5))
        day = FIRST_DAY + timedelta(days=chance.randrange((LAST_DAY - FIRST_DAY).days))
        await reader.release(day.isoformat())
        bases = chance.sample(list(BASES), chance.randint(1, 3))
        until_map, _ = await reader.choose(sorted(bases))
        times.append(until_map)
    return times
