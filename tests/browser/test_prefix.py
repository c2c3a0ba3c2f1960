"""The app at a path of somebody's site, behind nginx, which refuses all that is beside it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Warm, lending, visiting
from tests.browser.test_briefing_page import EXAMPLE, card, press, taken
from tests.browser.test_finding_and_sharing import code_of
from tests.browser.test_places_page import points, with_list
from tests.browser.watching import assert_closed, wait_until, wait_until_idle, whole_page
from tests.nginx import nginx_before, refused
from tests.processes import BASE_PATH, free_port, running_app
from tests.waiting import PATIENCE

AT = "/tools/detentions"


@contextmanager
def served_by_streamlit(folder: Path) -> Iterator[str]:
    """The app that knows its path by Streamlit's setting; nginx passes the path on."""
    app, port = free_port(), free_port()
    with (
        running_app(app, folder / "log.txt", {BASE_PATH: AT}),
        nginx_before(app, at=AT, port=port, folder=folder),
    ):
        yield f"http://127.0.0.1:{port}{AT}"


@contextmanager
def served_by_uvicorn(folder: Path) -> Iterator[str]:
    """The app that stands at its root and knows its public address; nginx cuts the path off."""
    app, port = free_port(), free_port()
    url = f"http://127.0.0.1:{port}{AT}"
    with (
        running_app(app, folder / "log.txt", {"PUBLIC_URL": url}, by_uvicorn=True),
        nginx_before(app, at=AT, port=port, folder=folder, cuts_off=True),
    ):
        yield url


@dataclass
class Seen:
    """What a newcomer finds on the way through an app, whose nginx writes into the folder."""

    url: str
    folder: Path
    headline: str = ""
    shared: str = ""
    told: list[str] = field(default_factory=list)
    files: list[bytes] = field(default_factory=list)
    presented: str = ""


@pytest.fixture(
    scope="module", params=[served_by_streamlit, served_by_uvicorn], ids=["streamlit", "uvicorn"]
)
def seen(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
    warm: Warm,
) -> Iterator[Seen]:
    """The way through the app in the site, gone once; each test reads what was found."""
    folder = tmp_path_factory.mktemp("site")
    serve = request.param
    with serve(folder) as url, lending(browser, warm) as lend, visiting(lend, url) as visit:
        found = Seen(url, folder)
        page = visit("/map?from=2019-10-26&to=2019-10-26")
        look_at_map_and_data(page, found)
        if serve is served_by_streamlit:  # what another way serves no differently
            look_at_other_pages(page, found)
        look_at_briefing(page, found, makes_file=serve is served_by_streamlit)
        assert_closed(page)
        yield found


def look_at_map_and_data(page: Page, found: Seen) -> None:
    frame = whole_page(page)
    frame.wait_for_function("window.timemap_handle.circles().length > 3")
    found.headline = page.locator(".headline h1").inner_text()
    found.shared = code_of(page)
    page.keyboard.press("Escape")
    follow(page, "Data", found)
    _, rows = taken(page, page.get_by_role("button", name="CSV", exact=True))
    found.files.append(rows)
    page.get_by_text("Addresses for other programs").click()
    found.told = page.get_by_test_id("stCode").inner_text().split()


def look_at_other_pages(page: Page, found: Seen) -> None:
    for name in ("Events", "Incidents", "Regions"):
        follow(page, name, found)
    page.goto(f"{found.url}/names")
    points(with_list(page, "Aqtobe"))


def look_at_briefing(page: Page, found: Seen, *, makes_file: bool) -> None:
    page.goto(f"{found.url}/briefing/")  # leads on, with its slash
    press(page, EXAMPLE)
    card(page, 5).wait_for()
    if makes_file:
        page.locator(".st-key-briefing-make-html button").click()
        download = page.locator(".st-key-briefing-download-html button")
        download.wait_for(timeout=1000 * PATIENCE)
        wait_until_idle(page)
        _, file = taken(page, download)
        found.files.append(file)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Present", exact=True).click()
    wait_until(opened.value, "window.present?.state?.().map?.drawn")
    found.presented = opened.value.url


def follow(page: Page, name: str, found: Seen) -> None:
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"{found.url}/{name.lower()}?*")
    wait_until_idle(page)


def test_the_way_of_a_newcomer_stays_under_the_path(seen: Seen) -> None:
    rows, *made = seen.files

    assert "At least 39 people" in seen.headline
    assert b"39" in rows
    assert all(b"present-content" in file for file in made)
    assert seen.presented.startswith(f"{seen.url}/present/")
    assert refused(seen.folder) == []


def test_every_address_that_is_told_lies_under_the_path(seen: Seen) -> None:
    told = [*seen.told, *json.loads(asked(f"{seen.url}/api"))["addresses"]]
    for path in ("/", "/events", "/present/shipped/2019-10-26"):
        with urllib.request.urlopen(seen.url + path) as answer:
            described = answer.headers["Link"].partition(">")[0].removeprefix("<")
            told.append(urljoin(answer.url, described))

    assert len(seen.told) > 1 and len(told) > 10
    for address in {urljoin(seen.url, one) for one in told}:
        assert address.startswith(f"{seen.url}/api/")
        assert asked(address)
    assert refused(seen.folder) == []


def test_a_view_is_shared_under_the_path(seen: Seen) -> None:
    # Without a public address it is a code, which has no address.
    assert seen.shared.startswith((f"{seen.url}/?", "KZ1-"))


def asked(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        content: bytes = answer.read()
        return content
