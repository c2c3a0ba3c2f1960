"""What a page says that gets no connection."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.browser.conftest import Reader


def test_a_page_whose_websocket_does_not_get_through_says_so_and_where_the_figures_are(
    reader: Reader, app_url: str
) -> None:
    page = reader(locale="en-GB").new_page()
    page.route_web_socket(re.compile("_stcore/stream"), lambda websocket: websocket.close())
    page.goto(f"{app_url}/events")

    words = page.get_by_role("status").filter(has_text="The page has not come yet")
    expect(words).to_be_visible()
    with page.expect_navigation():
        words.get_by_role("link").click()
    assert page.url == f"{app_url}/api/"
