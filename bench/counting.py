"""Reading and counting 100,000 incidents in columns, beside the rule in Python for every event."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.results import Row
from bench.run import MANY_INCIDENTS, Bench
from bench.servers import PROJECT

SECONDS = 600


def measure_counting(bench: Bench) -> Iterator[Row]:
    """Seconds of the processor and memory of each step, in a process of their own."""
    asked = [sys.executable, "-m", "bench.counting_process", str(bench.large_data)]
    found = subprocess.run(
        asked, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=SECONDS
    )
    assert not found.returncode, found.stderr.strip().rpartition("\n")[2]
    *steps, last = (json.loads(line) for line in found.stdout.splitlines())
    cost = {step["step"]: step for step in steps}
    yield Row(f"Reading and checking {MANY_INCIDENTS:,} incidents, processor", _told(cost["read"]))
    yield Row("Their figures by region, processor", _told(cost["regions"]))
    yield Row("Their figures by month, processor", _told(cost["months"]))
    ours, rule = cost["columns"]["seconds"], cost["rule"]["seconds"]
    yield Row(
        "Their figure, plain events in columns, against all by the rule in Python",
        _told(cost["columns"]),
        _told(cost["rule"]),
        f"{rule / ours:.1f} times faster",
        "the same figure",
        last["same"],
    )


def _told(step: dict[str, Any]) -> str:
    return f"{step['seconds']:.1f} s; {step['megabytes']:,.0f} MB of memory"
