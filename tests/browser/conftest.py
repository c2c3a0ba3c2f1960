"""A real Chromium that sees the app and nothing else."""

from __future__ import annotations

import json
import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.watching import (
    LISTEN_TO_THE_MAP,
    STILL,
    assert_closed,
    wait_until_idle,
    watched,
)
from tests.waiting import A_MINUTE

# The first is the same browser without the parts that only a window on a screen has: a page
# costs a quarter less in it.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
REBOUND = "rebound.example"
"""A foreign name that leads to this machine."""

CHROMIUM_FLAGS = [
    # Nothing but this machine has an address: whoever is asked besides is noted and not reached.
    f"--host-resolver-rules=MAP {REBOUND} 127.0.0.1, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    # Without these Chromium asks its maker's hosts for updates and more.
    "--no-sandbox",
    "--disable-gpu",
    # Letters as wide as in a window: the headless shell rounds them to whole pixels.
    "--font-render-hinting=none",
    # A page of a test lives for seconds: to compile its scripts once more for speed costs more
    # than it brings, and so do many small collections of a young heap that grows at once.
    "--js-flags=--no-opt --no-maglev --min-semi-space-size=64 --max-semi-space-size=128",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright's own 5 seconds are for a machine that does nothing else.
expect.set_options(timeout=1000 * A_MINUTE)

STORED = "local_storage,indexeddb,cache_storage,service_workers"
Reader = Callable[..., BrowserContext]
Warm = dict[str, list[BrowserContext]]

LIKE_MOST: dict[str, Any] = {
    "locale": "en-GB",
    "timezone_id": "Asia/Almaty",
    "has_touch": False,
    "is_mobile": False,
}
"""Who has the same traits gets the same browser, which knows the scripts of the app: one that does
not costs three seconds of a processor more, once for each worker."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that CHROMIUM names or the machine has, without a window."""
    names = [os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES]
    path = next(filter(None, map(shutil.which, names)), None)
    if path is None:
        pytest.fail("there is no Chromium: install it, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def warm(browser: Browser) -> Warm:
    """For each kind of reader the browsers that no test uses just now: what they have loaded of
    the app they do not load again."""
    return defaultdict(list)


@pytest.fixture
def reader(browser: Browser, warm: Warm) -> Iterator[Reader]:
    """As `lending` gives it, for this test."""
    with lending(browser, warm) as lend:
        yield lend


@contextmanager
def lending(browser: Browser, warm: Warm) -> Iterator[Reader]:
    """reader(script=..., locale=..., ...) is the browser of somebody who was never here, with
    traits that only a browser has, until the end of the block: those of LIKE_MOST, but for what is
    said. Its first page is a blank one; `script` runs in each page before the page's own.

    The page stays for the next block: loaded once more in the same one, the app costs Chromium a
    third less than in another (1.7 seconds of a processor, not 2.7), since it knows the scripts.
    """
    lent: list[tuple[str, BrowserContext]] = []
    with ExitStack() as scripts:

        def lend(*, script: str = "", **traits: Any) -> BrowserContext:
            traits = LIKE_MOST | traits
            kind = json.dumps(traits, sort_keys=True)
            if warm[kind]:
                context = warm[kind].pop()
            else:
                context = browser.new_context(**traits)
                context.add_init_script(LISTEN_TO_THE_MAP + STILL)
                context.new_page()
            if script:
                scripts.enter_context(context.add_init_script(script))
            context.set_default_timeout(1000 * A_MINUTE)
            lent.append((kind, context))
            return context

        yield lend

    for kind, context in lent:
        forget(context)
        warm[kind].append(context)


def forget(context: BrowserContext) -> None:
    """Closes its pages but for the first, which is blank again; what they kept and were allowed
    is gone, what is cached stays."""
    context.unroute_all()
    context.clear_cookies()
    context.clear_permissions()
    first, *others = context.pages
    for page in context.pages:
        address = urlsplit(page.url)
        if address.scheme in ("http", "file"):
            page.evaluate("sessionStorage.clear()")
            session = context.new_cdp_session(page)
            origin = f"{address.scheme}://{address.netloc}"
            stored = {"origin": origin, "storageTypes": STORED}
            session.send("Storage.clearDataForOrigin", stored)
            session.detach()
    for page in others:
        page.close()
    first.unroute_all()
    first.set_extra_http_headers({})
    first.goto("about:blank")
    first.mouse.move(-1, -1)  # else the next page finds the hand of this test over it
    first.emulate_media(
        media="null", color_scheme="null", forced_colors="null", reduced_motion="null"
    )


@pytest.fixture
def visit(reader: Reader, app_url: str) -> Iterator[Callable[..., Page]]:
    """As `visiting` gives it, for this test."""
    with visiting(reader, app_url) as open_page:
        yield open_page


@pytest.fixture(scope="module")
def visit_once(browser: Browser, warm: Warm, app_url: str) -> Iterator[Callable[..., Page]]:
    """As `visiting` gives it, for all tests of a file: a page that several of them look at is
    loaded once, and each leaves it as the next expects it."""
    with lending(browser, warm) as lend, visiting(lend, app_url) as open_page:
        yield open_page


@contextmanager
def visiting(reader: Reader, app_url: str) -> Iterator[Callable[..., Page]]:
    """visit(path="/", *, ...) opens a page of the app as a new reader, and waits until it is idle.

    url: another app, as start_app gave it. allowed: a server that it may ask besides.
    width, height: of the window in pixels.
    colour_scheme: "light" or "dark". locale: of the browser. touch: fingers, no mouse.
    script: runs in every window before the page's own.
    closed: whether the page must have asked nobody but the app and reported no error, which is
    checked at the end of the block.
    """
    to_check: list[Page] = []
    with ExitStack() as watches:

        def open_page(
            path: str = "/",
            *,
            url: str = app_url,
            allowed: str = "",
            width: int = 1400,
            height: int = 900,
            colour_scheme: str = "light",
            locale: str = "en-GB",
            touch: bool = False,
            script: str = "",
            closed: bool = True,
        ) -> Page:
            context = reader(script=script, locale=locale, has_touch=touch, is_mobile=touch)
            (page,) = context.pages
            watches.enter_context(watched(page, url=url, allowed=allowed))
            page.set_viewport_size({"width": width, "height": height})
            page.emulate_media(color_scheme=colour_scheme)
            if closed:
                to_check.append(page)
            page.goto(url + path)
            wait_until_idle(page)
            return page

        yield open_page

        for page in to_check:
            assert_closed(page)
