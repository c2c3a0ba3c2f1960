"""Counting made-up tables of 1,000 to 1,000,000 incidents, beside the rule in Python."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bench.counting_process import ASKED, FILTERS
from bench.results import Row, growth
from bench.run import MANY_INCIDENTS, MOST_INCIDENTS, Bench
from bench.servers import CACHE, PROJECT, Server, serve_product
from bench.websocket_reader import Reader

SECONDS = 1_800

SIZES = (1_000, 10_000, MANY_INCIDENTS, MOST_INCIDENTS)

FILTER, ASKED_ANEW = 0.25, 5.0
"""Seconds of a filter at the largest size, and of one that asks other reports."""

FIRST_START, SECOND_START, MEMORY = 90.0, 5.0, 2_000
"""Seconds by the clock for reading, checking and placing the tables and for reading what was kept
of that, and megabytes of a server with one session, all at the largest size."""

Steps = dict[str, dict[str, Any]]


def measure_counting(bench: Bench) -> Iterator[Row]:
    """Seconds of the processor and memory of each step, in a process of their own for each size."""
    found: dict[int, Steps] = {}
    for size in SIZES:
        found[size] = steps = _steps(bench, size)
        number = f"{size:,} incidents"
        bounded = size == SIZES[-1]
        for title, name, bound in (
            ("First start: reading, checking, placing", "read", FIRST_START),
            ("Second start: reading what was kept of", "read again", SECOND_START),
        ):
            yield _start(f"{title} {number}", steps[name], bound if bounded else None)
        yield Row(f"First figure of {number}, every event counted", _told(steps["first"]))
        for names, title, bound in (
            ((*FILTERS, "place"), "Filter by {}, figure and slider", FILTER),
            (("asked before",), "Filter by period, of kinds that were {}", FILTER),
            (ASKED, "Filter by {} never asked before", ASKED_ANEW),
        ):
            for name in names:
                yield _row(f"{title.format(name)}, {number}", steps[name], bounded, bound)
        after = steps["months"]["resident"]
        yield Row(f"Memory of the process after all these filters, {number}", f"{after:,.0f} MB")
        yield Row(f"By region; by month, {number}", "; ".join(_told(steps[n]) for n in GROUPS))
    yield from _growth(found)
    steps = found[MANY_INCIDENTS]
    ours, rule = steps["first"]["seconds"], steps["rule"]["seconds"]
    yield Row(
        f"First figure of {MANY_INCIDENTS:,} incidents against all events by the rule in Python",
        _told(steps["first"]),
        _told(steps["rule"]),
        f"{rule / ours:.1f} times as fast",
        "the same figure",
        steps["same"]["same"],
    )
    yield _memory_of_server(bench)


GROUPS = ("regions", "months")


def _steps(bench: Bench, size: int) -> Steps:
    asked = [sys.executable, "-m", "bench.counting_process", str(bench.data_of(size))]
    if size == MANY_INCIDENTS:
        asked.append("rule")
    found = subprocess.run(
        asked,
        cwd=PROJECT,
        env={**os.environ, **_cache(bench, size)},
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert not found.returncode, found.stderr.strip().rpartition("\n")[2]
    steps = [json.loads(line) for line in found.stdout.splitlines()]
    return {step.get("step", "same"): step for step in steps}


def _cache(bench: Bench, size: int) -> dict[str, str]:
    """A folder for what is kept of these tables, so that no other part has read them before."""
    return {CACHE: str(bench.folder / f"cache-{size}")}


def _row(measure: str, step: dict[str, Any], bounded: bool, bound: float) -> Row:
    if not bounded:
        return Row(measure, _told(step))
    return Row(measure, _told(step), "", "", f"{bound:g} s", step["seconds"] <= bound)


def _start(measure: str, step: dict[str, Any], bound: float | None) -> Row:
    told = f"{step['passed']:.1f} s ({_told(step)})"
    if bound is None:
        return Row(measure, told)
    return Row(measure, told, bound=f"{bound:g} s", met=step["passed"] <= bound)


def _memory_of_server(bench: Bench) -> Row:
    """The app with the largest tables, of which a copy is kept, and one reader of its map."""
    size = SIZES[-1]
    serving = serve_product(bench.data_of(size), _cache(bench, size))
    with serving as server, ThreadPoolExecutor(1) as pool:
        # In a thread of its own: the one that drives Chromium has a loop already.
        pool.submit(asyncio.run, _one_reader(server)).result()
        memory = server.megabytes()
    title = f"Memory of the server with {size:,} incidents and one session"
    return Row(title, f"{memory:,.0f} MB", bound=f"{MEMORY:,} MB", met=memory <= MEMORY)


async def _one_reader(server: Server) -> None:
    reader = Reader(server.url)
    await reader.open()
    await reader.release("2021-01-01")
    await reader.close()
    assert not reader.troubles, reader.troubles[0]


def _growth(found: dict[int, Steps]) -> Iterator[Row]:
    """How many times longer each step takes for ten times the incidents."""
    small, large = (found[size] for size in SIZES[-2:])
    filters = (*FILTERS, "place", "asked before", *ASKED)
    titles = {
        "read": "first start",
        "read again": "second start",
        "first": "first figure",
        **{name: f"filter by {name}" for name in filters},
        "asked before": "filter by period, of kinds that were asked before",
        "regions": "by region",
        "months": "by month",
    }
    for name, title in titles.items():
        times = large[name]["seconds"] / small[name]["seconds"]
        yield growth(f"{title}, from {SIZES[-2]:,} to {SIZES[-1]:,} incidents", times)


def _told(step: dict[str, Any]) -> str:
    """Seconds of the processor, of the first of several choices too, and memory."""
    first = step.get("first", step["seconds"])
    told = f"{_seconds(step['seconds'])} of processor"
    if first != step["seconds"]:
        told += f", the first {_seconds(first)}"
    return f"{told}; {step['megabytes']:,.0f} MB"


def _seconds(measured: float) -> str:
    return f"{measured:.2f} s" if measured >= 0.1 else f"{1000 * measured:.0f} ms"
