"""What /api answers under load: answers a second, memory, and whether the pages still come."""

from __future__ import annotations

import asyncio
import http.client
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import count
from urllib.parse import urlsplit

from bench.made_up_tables import FIRST_DAY, LAST_DAY
from bench.results import Row, percentile
from bench.run import Bench
from bench.servers import Server
from bench.websocket_reader import Reader

INCIDENTS = 10_000
CLIENTS = 16
SECONDS = 20.0
LEAST = 100
"""Answers a second of a kept one."""

BETWEEN_CHOICES = 1.0
READ = 1 << 20


def measure_api(bench: Bench) -> Iterator[Row]:
    """A server of its own with 10,000 incidents: 16 clients ask for the same, then each for its
    own, while one reader goes on changing a filter."""
    with (
        bench.fresh("product", bench.data_of(INCIDENTS)) as server,
        ThreadPoolExecutor(CLIENTS + 1) as pool,
    ):
        client = _Client(server)
        first, size = client.ask("/api/count")
        yield Row(f"/api/count of {INCIDENTS:,} incidents, made", f"{first:.1f} s")
        chance = count()

        def of_its_own() -> str:
            day = FIRST_DAY + timedelta(days=next(chance) % (LAST_DAY - FIRST_DAY).days)
            return f"/api/count?since={day}&until={day + timedelta(days=30)}"

        for what, path, bound in (
            (f"the same ({size / 1000:.0f} kB packed)", lambda: "/api/count", LEAST),
            ("a month of its own each time", of_its_own, None),
        ):
            before = server.megabytes()
            filters = pool.submit(asyncio.run, _choices(server))
            until = time.monotonic() + SECONDS
            asking = [pool.submit(_asked, server, path, until) for _ in range(CLIENTS)]
            times = [seconds for one in asking for seconds in one.result()]
            a_second = len(times) / SECONDS
            choices = filters.result()
            yield Row(
                f"{CLIENTS} clients ask for {what}, for {SECONDS:.0f} s: answers a second",
                f"{a_second:.0f} (95th percentile {percentile(times, 95):.2f} s)",
                bound=f"{bound}" if bound else "",
                met=a_second >= bound if bound else None,
            )
            yield Row(
                "— memory of the server before and after",
                f"{before:.0f} MB, {server.megabytes():.0f} MB",
            )
            yield Row(
                f"— a filter change meanwhile, until the map is sent (median of {len(choices)})",
                f"{percentile(choices, 50):.1f} s",
            )


class _Client:
    """One client with a connection that it keeps."""

    def __init__(self, server: Server) -> None:
        self._connection = http.client.HTTPConnection(urlsplit(server.url).netloc, timeout=600)

    def ask(self, path: str) -> tuple[float, int]:
        """Seconds until the answer is there, and its bytes."""
        start, size = time.perf_counter(), 0
        self._connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = self._connection.getresponse()
        while part := answer.read(READ):
            size += len(part)
        assert answer.status == http.HTTPStatus.OK, f"{path}: {answer.status}"
        return time.perf_counter() - start, size


def _asked(server: Server, path: Callable[[], str], until: float) -> list[float]:
    """Seconds of each answer that one client gets in this time."""
    client, times = _Client(server), []
    while time.monotonic() < until:
        times.append(client.ask(path())[0])
    return times


async def _choices(server: Server) -> list[float]:
    """Seconds of each filter change of a reader who makes some meanwhile."""
    reader, times = Reader(server.url), []
    until = time.monotonic() + SECONDS
    await reader.open()
    chosen = (["official"], ["monitor"], ["eyewitness"], ["official", "monitor"])
    for number in count():
        times.append((await reader.choose(chosen[number % len(chosen)]))[0])
        await asyncio.sleep(BETWEEN_CHOICES)
        if time.monotonic() > until:
            break
    await reader.close()
    return times
