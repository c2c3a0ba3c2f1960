"""What the measures share: the tables, the servers and the browser of one run of the bench."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from playwright.sync_api import BrowserContext, Locator, Page, TimeoutError

from bench.chromium import (
    Chromium,
    chromium,
    last_event,
    map_frame,
    new_reader,
    open_page,
    shown_after,
    wait_until_calm,
    wait_until_idle,
)
from bench.made_up_tables import write_made_up
from bench.servers import CACHE, Server, peer_scripts, serve_peer, serve_product
from incidents.dataset.dataset import Dataset, read_dataset

SECONDS_FOR_A_PICTURE = 15
"""How long a picture may take; the slowest peer needs less than two."""

KINDS = {
    "product": "canvas",
    "map_anew": "svg",
    "feature_group": "svg",
    "pydeck_chart": "webgl",
    "folium_timeline": "svg",
    "folium_timeline_marks": "svg",
    "bare_map": "svg",
    "incidents": "grid",
    "dataframe": "grid",
}
"""What the pictures of each app are made of; `incidents` is a page of the product."""

TIMELINES = ("folium_timeline", "folium_timeline_marks")

MANY_INCIDENTS, MOST_INCIDENTS = 100_000, 1_000_000
"""In the larger of the made-up tables, and in the largest."""

DRAWN = "window.timemap_handle && window.timemap_handle.state().drawn"


@dataclass
class Bench:
    """One run; servers start when they are first asked for and end with the run."""

    folder: Path
    browser: Chromium
    _open: ExitStack
    _servers: dict[tuple[str, Path], Server] = field(default_factory=dict)

    @cached_property
    def data(self) -> Path:
        """The folder with the made-up tables."""
        return write_made_up(self.folder / "data")

    @property
    def large_data(self) -> Path:
        """A folder with made-up tables of 100,000 incidents."""
        return self.data_of(MANY_INCIDENTS)

    def data_of(self, incidents: int) -> Path:
        """A folder with made-up tables of so many incidents, made when it is first asked for."""
        folder = self.folder / f"data-{incidents}"
        return folder if folder.exists() else write_made_up(folder, incidents=incidents)

    @cached_property
    def dataset(self) -> Dataset:
        """The same tables, read."""
        return read_dataset(self.data).dataset

    @cached_property
    def scripts(self) -> Path:
        """The JavaScript of folium's Timeline; NotThere where it cannot be had."""
        return peer_scripts(self.folder / "scripts")

    def server(self, app: str, data: Path | None = None) -> Server:
        """The running server of `product` or of a peer, on the made-up tables or those named."""
        data = data or self.data
        if (app, data) not in self._servers:
            scripts = self.scripts if app in TIMELINES else self.folder
            starting = serve_product(data) if app == "product" else serve_peer(app, data, scripts)
            self._servers[app, data] = self._open.enter_context(starting)
        return self._servers[app, data]

    def fresh(self, app: str, data: Path) -> AbstractContextManager[Server]:
        """A server of `product` or of a peer on these tables that nobody has visited."""
        return serve_product(data) if app == "product" else serve_peer(app, data, self.folder)

    @contextmanager
    def page(self, app: str, data: Path | None = None) -> Iterator[Page]:
        """A page of the app with its first picture, at rest, as a new reader sees it."""
        reader = new_reader(self.browser, KINDS[app])
        page = open_page(reader, self.server(app, data).url)
        if app == "product":
            map_frame(page).wait_for_function(DRAWN)
            wait_until_idle(page)
        yield page
        reader.close()


@contextmanager
def one_run(folder: Path) -> Iterator[Bench]:
    """A run in this folder; nothing that an earlier one kept of its tables makes it quicker."""
    os.environ[CACHE] = str(folder / "cache")
    with chromium() as browser, ExitStack() as open_servers:
        yield Bench(folder, browser, open_servers)


def thumb_of(page: Page, app: str) -> Locator:
    """What is dragged: our slider, Streamlit's, or that of folium's Timeline."""
    if app == "product":
        return map_frame(page).get_by_role("slider")
    if app in TIMELINES:
        return map_frame(page).locator("input.time-slider")
    return page.get_by_role("slider")


def after_event(page: Page, act: Callable[[], object]) -> float | None:
    """Milliseconds from an event to the frame with the changed picture; None if none came.

    `act` is called and must make the event, a click or a move with the button down.
    """
    act()
    event = last_event(page)
    shown = shown_after(page, event, seconds=SECONDS_FOR_A_PICTURE)
    return None if shown is None else shown - event


def text_after(page: Page, selector: str, act: Callable[[], object]) -> float | None:
    """Milliseconds from an event to the frame with other words in the element; None if none came.

    `act` is called and must make the event, a click or a key. The element may come only then.
    """
    page.evaluate(
        """(selector) => {
            const words = () => document.querySelector(selector)?.textContent ?? "";
            const before = words();
            window.bench_told = 0;
            const look = () => {
                if (words() && words() !== before) {
                    window.bench_told = performance.timeOrigin + performance.now();
                } else {
                    requestAnimationFrame(look);
                }
            };
            look();
        }""",
        selector,
    )
    act()
    event = last_event(page)
    try:
        page.wait_for_function(
            "() => window.bench_told", polling=20, timeout=SECONDS_FOR_A_PICTURE * 1000
        )
    except TimeoutError:
        return None
    return float(page.evaluate("window.bench_told")) - event


def first_picture(reader: BrowserContext, url: str) -> float:
    """Milliseconds from the start of a navigation to the frame with the first picture."""
    page = reader.new_page()
    page.goto(url, wait_until="commit")
    shown = shown_after(page, 0)
    start = page.evaluate("performance.timeOrigin")
    wait_until_idle(page)
    page.close()
    assert shown is not None
    return float(shown - start)


def rest(page: Page) -> None:
    """Waits until nothing is under way, so that no picture of before counts for what follows."""
    wait_until_idle(page)
    wait_until_calm(seconds=4)
