"""The export of 100,000 incidents in each format: seconds, rows a second, memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from bench.results import Row
from bench.run import MANY_INCIDENTS, Bench
from bench.servers import PROJECT
from incidents.export.formats import FORMATS

SECONDS_FOR_ALL = 1800


def measure_export(bench: Bench) -> Iterator[Row]:
    """What every format starts from, then each of them; a process of its own writes each."""
    asked = [sys.executable, "-m", "bench.export_process", str(bench.large_data), *FORMATS]
    found = subprocess.run(
        asked, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=SECONDS_FOR_ALL
    )
    assert not found.returncode, found.stderr.strip().rpartition("\n")[2]
    read, taken, *written = (json.loads(line) for line in found.stdout.splitlines())
    yield Row(f"Reading the tables of {MANY_INCIDENTS:,} incidents", _cost(read))
    yield Row("Selecting and counting all of them, before any format is written", _cost(taken))
    for name, one in zip(FORMATS, written, strict=True):
        seconds = taken["seconds"] + one["seconds"]
        yield Row(
            f"Export of {one['rows']:,} incidents as {name}, with the selecting",
            f"{seconds:.1f} s ({one['seconds']:.1f} s of it the writing), "
            f"{one['rows'] / seconds:,.0f} rows a second, {one['megabytes']:,.0f} MB of memory, "
            f"a file of {one['bytes'] / 1e6:.1f} MB",
        )


def _cost(found: dict[str, Any]) -> str:
    return f"{found['seconds']:.1f} s; {found['megabytes']:,.0f} MB of memory"
