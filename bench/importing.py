"""Checking tables and bringing a list in: rows a second and memory, beside pandas and frictionless.

Seconds are those of the processor, with what a process takes to start; each way has a process of
its own, and nothing is kept from one to the next. The list has a row a report, its words in three
languages, its places in several spellings, and is brought into the project's own tables.
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
from tempfile import TemporaryDirectory

from bench.results import Row, growth
from bench.run import MANY_INCIDENTS, MOST_INCIDENTS, Bench
from bench.servers import CACHE
from incidents.tables.schema import PROJECT_DATA

ROOT = Path(__file__).parents[1]
SIZES = (1_000, 10_000, MANY_INCIDENTS, MOST_INCIDENTS)
MOST_FOR_FRICTIONLESS = MANY_INCIDENTS
"""Above that only pandas is measured beside ours: frictionless takes minutes for a million rows."""

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
    seconds: dict[str, list[float]] = {"check": [], "import with its review": []}
    for size in SIZES:
        tables, brought = bench.data_of(size), bench.folder / f"list-{size}.csv"
        write_list(brought, size)
        (checked,) = _steps("check", tables)
        yield _row(f"Check of tables of {size:,} incidents", checked, tables, size)
        imported, counted = _steps("import", PROJECT_DATA, brought)
        yield _row(f"Import of a list of {size:,} rows, with its review", imported, brought, size)
        yield Row("— and every total that it moves", str(counted))
        for measured, step in zip(seconds.values(), (checked, imported), strict=True):
            measured.append(step.seconds)
    for what, (*_, many, most) in seconds.items():
        yield growth(f"{what}, from {SIZES[-2]:,} to {SIZES[-1]:,}", most / many)


def _row(title: str, ours: Step, file: Path, size: int) -> Row:
    (read,) = _steps("pandas", file)
    if size > MOST_FOR_FRICTIONLESS:
        return Row(f"{title}, beside `pandas.read_csv` alone", str(ours), str(read))
    (checked,) = _steps("frictionless", file)
    seconds = read.seconds + checked.seconds
    peer = Step(read.rows, seconds, max(read.memory_mb, checked.memory_mb))
    rate, other = ours.rows / ours.seconds, peer.rows / peer.seconds
    return Row(
        f"{title}, against `pandas.read_csv` and frictionless",
        str(ours),
        f"{peer} (`pandas.read_csv` alone {read})",
        f"{rate / other:.2f} times as fast",
    )


def _steps(*arguments: str | Path) -> list[Step]:
    command = [sys.executable, "-m", "bench.import_process", *map(str, arguments)]
    with TemporaryDirectory() as nothing_kept:
        done = subprocess.run(
            command,
            cwd=ROOT,
            env={**os.environ, **LARGER_FILES, CACHE: nothing_kept},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise AssertionError(f"{arguments}: {done.stderr.strip().splitlines()[-1]}")
    return [Step(**json.loads(line)) for line in done.stdout.splitlines()]
