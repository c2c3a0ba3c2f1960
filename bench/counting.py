"""Counting made-up tables of 1,000 to 1,000,000 incidents, beside the rule in Python."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.counting_process import ASKED, FILTERS
from bench.results import Row, growth
from bench.run import MANY_INCIDENTS, Bench
from bench.servers import PROJECT

SECONDS = 1_800

SIZES = (1_000, 10_000, MANY_INCIDENTS, 1_000_000)

FILTER, ASKED_ANEW = 0.25, 5.0
"""Seconds of a filter at the largest size, and of one that asks other reports."""

SECOND_START, MEMORY = 5.0, 2_000
"""Seconds of the processor for reading what was kept, and megabytes after all, both at the largest
size."""

Steps = dict[str, dict[str, Any]]


def measure_counting(bench: Bench) -> Iterator[Row]:
    """Seconds of the processor and memory of each step, in a process of their own for each size."""
    found: dict[int, Steps] = {}
    for size in SIZES:
        found[size] = steps = _steps(bench, size)
        number = f"{size:,} incidents"
        yield Row(f"Reading and checking {number}, processor", _told(steps["read"]))
        yield Row(f"First figure of {number}, every event counted", _told(steps["first"]))
        bounded = size == SIZES[-1]
        for name in (*FILTERS, "place", "asked before"):
            yield _row(
                f"Filter by {name}, figure and slider, {number}", steps[name], bounded, FILTER
            )
        for name in ASKED:
            step = steps[name]
            yield _row(f"Filter by {name} never asked before, {number}", step, bounded, ASKED_ANEW)
        again, after = steps["read again"], steps["months"]["resident"]
        yield _row(f"Second start with {number}, processor", again, bounded, SECOND_START)
        yield Row(
            f"Memory of the process after all these filters, {number}",
            f"{after:,.0f} MB",
            bound=f"{MEMORY:,} MB" if bounded else "",
            met=after <= MEMORY if bounded else None,
        )
        yield Row(f"By region; by month, {number}", "; ".join(_told(steps[n]) for n in GROUPS))
    yield from _growth(found)
    steps = found[MANY_INCIDENTS]
    ours, rule = steps["first"]["seconds"], steps["rule"]["seconds"]
    yield Row(
        f"First figure of {MANY_INCIDENTS:,} incidents against all events by the rule in Python",
        _told(steps["first"]),
        _told(steps["rule"]),
        f"{rule / ours:.1f} times faster",
        "the same figure",
        steps["same"]["same"],
    )


GROUPS = ("regions", "months")


def _steps(bench: Bench, size: int) -> Steps:
    asked = [sys.executable, "-m", "bench.counting_process", str(bench.data_of(size))]
    if size == MANY_INCIDENTS:
        asked.append("rule")
    found = subprocess.run(
        asked, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert not found.returncode, found.stderr.strip().rpartition("\n")[2]
    steps = [json.loads(line) for line in found.stdout.splitlines()]
    return {step.get("step", "same"): step for step in steps}


def _row(measure: str, step: dict[str, Any], bounded: bool, bound: float) -> Row:
    if not bounded:
        return Row(measure, _told(step))
    return Row(measure, _told(step), "", "", f"{bound} s", step["seconds"] <= bound)


def _growth(found: dict[int, Steps]) -> Iterator[Row]:
    """How many times longer each step takes for ten times the incidents."""
    small, large = (found[size] for size in SIZES[-2:])
    for name in ("read", "read again", "first", *FILTERS, "place", "asked before", *ASKED, *GROUPS):
        times = large[name]["seconds"] / small[name]["seconds"]
        yield growth(f"{name}, from {SIZES[-2]:,} to {SIZES[-1]:,} incidents", times)


def _told(step: dict[str, Any]) -> str:
    return f"{step['seconds']:.2f} s; {step['megabytes']:,.0f} MB of memory"
