"""The export of 100,000 incidents in each format, of 1,000,000 in two: rows a second, memory."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.results import Row, growth
from bench.run import MANY_INCIDENTS, MOST_INCIDENTS, Bench
from bench.servers import PROJECT
from incidents.export.formats import FORMATS

SECONDS_FOR_ALL = 1800

OF_A_MILLION = ("csv", "geojson")
ROWS_A_SECOND, MORE_MEGABYTES = 50_000, 1_000


def measure_export(bench: Bench) -> Iterator[Row]:
    """What every format starts from, then each of them; a process of its own writes each."""
    read, taken, *written = _exported(bench.large_data, *FORMATS)
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

    seconds = {
        name: taken["seconds"] + one["seconds"] for name, one in zip(FORMATS, written, strict=True)
    }
    yield from _of_a_million(bench, seconds)


def _of_a_million(bench: Bench, before: dict[str, float]) -> Iterator[Row]:
    """The export of the largest tables; `before` is how long it takes of a tenth of them."""
    read, taken, *written = _exported(bench.data_of(MOST_INCIDENTS), *OF_A_MILLION)
    for name, one in zip(OF_A_MILLION, written, strict=True):
        seconds = taken["seconds"] + one["seconds"]
        speed, more = one["rows"] / seconds, one["megabytes"] - read["resident"]
        size = f"from {MANY_INCIDENTS:,} to {MOST_INCIDENTS:,} incidents"
        yield growth(f"export as {name}, {size}", seconds / before[name])
        yield Row(
            f"Export of {MOST_INCIDENTS:,} incidents as {name}, with the selecting",
            f"{speed:,.0f} rows a second ({one['rows'] / one['seconds']:,.0f} in writing), "
            f"{more:,.0f} MB more memory than the tables",
            bound=f"{ROWS_A_SECOND:,} rows a second, under {MORE_MEGABYTES:,} MB",
            met=speed >= ROWS_A_SECOND and more < MORE_MEGABYTES,
        )


def _exported(folder: Path, *formats: str) -> Iterator[dict[str, Any]]:
    """What `bench.export_process` tells of the tables there, line by line."""
    asked = [sys.executable, "-m", "bench.export_process", str(folder), *formats]
    found = subprocess.run(
        asked, cwd=PROJECT, capture_output=True, text=True, check=False, timeout=SECONDS_FOR_ALL
    )
    assert not found.returncode, found.stderr.strip().rpartition("\n")[2]
    return (json.loads(line) for line in found.stdout.splitlines())


def _cost(found: dict[str, Any]) -> str:
    return f"{found['seconds']:.1f} s; {found['megabytes']:,.0f} MB of memory"
