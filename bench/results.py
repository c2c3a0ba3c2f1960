"""What a measure found, as rows of one table."""

from __future__ import annotations

import os
import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from statistics import quantiles

PACKAGES = ("streamlit", "folium", "streamlit-folium", "pydeck")
BEGIN, END = "<!-- measured by make bench -->", "<!-- until here -->"


@dataclass(frozen=True)
class Row:
    """One line: what was measured, ours, the peer's, how many times, the bound and the verdict.

    `met` is None where there is no bound.
    """

    measure: str
    ours: str
    peer: str = ""
    ratio: str = ""
    bound: str = ""
    met: bool | None = None


GROWTH = 12
"""How many times more ten times the incidents may take."""


def growth(of: str, times: float) -> Row:
    """The row that says how many times more something takes for ten times the incidents."""
    return Row(f"Growth: {of}", f"{times:.1f} times", "", "", f"{GROWTH} times", times <= GROWTH)


def percentile(values: Sequence[float], hundredth: int) -> float:
    """The value that so many hundredths of the values do not exceed."""
    if len(values) == 1:
        return values[0]
    return quantiles(values, n=100, method="inclusive")[hundredth - 1]


def as_markdown(rows: Iterable[Row]) -> str:
    """The rows as a table in Markdown."""
    verdict = {True: "met", False: "**not met**", None: ""}
    lines = ["| Measure | Ours | Peer | Ratio | Bound | |", "|---|---|---|---|---|---|"]
    for row in rows:
        cells = (row.measure, row.ours, row.peer, row.ratio, row.bound, verdict[row.met])
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def bounds_in_words(rows: Iterable[Row]) -> str:
    """How many bounds are met, and a list of those that are not."""
    bounds, missed, above = 0, [], ""
    for row in rows:
        is_continued = row.measure.startswith("— ")
        above = above if is_continued else row.measure
        bounds += row.met is not None
        if row.met is False:
            name = f"{above} {row.measure}" if is_continued else row.measure
            told = f" ({row.bound})" if row.bound else ""
            missed.append(f"- {name}: {row.ratio or row.ours}{told}")
    counted = f"{bounds - len(missed)} of {bounds} bounds are met"
    return "\n".join([f"{counted}; not these:", "", *missed] if missed else [f"{counted}."])


def with_table(text: str, table: str) -> str:
    """The text with the table between its two marks, in the place of the one that stood there."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    assert end, f"the text needs {BEGIN} and {END}"
    return f"{before}{BEGIN}\n{table}\n{end}{after}"


def machine(browser_version: str) -> str:
    """The machine and the date in one paragraph."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.machine(),
    )
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return (
        f"{date.today()}, {os.cpu_count()} cores ({model}), {gigabytes:.0f} GB, no graphics card, "
        f"Chromium {browser_version}, Python {platform.python_version()}, {packages}, "
        f"commit {_commit()}; load at the start {os.getloadavg()[0]:.1f}."
    )


def _commit() -> str:
    asked = subprocess.run(
        ["git", "describe", "--always", "--dirty"],
        cwd=Path(__file__).parent,
        capture_output=True,
        text=True,
        check=False,
    )
    return asked.stdout.strip() or "unknown"
