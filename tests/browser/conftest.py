"""A real Chromium that sees the app and nothing else."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.watching import assert_closed, wait_until_idle, watch

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
# Without these Chromium asks its maker's hosts for updates and more.
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Playwright's own 5 seconds are for a machine that does nothing else.
expect.set_options(timeout=15_000)


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


@pytest.fixture
def visit(browser: Browser, app_url: str) -> Iterator[Callable[..., Page]]:
    """visit(path="/", *, ...) opens a page of the app as a new reader, and waits until it is idle.

    url: another app, as start_app gave it. allowed: a server that it may ask besides.
    width, height: of the window in pixels.
    colour_scheme: "light" or "dark". locale: of the browser. touch: fingers, no mouse.
    closed: whether the page must have asked nobody but the app and reported no error, which is
    checked when the test is over.
    """
    to_check: list[Page] = []
    contexts = []

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
        closed: bool = True,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=colour_scheme,
            locale=locale,
            has_touch=touch,
            is_mobile=touch,
            timezone_id="Asia/Almaty",
        )
        contexts.append(context)
        page = watch(context.new_page(), url=url, allowed=allowed)
        if closed:
            to_check.append(page)
        page.goto(url + path)
        wait_until_idle(page)
        return page

    yield open_page

    try:
        for page in to_check:
            assert_closed(page)
    finally:
        for context in contexts:
            context.close()
