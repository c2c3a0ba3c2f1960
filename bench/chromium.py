"""A real Chromium that notes when pictures change; it reaches this machine only."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import (
    Browser,
    BrowserContext,
    FloatRect,
    Frame,
    Locator,
    Page,
    Playwright,
    TimeoutError,
    ViewportSize,
    sync_playwright,
)

from bench.servers import NotThere

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# No graphics card here. A canvas is drawn best without a substitute for one; WebGL needs it.
PLAIN_FLAGS = ["--disable-gpu"]
WEBGL_FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SIZE: ViewportSize = {"width": 1400, "height": 900}
MAP_FRAME = "iframe[title='streamlit_folium.st_folium']"
WATCHING = (Path(__file__).parent / "watching.js").read_text(encoding="utf-8")
SECONDS = 180


class Chromium:
    """The Chromium that CHROMIUM names or the machine has, without a window.

    It runs twice where one of the kinds of picture needs WebGL.
    """

    def __init__(self, playwright: Playwright) -> None:
        names = [os.environ.get("CHROMIUM", ""), *NAMES]
        self._path = next(filter(None, map(shutil.which, names)), None)
        if self._path is None:
            raise NotThere("there is no Chromium: install it, or set CHROMIUM to its path")
        self._playwright = playwright
        self._running: dict[bool, Browser] = {}

    def for_kind(self, kind: str) -> Browser:
        """The browser for pictures of this kind (see watching.js)."""
        webgl = kind == "webgl"
        if webgl not in self._running:
            self._running[webgl] = self._playwright.chromium.launch(
                executable_path=self._path, args=FLAGS + (WEBGL_FLAGS if webgl else PLAIN_FLAGS)
            )
        return self._running[webgl]

    @property
    def version(self) -> str:
        return self.for_kind("canvas").version

    def close(self) -> None:
        for browser in self._running.values():
            browser.close()


@contextmanager
def chromium() -> Iterator[Chromium]:
    with sync_playwright() as playwright:
        running = Chromium(playwright)
        try:
            yield running
        finally:
            running.close()


def new_reader(running: Chromium, kind: str) -> BrowserContext:
    """A reader with an empty cache; `kind` is what the pictures are made of (watching.js)."""
    context = running.for_kind(kind).new_context(
        viewport=SIZE, locale="en-GB", timezone_id="Asia/Almaty"
    )
    context.set_default_timeout(SECONDS * 1000)
    context.add_init_script(f"{WATCHING}\nwindow.bench_watch({kind!r});")
    return context


def open_page(reader: BrowserContext, url: str) -> Page:
    """The page once its first picture is there and Streamlit has come to rest."""
    page = reader.new_page()
    page.goto(url)
    shown_after(page, 0)
    wait_until_idle(page)
    return page


def shown_after(page: Page, moment: float, *, seconds: float = SECONDS) -> float | None:
    """When the first changed picture after that moment was on the screen; None if none came.

    Both in milliseconds since 1970.
    """
    try:
        found = page.wait_for_function(
            "(moment) => window.bench_board.shown.find((time) => time > moment)",
            arg=moment,
            polling=20,
            timeout=seconds * 1000,
        )
    except TimeoutError:
        return None
    return float(found.json_value())


def wait_until_calm(*, busy: float = 0.3, seconds: float = 30) -> None:
    """Waits until the machine has something to spare, but no longer than that many seconds.

    `busy` is the share of all processor time that may be taken meanwhile.
    """
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        before = _processor_times()
        time.sleep(0.5)
        idle, total = (now - then for now, then in zip(_processor_times(), before, strict=True))
        if total and 1 - idle / total <= busy:
            return


def _processor_times() -> tuple[int, int]:
    """Idle and all ticks of the machine since it started."""
    ticks = [int(part) for part in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]]
    return ticks[3], sum(ticks[:8])


def last_event(page: Page) -> float:
    """When the browser got the last click, or move with a button down, since 1970."""
    return float(page.evaluate("window.bench_board.event"))


def wait_until_idle(page: Page, *, calm: float = 0.4) -> None:
    """Waits until Streamlit has been without a script run for `calm` seconds."""
    page.wait_for_function(
        """(calm) => {
            const app = document.querySelector('[data-testid="stApp"]');
            const busy = !app || app.dataset.testScriptState !== 'notRunning'
                || app.dataset.testConnectionState !== 'CONNECTED'
                || document.querySelector('[data-testid="stSkeleton"]');
            if (busy) window.idle_since = undefined;
            else window.idle_since ??= performance.now();
            return !busy && performance.now() - window.idle_since >= calm * 1000;
        }""",
        arg=calm,
        polling=50,
    )


def map_frame(page: Page) -> Frame:
    """The frame that streamlit-folium draws in."""
    element = page.wait_for_selector(MAP_FRAME, state="attached")
    assert element is not None
    frame = element.content_frame()
    assert frame is not None
    return frame


def box_of(locator: Locator) -> FloatRect:
    """Where something lies in the page, in pixels."""
    locator.scroll_into_view_if_needed()
    box = locator.bounding_box()
    assert box is not None
    return box


def take_hold(page: Page, thumb: Locator) -> tuple[float, float]:
    """Presses the button on a slider's thumb; gives the point, in pixels of the page."""
    box = box_of(thumb)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    time.sleep(0.1)
    return x, y
