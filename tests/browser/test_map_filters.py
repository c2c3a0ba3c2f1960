"""Filters of the map page: what they change and what stays, also by link and on other pages."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page, expect

from tests.browser.watching import map_frame, wait_until_idle

SEED_DAY = "/?since=2019-10-26&to=2019-10-26"


def test_a_filter_changes_sentence_map_and_table_and_keeps_the_map(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY)
    frame = map_frame(page)
    wait_until_idle(page)
    frame.evaluate("() => { window.the_same_frame = true; }")
    page.get_by_role("button", name="official").click()
    wait_until_idle(page)

    expect(page.locator(".headline h1")).to_have_text(
        "26 people were reported detained in 2 cities on 26 October 2019 "
        "(only as told by: authorities)"
    )
    frame.wait_for_function("() => timemap_handle.figure().low === 26")
    assert frame.evaluate("() => timemap_handle.circles()") == []
    assert frame.evaluate("() => window.the_same_frame")
    expect(page).to_have_url(re.compile("basis=official"))


def test_the_link_opens_the_same_view(visit: Callable[..., Page]) -> None:
    page = visit("/?from=2019-01-01&region=KZ-75")
    frame = map_frame(page)
    wait_until_idle(page)
    frame.get_by_role("slider").press("PageUp")
    wait_until_idle(page)
    told = page.locator(".headline").inner_text()
    address = urlsplit(page.url)

    again = visit(f"{address.path}?{address.query}")
    map_frame(again)
    wait_until_idle(again)

    expect(again.locator(".headline")).to_have_text(told, use_inner_text=True)
    again.wait_for_url(
        lambda url: dict(parse_qsl(urlsplit(url).query)) == dict(parse_qsl(address.query))
    )


def test_an_empty_selection_explains_itself(visit: Callable[..., Page]) -> None:
    page = visit("/?from=2017-01-01&to=2017-12-31")
    frame = map_frame(page)

    expect(page.locator(".headline h1")).to_contain_text("No reported detentions")
    expect(frame.locator("body")).to_contain_text("Nothing in this selection")


def test_reset_takes_every_filter_out(visit: Callable[..., Page]) -> None:
    page = visit("/?since=2019-10-26&to=2019-10-26&basis=official&region=KZ-75")
    map_frame(page)
    wait_until_idle(page)
    page.get_by_role("button", name="Reset all filters").click()
    wait_until_idle(page)
    map_frame(page)

    expect(page.locator(".headline h1")).to_contain_text("reported detentions")
    expect(page).not_to_have_url(re.compile("basis|region"))


def test_what_a_link_asks_in_vain_is_told(visit: Callable[..., Page]) -> None:
    page = visit("/?place=nowhere&from=2019-13-01")

    expect(page.get_by_text("could not be used")).to_be_visible()
    expect(page.get_by_text("place: 'nowhere'")).to_be_visible()


def test_every_page_opens_asks_only_the_app_and_keeps_the_filters(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY)
    map_frame(page)
    for name in ("Events", "Incidents", "Regions", "Data", "Name finder", "Method", "Map"):
        page.get_by_role("link", name=name, exact=True).click()
        wait_until_idle(page)
        expect(page.locator("h1").first).to_be_visible()
        expect(page).to_have_url(re.compile("since=2019-10-26"))

    expect(page.locator(".headline h1")).to_contain_text("At least 39 people")
