"""The app at a path of somebody's site, behind nginx, which refuses all that is beside it."""

from __future__ import annotations

import json
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_briefing_page import EXAMPLE, card, press, taken
from tests.browser.test_finding_and_sharing import code_of
from tests.browser.test_places_page import points, with_list
from tests.browser.watching import assert_closed, wait_until, wait_until_idle, whole_page
from tests.nginx import nginx_before, refused
from tests.processes import BASE_PATH, free_port, running_app

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


@pytest.mark.parametrize("served", [served_by_streamlit, served_by_uvicorn])
def test_the_way_of_a_newcomer_stays_under_the_path(
    served: Callable[[Path], Iterator[str]], visit: Callable[..., Page], tmp_path: Path
) -> None:
    with served(tmp_path) as url:  # type: ignore[attr-defined]
        page = visit("/map?from=2019-10-26&to=2019-10-26", url=url)
        frame = whole_page(page)
        frame.wait_for_function("window.timemap_handle.circles().length > 3")
        expect(page.locator(".headline h1")).to_contain_text("At least 39 people")
        shared = code_of(page)
        page.keyboard.press("Escape")

        for name, there in (
            ("Events", "/events"),
            ("Incidents", "/incidents"),
            ("Regions", "/regions"),
            ("Data", "/data"),
        ):
            page.get_by_role("link", name=name, exact=True).click()
            page.wait_for_url(f"{url}{there}?*")
            wait_until_idle(page)
        _, rows = taken(page, page.get_by_role("button", name="CSV", exact=True))
        page.get_by_text("Addresses for other programs").click()
        addresses = page.get_by_test_id("stCode").inner_text().split()
        points(with_list(visit("/names", url=url), "Aqtobe"))

        page.goto(f"{url}/briefing/")  # leads on, with its slash
        press(page, EXAMPLE)
        card(page, 5).wait_for()
        page.locator(".st-key-briefing-make-html button").click()
        download = page.locator(".st-key-briefing-download-html button")
        download.wait_for()
        wait_until_idle(page)
        _, file = taken(page, download)
        with page.context.expect_page() as opened:
            page.get_by_role("link", name="Present", exact=True).click()
        presented = opened.value
        wait_until(presented, "window.present?.state?.().map?.drawn")

        assert_closed(page)
        assert presented.url.startswith(f"{url}/present/")
        assert b"39" in rows and b"present-content" in file
        for address in addresses:
            whole = address if address.startswith("http") else url.removesuffix(AT) + address
            assert whole.startswith(f"{url}/api/")
            with urllib.request.urlopen(whole) as answer:
                assert answer.status == 200
        with urllib.request.urlopen(f"{url}/api") as answer:
            index = json.load(answer)["addresses"]
            assert answer.url == f"{url}/api/" and all(f"{AT}/api/" in one for one in index)
        if shared.startswith("http"):
            assert shared.startswith(f"{url}/?")
        assert refused(tmp_path) == []
