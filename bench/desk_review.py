"""A list of 100,000 rows on the page Desk: its review, saving it and taking it back."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Locator, Page

from bench.chromium import new_reader, wait_until_idle
from bench.importing import write_list
from bench.results import Row
from bench.run import KINDS, MANY_INCIDENTS, Bench
from bench.servers import Server, serve_product
from incidents.tables.schema import PACKAGE_FILE, PROJECT_DATA

WATCH_LONG_TASKS = """
window.bench_longest = 0;
new PerformanceObserver((found) => {
    for (const { duration } of found.getEntries()) {
        window.bench_longest = Math.max(window.bench_longest, duration);
    }
}).observe({ type: "longtask", buffered: true });
"""

CALM = 0.5
"""Seconds without a run of the script after which the page rests."""

PROGRESS = re.compile("Reading it: |Looking for the places|Checking [0-9]")


def measure_desk(bench: Bench) -> Iterator[Row]:
    """An editor brings the list into the shipped tables, with a browser and a server of its own."""
    tables, brought = bench.folder / "desk", bench.folder / "desk-list.csv"
    tables.mkdir()
    for path in (*PROJECT_DATA.glob("*.csv"), PROJECT_DATA / PACKAGE_FILE):
        shutil.copy(path, tables)
    write_list(brought, MANY_INCIDENTS)
    with serve_product(tables, {"DETENTIONS_EDITING": "on"}) as server:
        reader = new_reader(bench.browser, KINDS["product"])
        reader.add_init_script(WATCH_LONG_TASKS)
        page = reader.new_page()
        page.goto(f"{server.url}/desk")
        wait_until_idle(page)
        yield from _rows(page, server, brought)
        reader.close()


def _rows(page: Page, server: Server, brought: Path) -> Iterator[Row]:
    said = f"Desk, a list of {MANY_INCIDENTS:,} rows: from the file to the first word of progress"
    box, progress = page.locator("input[type=file]").first, page.get_by_text(PROGRESS)

    def press(name: str) -> Callable[[], None]:
        return page.get_by_role("button", name=name, exact=True).click

    def choose_file() -> None:
        box.set_input_files(brought)

    yield _until(server, said, progress, choose_file)
    empty = page.get_by_role("button", name="Take an empty table to be filled in")
    yield _until(server, "— put away while it is read", empty, press("Put it away"))
    wait_until_idle(page)
    heading = page.get_by_role("heading", name="What it does to the figures")
    save = page.get_by_role("button", name="Save these rows")
    yield _until(server, "— from the file to its review", heading, choose_file)
    yield _until(server, "— from there until saving is offered", save, lambda: None)
    wait_until_idle(page)
    name = page.get_by_label("Who works here")
    name.fill("Bench")
    told = "— a word of the editor with the review open"
    yield _until(server, told, None, lambda: name.press("Enter"), page)
    wait_until_idle(page)
    saved = page.get_by_text("Saved as entry 1 of the journal")
    yield _until(server, "— saving", saved, press("Save these rows"))
    wait_until_idle(page)
    back = page.get_by_role("button", name="Take it back", exact=True)
    yield _until(server, "— what taking it back does", back, press("Take it back …"))
    wait_until_idle(page)
    reason = page.get_by_label("Why it is taken back")
    reason.fill("measured")
    reason.press("Enter")
    wait_until_idle(page)
    taken = page.get_by_text("Taken back by entry 2")
    yield _until(server, "— taking it back", taken.first, press("Take it back"))
    longest = page.evaluate("window.bench_longest")
    yield Row("— longest task of the browser meanwhile", f"{longest / 1000:.1f} s")
    yield Row("— memory of the server after it", f"{server.megabytes():,.0f} MB")


def _until(
    server: Server,
    measure: str,
    shown: Locator | None,
    act: Callable[[], None],
    page: Page | None = None,
) -> Row:
    """Seconds from an act until something is shown, and those of the processor; these alone where
    the page has to rest: how long it has to is no time that it takes."""
    processor, start = server.processor_seconds(), time.monotonic()
    act()
    if shown:
        shown.wait_for(state="attached")
    if page:
        wait_until_idle(page, calm=CALM)
    used = f"{server.processor_seconds() - processor:.1f} s of processor"
    return Row(measure, used if page else f"{time.monotonic() - start:.1f} s ({used})")
