"""How long a filter change takes from the click to the changed circles, and what survives it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from statistics import median
from typing import Any

from playwright.sync_api import Page

from bench.chromium import map_frame, wait_until_calm
from bench.results import Row
from bench.run import Bench, after_event, rest
from incidents.tables.schema import PROJECT_DATA
from incidents.words.code_names import BASES

# Each click gives a set of kinds that was not there before, so nothing comes from a cache.
CLICKS = (
    *("official", "eyewitness", "monitor", "activist", "official"),
    *("media", "monitor", "eyewitness", "official", "activist"),
)
TIMES_FASTER, TIMES_FASTER_SHIPPED = 2, 1
"""How many times faster than `st_folium` built anew, and than `st.pydeck_chart` on the tables that
ship."""


def measure_filter(bench: Bench) -> Iterator[Row]:
    """Ten filter changes of the real app and of the peers; zoom, centre and map must stay."""
    with bench.page("product") as page:
        frame = map_frame(page)
        frame.locator(".leaflet-control-zoom-in").click()
        page.wait_for_timeout(1500)
        rest(page)
        frame.evaluate("window.bench_was_here = true")
        before = _view(frame)
        times = _clicks(page)
        ours = median(times)
        stayed = map_frame(page).evaluate("window.bench_was_here === true")
        same = stayed and _view(map_frame(page)) == before
    yield Row(
        "Zoom, centre and map after ten filter changes",
        "as before" if same else "changed" if stayed else "mounted anew",
        bound="as before",
        met=same,
    )
    for app, name, bound in (
        ("map_anew", "st_folium built anew", TIMES_FASTER),
        ("feature_group", "`feature_group_to_add`", None),
        ("pydeck_chart", "`st.pydeck_chart`", None),
    ):
        with bench.page(app) as page:
            peer = median(_clicks(page))
        yield Row(
            f"Filter change to changed circles (median of {len(CLICKS)}), against {name}",
            f"{ours:.0f} ms",
            f"{peer:.0f} ms",
            f"{peer / ours:.2f} times as fast",
            f"{bound} times" if bound else "",
            peer / ours >= bound if bound else None,
        )
    shipped = {}
    for app in ("product", "pydeck_chart"):
        with bench.page(app, PROJECT_DATA) as page:
            shipped[app] = median(_clicks(page))
    ours, peer = shipped["product"], shipped["pydeck_chart"]
    yield Row(
        "— with the shipped tables, against `st.pydeck_chart`",
        f"{ours:.0f} ms",
        f"{peer:.0f} ms",
        f"{peer / ours:.2f} times as fast",
        "at least as fast",
        peer / ours >= TIMES_FASTER_SHIPPED,
    )


def _view(frame: Any) -> list[Any]:
    found: list[Any] = frame.evaluate(
        "(({ zoom, center }) => [zoom, ...center])(window.timemap_handle.state())"
    )
    return found


def _clicks(page: Page) -> list[float]:
    times = []
    for basis in CLICKS:
        rest(page)
        wait_until_calm(seconds=10)
        # A chosen one carries a mark before its name.
        pill = page.get_by_role("button", name=re.compile(rf"^(\W+ )?{BASES[basis]}$"))
        pill.scroll_into_view_if_needed()
        found = after_event(page, pill.click)
        if found is not None:
            times.append(found)
    return times
