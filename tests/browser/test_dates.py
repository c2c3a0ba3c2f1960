"""A typed date counts on Enter and on leaving its box, wherever it lies."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import wait_until_idle


def type_date(page: Page, field: str, digits: str) -> None:
    page.locator(f".st-key-filter-{field}").get_by_role("spinbutton").first.click()
    page.keyboard.type(digits)


@pytest.mark.parametrize("key", ["Enter", "Shift+Tab"])
@pytest.mark.parametrize("day", ["2020-06-06", "2031-02-28"])
def test_a_typed_date_counts_on_enter_and_on_leaving_its_box(
    visit: Callable[..., Page], day: str, key: str
) -> None:
    page = visit()

    type_date(page, "since", day.replace("-", ""))
    for _ in range(4 if key == "Shift+Tab" else 1):
        page.keyboard.press(key)

    expect(page).to_have_url(re.compile(f"since={day}"))


def test_reversed_dates_are_told_and_stay_in_their_boxes(visit: Callable[..., Page]) -> None:
    page = visit("/?since=2019-10-26&until=2019-10-26")
    said = page.locator(".headline h1").inner_text()

    type_date(page, "since", "20200606")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("6 June 2020 is after 26 October 2019")
    wait_until_idle(page)
    year = page.locator(".st-key-filter-since").get_by_role("spinbutton").first
    assert year.inner_text() == "2020"
    assert page.locator(".headline h1").inner_text() == said
