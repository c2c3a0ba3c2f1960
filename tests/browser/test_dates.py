"""A typed date counts on Enter and on leaving its box, wherever it lies."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.watching import map_frame, wait_until_idle


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


def type_into_the_slider(page: Page, text: str) -> Locator:
    field = map_frame(page).locator(".timemap-typed")
    field.fill(text)
    field.press("Enter")
    return map_frame(page).locator(".timemap-problem")


@pytest.mark.parametrize("text", ["26 October 2019", "26.10.2019", "26 қазан 2019"])
def test_the_sliders_date_field_takes_what_the_search_takes(
    visit: Callable[..., Page], text: str
) -> None:
    page = visit()

    problem = type_into_the_slider(page, text)

    expect(page).to_have_url(re.compile("until=2019-10-26"))
    expect(problem).to_be_empty()


def test_what_names_no_day_of_the_slider_is_told_beside_its_field(
    visit: Callable[..., Page],
) -> None:
    page = visit()

    expect(type_into_the_slider(page, "yonder")).to_have_text(
        "“yonder” is no day: wanted one such as 26 October 2019"
    )
    expect(type_into_the_slider(page, "Almaty 26 October 2019")).to_have_text(
        "Only a day can stand here, not “Almaty”"
    )
    expect(type_into_the_slider(page, "2035-01-01")).to_contain_text("2035-01-01 is not among")
    assert "until" not in page.url
