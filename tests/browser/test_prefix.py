"""The app at a path of somebody's site, behind nginx, which refuses all that is beside it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

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


@pytest.fixture(
    scope="module", params=[served_by_streamlit, served_by_uvicorn], ids=["streamlit", "uvicorn"]
)
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    """The address of the app in the site, and the folder of its nginx."""
    folder = tmp_path_factory.mktemp("site")
    with request.param(folder) as url:
        yield url, folder


def test_the_way_of_a_newcomer_stays_under_the_path(
    site: tuple[str, Path], visit: Callable[..., Page]
) -> None:
    url, folder = site
    page = visit("/map?from=2019-10-26&to=2019-10-26", url=url)
    frame = whole_page(page)
    frame.wait_for_function("window.timemap_handle.circles().length > 3")
    expect(page.locator(".headline h1")).to_contain_text("At least 39 people")
    for name in ("Events", "Incidents", "Regions", "Data"):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_url(f"{url}/{name.lower()}?*")
        wait_until_idle(page)
    _, rows = taken(page, page.get_by_role("button", name="CSV", exact=True))
    points(with_list(visit("/names", url=url), "Aqtobe"))

    page.goto(f"{url}/briefing/")  # leads on, with its slash
    press(page, EXAMPLE)
    card(page, 5).wait_for()
    page.locator(".st-key-briefing-make-html button").click()
    download = page.locator(".st-key-briefing-download-html button")
    download.wait_for(timeout=1000 * PATIENCE)
    wait_until_idle(page)
    _, file = taken(page, download)
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Present", exact=True).click()
    wait_until(opened.value, "window.present?.state?.().map?.drawn")

    assert opened.value.url.startswith(f"{url}/present/")
    assert b"39" in rows and b"present-content" in file
    assert_closed(page)
    assert refused(folder) == []


def test_every_address_that_is_told_lies_under_the_path(
    site: tuple[str, Path], visit: Callable[..., Page]
) -> None:
    url, folder = site
    page = visit("/data", url=url)
    page.get_by_text("Addresses for other programs").click()
    told = [
        *page.get_by_test_id("stCode").inner_text().split(),
        *json.loads(asked(f"{url}/api"))["addresses"],
    ]
    for path in ("/", "/events", "/present/shipped/2019-10-26"):
        with urllib.request.urlopen(url + path) as answer:
            described = answer.headers["Link"].partition(">")[0].removeprefix("<")
            told.append(urljoin(answer.url, described))

    assert len(told) > 10
    for address in {urljoin(url, one) for one in told}:
        assert address.startswith(f"{url}/api/")
        assert asked(address)
    assert refused(folder) == []


def test_a_view_is_shared_under_the_path(
    site: tuple[str, Path], visit: Callable[..., Page]
) -> None:
    url, _ = site
    page = visit("/?event=2019-10-26", url=url)
    whole_page(page)

    shared = code_of(page)

    # Without a public address it is a code, which has no address.
    assert shared.startswith((f"{url}/?", "KZ1-"))


def asked(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        content: bytes = answer.read()
        return content
