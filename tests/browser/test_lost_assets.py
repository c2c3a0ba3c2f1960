"""Each asset of a page lost in turn: the page says so, and what still holds can be read."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, WebSocketRoute, expect

from tests.browser.conftest import Reader
from tests.browser.test_places_page import points, with_list
from tests.browser.watching import wait_until, whole_page

SEED_DAY = "/?since=2019-10-26&until=2019-10-26"
SHIPPED = "/present/shipped/2019-10-26"
STREAM = re.compile("/_stcore/stream")
FIGURE = "26 October 2019, Aqtobe: 10+"


@pytest.fixture
def without(reader: Reader, app_url: str) -> Callable[..., Page]:
    """without(lost, path) opens a page of the app; requests whose address matches `lost`, with *
    for any letters, never arrive."""
    context = reader()

    def open_page(lost: str, path: str) -> Page:
        page = context.new_page()
        if lost == MAP_PAGE:
            page.route(re.compile("/component/.*/index[.]html"), lambda route: route.abort())
        elif lost:
            # To route requests would have the browser forget the scripts that it knows.
            session = context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.setBlockedURLs", {"urls": [f"*{lost}*"]})
        page.goto(path if path == "about:blank" else app_url + path, wait_until="commit")
        return page

    return open_page


MAP_PAGE = "/component/*/index.html"
"""A page within a page, which blocked addresses are not asked about."""

OF_THE_MAP = (
    MAP_PAGE,
    "/component/*/main",
    "/assets/bundle/*.js",
    "/assets/bundle/*.css",
    "/static/js/ComponentInstance",
)


def test_a_map_that_does_not_come_leaves_its_figures_as_a_list(
    without: Callable[..., Page],
) -> None:
    pages = [without(lost, SEED_DAY) for lost in OF_THE_MAP]
    pages.append(without("", "about:blank"))
    pages[-1].add_init_script("delete window.DecompressionStream")  # its table stays packed
    pages[-1].goto(pages[0].url)

    for page in pages:
        told = page.locator(".lost-map")
        expect(told).to_contain_text("The map is not here yet")
        expect(told.get_by_text(FIGURE)).to_be_visible()
        expect(page.locator(".headline h1")).to_contain_text("At least 39 people")


def test_a_map_of_names_that_does_not_come_leads_to_the_table(without: Callable[..., Page]) -> None:
    page = with_list(without("/assets/bundle/*.css", "/names"), "Aqtobe")

    expect(page.get_by_text("The places stand in the table below.")).to_be_visible()


def test_a_map_of_names_that_has_come_hides_nothing(visit: Callable[..., Page]) -> None:
    page = with_list(visit("/names"), "Aqtobe")

    points(page)

    expect(page.locator(".lost-map")).to_be_hidden()
    expect(page.locator(":root[data-drawn]")).to_be_attached()


def test_a_map_without_its_land_says_so_and_shows_its_circles(
    without: Callable[..., Page],
) -> None:
    page = without("/assets/basemap/", SEED_DAY)

    frame = page.frame_locator("iframe")
    expect(frame.get_by_text("The land under the circles could not be loaded.")).to_be_visible()
    expect(frame.get_by_role("button", name="Aqtobe")).to_be_attached()
    expect(page.locator(".lost-map")).to_have_count(0)


def test_a_page_without_its_scripts_or_its_connection_leads_to_the_figures_as_a_list(
    without: Callable[..., Page],
) -> None:
    lost = ("/static/js/index", "/static/js/react-dom", "/static/js/Html", "/_stcore/h")
    pages = [without(one, SEED_DAY) for one in lost]
    refused, cut = (without("", "about:blank") for _ in range(2))
    refused.route_web_socket(STREAM, lambda socket: socket.close())
    refused.goto(pages[0].url)
    opened: list[WebSocketRoute] = []

    def once(socket: WebSocketRoute) -> None:
        if opened:
            socket.close()
        else:
            socket.connect_to_server()
        opened.append(socket)

    cut.route_web_socket(STREAM, once)
    cut.goto(pages[0].url)
    cut.get_by_test_id("stTab").first.wait_for()
    opened[0].close()
    pages += [refused, cut]

    for page in pages:
        expect(page.get_by_text("A part of this page did not come")).to_be_visible()
    expect(cut.locator(":root[data-begun]:not([data-connected])")).to_be_attached()
    pages[0].get_by_role("link", name="The figures as a list").click()
    expect(pages[0].get_by_role("heading")).to_contain_text("At least 39 people")
    expect(pages[0].get_by_text(FIGURE)).to_be_visible()


def test_a_reader_without_scripts_is_led_to_the_figures_as_a_list(
    reader: Reader, app_url: str
) -> None:
    page = reader(java_script_enabled=False).new_page()
    page.goto(app_url + SEED_DAY)

    page.get_by_role("link", name="The figures as a list").click()

    expect(page.get_by_text(FIGURE)).to_be_visible()


def test_a_part_that_is_lost_later_is_told_and_can_be_closed(without: Callable[..., Page]) -> None:
    page = without("/static/js/DataFrame", SEED_DAY)

    told = page.get_by_text("A part of this page did not come")
    expect(told).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(told).to_have_count(0)
    expect(page.locator(".headline h1")).to_contain_text("At least 39 people")


def test_a_whole_page_says_nothing_of_it(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY)
    whole_page(page)

    expect(page.get_by_text("A part of this page did not come")).to_be_hidden()
    expect(page.locator(".lost-map")).to_have_count(0)
    # What says it would come only after fifteen seconds: these keep it away.
    expect(page.locator(":root[data-begun][data-connected]:not([data-lost])")).to_be_attached()


@pytest.mark.parametrize("lost", ["map-*.js", "present-*.js", "map-*css", "present-*css"])
def test_a_presentation_that_does_not_run_is_read(without: Callable[..., Page], lost: str) -> None:
    page = without(f"/assets/bundle/{lost}", SHIPPED)

    expect(page.get_by_text("The presentation does not run")).to_be_visible()
    expect(page.get_by_text("At least 39 people").first).to_be_visible()


def test_a_presentation_without_its_land_says_so(without: Callable[..., Page]) -> None:
    page = without("/assets/basemap/", SHIPPED)

    expect(page.get_by_text("The land under the circles could not be loaded.")).to_be_visible()
    wait_until(page, "window.present.state().map.drawn")
    expect(page.get_by_text("The presentation does not run")).to_be_hidden()
