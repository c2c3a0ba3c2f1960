"""How long a page takes to show its first circle, against the least that st_folium can do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench.chromium import new_reader, wait_until_calm
from bench.results import Row
from bench.run import KINDS, Bench, first_picture
from incidents.tables.schema import PROJECT_DATA

VISITS = 7
MOST_TIMES, MOST_TIMES_SHIPPED = 1.25, 1.0
"""As long as a bare page of `st_folium`: with 5,000 incidents, and with the tables that ship."""


def measure_page(bench: Bench) -> Iterator[Row]:
    """Seven visits of each, by turns, after one that warms server and cache."""
    for data, title, most in (
        (bench.data, f"Page to first circle, warm (median of {VISITS})", MOST_TIMES),
        (PROJECT_DATA, "— with the shipped tables", MOST_TIMES_SHIPPED),
    ):
        ours, peer = _medians(bench, data)
        yield Row(
            f"{title}, against a bare st_folium page",
            f"{ours:.0f} ms",
            f"{peer:.0f} ms",
            f"{ours / peer:.2f} times as long",
            f"at most {most:g} times" if most > 1 else "at least as fast",
            ours / peer <= most,
        )


def _medians(bench: Bench, data: Path) -> tuple[float, float]:
    """Milliseconds of the product and of the bare page on these tables."""
    readers = {app: new_reader(bench.browser, KINDS[app]) for app in ("product", "bare_map")}
    times: dict[str, list[float]] = {app: [] for app in readers}
    for visit in range(VISITS + 1):
        for app, reader in readers.items():
            wait_until_calm(seconds=10)
            found = first_picture(reader, bench.server(app, data).url)
            if visit:
                times[app].append(found)
    for reader in readers.values():
        reader.close()
    return median(times["product"]), median(times["bare_map"])
