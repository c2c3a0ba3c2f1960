"""What many readers at once cost: memory, and how long a filter change takes then."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bench.made_up_tables import FIRST_DAY, LAST_DAY, largest_places
from bench.results import Row, percentile
from bench.run import Bench
from bench.servers import PROJECT, Server, serve_product
from bench.websocket_reader import Reader
from incidents.words.code_names import BASES

READERS = 50
ROUNDS = 3
SECONDS_BETWEEN = 3.0
"""From the answer to what a reader did last until the next thing that they do, on average."""

MOST_SECONDS = 1.0
"""Of a filter change, at the 95th percentile."""

MORE_INCIDENTS = 10_000
SECONDS_KEPT = 10
"""How long the server here keeps a session whose reader left; two minutes where nothing is set."""

LEFT = {"STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL": str(SECONDS_KEPT)}


@dataclass
class Found:
    """What a server with many readers was seen to do; memory in megabytes, times in seconds."""

    alone: float = 0.0
    first: float = 0.0
    second: float = 0.0
    all_of_them: float = 0.0
    after_load: float = 0.0
    after_leaving: float = 0.0
    handles: int = 0
    threads: int = 0
    handles_after: int = 0
    processor: float = 0.0
    seconds: float = 0.0
    received: int = 0
    filters: list[float] = field(default_factory=list)
    filters_told: list[float] = field(default_factory=list)
    drags: list[float] = field(default_factory=list)
    panels: list[float] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)


def measure_sessions(bench: Bench) -> Iterator[Row]:
    """A server of its own for each size of table, first alone, then with 50 readers."""
    yield from _rows(PROJECT / "data", "the shipped tables")
    yield from _rows(bench.data_of(MORE_INCIDENTS), f"{MORE_INCIDENTS:,} made-up incidents")


def _rows(data: Path, name: str) -> Iterator[Row]:
    found = of_many_readers(data)
    yield Row(f"Readers, {name}: memory of the server alone", f"{found.alone:.0f} MB")
    yield Row("— with one session, which brings the tables", f"{found.first:.0f} MB")
    more = (found.all_of_them - found.second) / READERS
    yield Row(
        f"— for each of {READERS} more sessions",
        f"{more:.1f} MB, {found.handles / READERS:.1f} file handles",
    )
    times = found.filters
    seconds = percentile(times, 95)
    yield Row(
        f"{READERS} sessions that drag, filter and open panels at once: a filter change until the "
        f"map is sent (95th percentile of {len(times)})",
        f"{seconds:.2f} s (median {percentile(times, 50):.2f} s)",
        bound=f"{MOST_SECONDS:.0f} s",
        met=seconds <= MOST_SECONDS,
    )
    for what, others in (("a drag that ends", found.drags), ("a panel", found.panels)):
        yield Row(
            f"— {what}, until all is sent (95th percentile of {len(others)})",
            f"{percentile(others, 95):.2f} s (median {percentile(others, 50):.2f} s)",
        )
    asked = len(times) + len(found.drags) + len(found.panels)
    yield Row(
        f"— of each of {asked} answers",
        f"{1000 * found.processor / asked:.0f} ms of processor, "
        f"{found.received / asked / 1000:.0f} kB",
    )
    yield Row("— errors", str(len(found.troubles)), bound="none", met=not found.troubles)
    yield Row(
        "— memory after that, and after all have left and their sessions have ended",
        f"{found.after_load:.0f} MB with {found.threads} threads; {found.after_leaving:.0f} MB, "
        f"{found.handles_after} more handles than at first",
    )


def of_many_readers(data: Path, *, readers: int = READERS, rounds: int = ROUNDS) -> Found:
    """What a fresh server of these tables does with so many readers at once, then without."""
    with serve_product(data, LEFT) as server, ThreadPoolExecutor(1) as pool:
        # In a thread of its own: the one that drives Chromium has a loop already.
        return pool.submit(asyncio.run, _with_readers(server, readers, rounds)).result()


async def _with_readers(server: Server, number: int, rounds: int) -> Found:
    """What reading the tables leaves behind is given back with the second reader only."""
    found = Found(alone=server.megabytes())
    single, another = Reader(server.url), Reader(server.url)
    await single.open()
    found.first = server.megabytes()
    await another.open()
    found.second, before = server.megabytes(), server.handles()
    readers = [Reader(server.url) for _ in range(number)]
    for reader in readers:
        await reader.open()
    found.all_of_them, found.handles = server.megabytes(), server.handles() - before
    received = sum(reader.received for reader in readers)
    processor, start = server.processor_seconds(), asyncio.get_running_loop().time()
    await asyncio.gather(
        *(_read(reader, random.Random(at), rounds, found) for at, reader in enumerate(readers))
    )
    found.processor = server.processor_seconds() - processor
    found.seconds = asyncio.get_running_loop().time() - start
    found.received = sum(reader.received for reader in readers) - received
    found.after_load, found.threads = server.megabytes(), server.threads()
    for reader in [single, another, *readers]:
        found.troubles += reader.troubles
        await reader.close()
    await asyncio.sleep(2 * SECONDS_KEPT)
    last = Reader(server.url)
    await last.open()
    await last.release("2021-01-01")
    await asyncio.sleep(2)
    found.after_leaving, found.handles_after = server.megabytes(), server.handles() - before
    await last.close()
    return found


async def _read(reader: Reader, chance: random.Random, rounds: int, found: Found) -> None:
    """By turns a drag, of which the server hears the end, another choice of kinds, and a panel:
    a place, or how the number of the sentence was made. Between them the reader reads."""
    places = [place.place_id for place in largest_places(20)]
    days = (LAST_DAY - FIRST_DAY).days

    async def pause() -> None:
        await asyncio.sleep(SECONDS_BETWEEN * chance.uniform(0.5, 1.5))

    for number in range(rounds):
        await pause()
        day = FIRST_DAY + timedelta(days=chance.randrange(days))
        found.drags.append(await reader.release(day.isoformat()))
        await pause()
        bases = chance.sample(list(BASES), chance.randint(1, 3))
        until_map, until_end = await reader.choose(sorted(bases))
        found.filters.append(until_map)
        found.filters_told.append(until_end)
        await pause()
        if number % 2:
            found.panels.append(await reader.explain())
            await pause()
            await reader.dismiss()
        else:
            found.panels.append(await reader.show(chance.choice(places)))
