"""Checking tables and bringing a list in: rows a second and memory, beside pandas and frictionless.

Seconds are those of the processor, with what a process takes to start; each step has a process of
its own. The list has a row a report, its words in three languages, its places in several spellings,
and is brought into the project's own tables.
"""

from __future__ import annotations

import csv
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from bench.made_up_tables import write_made_up
from bench.results import Row
from bench.run import Bench
from incidents.tables.schema import PROJECT_DATA

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 100_000)
WITH_A_MILLION = "BENCH_MILLION"
"""The environment variable with which a million rows are measured too: it takes minutes."""

LARGER_FILES = {
    "DETENTIONS_IMPORT_FILE_BYTES": "1000000000",
    "DETENTIONS_IMPORT_ROWS": "2000000",
}
"""Settings with which a list of a million rows and its heading may be brought in."""

HEADING = ("event", "date", "place", "number or words", "who says so", "source", "address")
TOWNS = "Алматы,Oral,Актау,Shymkent,Астана,Семей,Кокшетау,Taraz,Павлодар,Қызылорда".split(",")
WORDS = "около 30 человек,26,more than a dozen,dozens,ондаған,5,свыше 100,12 people".split(",")
ORIGINS = ("RFE/RL", "Interior Ministry", "AFP", "Власть", "KIBHR")


@dataclass(frozen=True)
class Step:
    """What a step took."""

    rows: int
    seconds: float
    memory_mb: float

    def __str__(self) -> str:
        per_second = self.rows / self.seconds
        return f"{per_second:,.0f} rows a second, {self.memory_mb:,.0f} MB"


def write_list(path: Path, rows: int) -> None:
    """A list of so many reports, the same one on every machine."""
    chosen = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(HEADING)
        for number in range(rows):
            day = date(2012, 1, 1) + timedelta(days=chosen.randrange(2_500))
            said = (chosen.choice(TOWNS), chosen.choice(WORDS), chosen.choice(ORIGINS))
            address = f"https://example.org/{number}"
            writer.writerow(["", day.isoformat(), *said, "Vlast", address])


def measure_importing(bench: Bench) -> Iterator[Row]:
    """Check and import at each size, beside what reads and checks a table otherwise."""
    sizes = (*SIZES, 1_000_000) if os.environ.get(WITH_A_MILLION) else SIZES
    for size in sizes:
        tables, brought = bench.folder / f"tables-{size}", bench.folder / f"list-{size}.csv"
        write_made_up(tables, incidents=size)
        write_list(brought, size)
        yield _row(f"Check of tables of {size:,} incidents", _step("check", tables), tables)
        imported = _step("import", PROJECT_DATA, brought)
        yield _row(f"Import of a list of {size:,} rows, with its review", imported, brought)
        counted = _step("consequence", PROJECT_DATA, brought)
        yield Row("— and every total that it moves", str(counted))


def _row(title: str, ours: Step, file: Path) -> Row:
    read, checked = _step("pandas", file), _step("frictionless", file)
    seconds = read.seconds + checked.seconds
    peer = Step(read.rows, seconds, max(read.memory_mb, checked.memory_mb))
    rate, other = ours.rows / ours.seconds, peer.rows / peer.seconds
    return Row(
        f"{title}, against `pandas.read_csv` and frictionless",
        str(ours),
        f"{peer} (`pandas.read_csv` alone {read})",
        f"{rate / other:.2f} times as fast",
    )


def _step(*arguments: str | Path) -> Step:
    command = [sys.executable, "-m", "bench.import_process", *map(str, arguments)]
    environment = {**os.environ, **LARGER_FILES}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise AssertionError(f"{arguments}: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return Step(**found)
