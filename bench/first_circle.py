"""How long a page takes to show its first circle, against the least that st_folium can do."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from bench.chromium import new_reader, wait_until_calm
from bench.results import Row
from bench.run import KINDS, Bench, first_picture

VISITS = 7
MOST_TIMES = 1.25


def measure_page(bench: Bench) -> Iterator[Row]:
    """Seven visits of each, by turns, after one that warms server and cache."""
    readers = {app: new_reader(bench.browser, KINDS[app]) for app in ("product", "bare_map")}
    times: dict[str, list[float]] = {app: [] for app in readers}
    for visit in range(VISITS + 1):
        for app, reader in readers.items():
            wait_until_calm(seconds=10)
            found = first_picture(reader, bench.server(app).url)
            if visit:
                times[app].append(found)
    for reader in readers.values():
        reader.close()
    ours, peer = median(times["product"]), median(times["bare_map"])
    yield Row(
        f"Page to first circle, warm (median of {VISITS}), against a bare st_folium page",
        f"{ours:.0f} ms",
        f"{peer:.0f} ms",
        f"{ours / peer:.2f} times as long",
        f"at most {MOST_TIMES} times",
        ours / peer <= MOST_TIMES,
    )
