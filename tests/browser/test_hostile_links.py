"""Links of a size that servers refuse, in a real browser: the page opens and says what it lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import map_frame, wait_until_idle, whole_page

NOTICE = ".st-key-ignored-notice"
GOOD = "from=2019-10-26&to=2019-10-26"
HEADLINE = "At least 39 people were reported detained in 4 cities on 26 October 2019"

TOO_LONG = {
    "one value of 100 kB": "place=" + "x" * 100_000,
    "many values, 100 kB": "&".join(f"place=nowhere-{number}" for number in range(5_000)),
    "more values than Streamlit reads": "place=x&" * 1_500,
    "100 kB of escapes": "place=" + "%F0%9F%98%80" * 9_000,
    "1 MB": "x=" + "y" * 1_000_000,
}


@pytest.mark.parametrize("query", TOO_LONG.values(), ids=TOO_LONG.keys())
def test_a_link_that_is_too_long_opens_with_what_can_be_used(
    visit: Callable[..., Page], query: str
) -> None:
    page = visit(f"/?{GOOD}&{query}")
    map_frame(page)

    expect(page.locator(".headline h1")).to_have_text(HEADLINE)
    expect(page.locator(NOTICE)).to_contain_text("left_out")
    assert len(page.url) < 1_000


def test_a_deep_link_that_is_too_long_opens_its_page(visit: Callable[..., Page]) -> None:
    page = visit("/method?place=" + "x" * 100_000)

    expect(page.locator("h1")).to_have_text("How the numbers are made")
    expect(page.locator(NOTICE)).to_contain_text("left_out")


def test_impossible_days_leave_a_map_that_can_be_used(visit: Callable[..., Page]) -> None:
    page = visit("/?from=0001-01-01&to=9999-12-31&since=2019-02-30&zoom=1e9&center=999,999")
    frame = map_frame(page)

    expect(page.locator(NOTICE)).to_contain_text("from: '0001-01-01'")
    expect(frame.locator(".timemap-list button").first).to_be_attached()


def test_the_notice_stays_until_a_filter_changes_and_the_map_is_loaded_once(
    visit: Callable[..., Page],
) -> None:
    page = visit(f"/?{GOOD}&place=nowhere")
    frame = map_frame(page)
    frame.evaluate("() => { window.the_same_frame = true; }")
    whole_page(page)
    expect(page.locator(NOTICE)).to_contain_text("place: 'nowhere'")

    page.get_by_role("button", name="official").click()
    wait_until_idle(page)

    expect(page.locator(NOTICE)).to_have_count(0)
    assert frame.evaluate("() => window.the_same_frame")


def test_markup_in_a_link_is_shown_as_text(visit: Callable[..., Page]) -> None:
    page = visit(
        "/method?place=<img src=x onerror=alert(1)>&region=:red[x]&event=[a](javascript:alert(1))"
    )

    notice = page.locator(NOTICE)

    expect(notice).to_contain_text("<img src=x onerror=alert(1)>")
    expect(notice).to_contain_text(":red[x]")
    assert notice.locator("a, img").count() == 0
