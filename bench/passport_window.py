"""How long the passport of the largest total takes to open, on the project's own tables."""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median

from playwright.sync_api import Page

from bench.chromium import map_frame, new_reader, wait_until_calm, wait_until_idle
from bench.results import Row
from bench.run import DRAWN, KINDS, Bench, text_after
from incidents.dataset.dataset import read_dataset
from incidents.passport.provenance import passport
from incidents.selection import Selection
from incidents.tables.schema import PROJECT_DATA

EVENT = "2022-01"
"""January 2022, the event with the largest total."""

TIMES = 7


def measure_passport(bench: Bench) -> Iterator[Row]:
    """The value alone, then the window in Chromium, against the least that a window costs."""
    first, again = _alone()
    yield Row("Passport of January 2022, made: the first time", f"{first:.0f} ms")
    yield Row(f"— and again (median of {TIMES})", f"{again:.0f} ms")
    with bench.fresh("product", PROJECT_DATA) as server:
        reader = new_reader(bench.browser, KINDS["product"])
        page = reader.new_page()
        page.goto(f"{server.url}/?event={EVENT}")
        map_frame(page).wait_for_function(DRAWN)
        wait_until_idle(page)
        button = ".st-key-passport-of-sentence button"
        first, *rest = _openings(page, button, ".passport .figure")
        reader.close()
    reader = new_reader(bench.browser, KINDS["product"])
    page = reader.new_page()
    page.goto(bench.server("dialog").url)
    wait_until_idle(page)
    peer, *more = _openings(page, "[data-testid=stButton] button", ".st-key-least")
    reader.close()
    for name, ours, theirs in (
        ("the first time", first, peer),
        (f"again (median of {len(rest)})", median(rest), median(more)),
    ):
        yield Row(
            f"From the click to the passport of January 2022, {name}, against `st.dialog` with a "
            "line on an empty page",
            f"{ours:.0f} ms",
            f"{theirs:.0f} ms",
            f"{ours / theirs:.1f} times as long",
        )


def _alone() -> tuple[float, float]:
    """Milliseconds of `passport` on tables just read, and after that."""
    dataset = read_dataset(PROJECT_DATA).dataset
    times = []
    for _ in range(TIMES + 1):
        start = time.perf_counter()
        passport(dataset, Selection(events=(EVENT,)))
        times.append(1000 * (time.perf_counter() - start))
    return times[0], median(times[1:])


def _openings(page: Page, button: str, words: str) -> list[float]:
    """Milliseconds from each click to the words of the window, which is closed between."""
    times = []
    for _ in range(TIMES + 1):
        wait_until_calm(seconds=10)
        found = text_after(page, words, page.locator(button).click)
        assert found is not None, "no window opened"
        times.append(found)
        wait_until_idle(page)
        page.keyboard.press("Escape")
        page.locator(words).wait_for(state="detached")
        wait_until_idle(page)
    return times
