"""The passport of a number as a reader opens it; the map beneath it is left alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import MAP_FRAME, wait_until_idle, whole_page

SEED_DAY = "/?from=2019-10-26&to=2019-10-26"


def mark_the_map(page: Page) -> None:
    page.locator(MAP_FRAME).evaluate("frame => { frame.dataset.same = 'yes' }")


def expect_the_same_map(page: Page) -> None:
    assert page.locator(MAP_FRAME).get_attribute("data-same") == "yes"


def close(page: Page) -> None:
    page.keyboard.press("Escape")
    expect(page.locator(".passport")).to_have_count(0)
    wait_until_idle(page)


def test_it_opens_and_closes_over_a_map_that_stays(visit: Callable[..., Page]) -> None:
    page = visit("/?mode=event&since=2019-10-26&until=2019-10-26")
    frame = whole_page(page)
    mark_the_map(page)

    page.locator(".st-key-passport-of-sentence button").click()
    expect(page.locator(".passport .figure")).to_have_text("at least 39")
    wait_until_idle(page)
    expect_the_same_map(page)
    close(page)

    expect_the_same_map(page)
    frame.get_by_role("slider").press("End")
    expect(page.locator(".headline h1")).not_to_contain_text("26 October 2019")
    wait_until_idle(page)
    expect(page.locator(".passport")).to_have_count(0)


@pytest.fixture(scope="module")
def open_place(visit_once: Callable[..., Page]) -> Page:
    """The map page with a place beside the map; each test closes the passport that it opens."""
    page = visit_once(SEED_DAY + "&open=1526384", height=1800)
    whole_page(page)
    return page


def test_a_circle_opens_its_place_and_the_place_its_passport(open_place: Page) -> None:
    page = open_place

    page.locator(".st-key-passport-of-place button").click()

    expect(page.locator(".passport .figure")).to_have_text("at least 12")
    wait_until_idle(page)
    close(page)


def test_a_row_of_the_table_opens_its_passport_as_often_as_it_is_chosen(
    open_place: Page,
) -> None:
    page = open_place
    mark_the_map(page)
    table = page.locator("[class*=st-key-incident-table] [data-testid=stDataFrame]")
    for _ in range(2):
        table.click(position={"x": 18, "y": 52})
        expect(page.locator(".passport .figure")).to_be_visible()
        wait_until_idle(page)
        close(page)

    expect_the_same_map(page)


def test_a_report_that_fits_opens_on_a_click_and_one_the_low_rests_on_stands_open(
    visit: Callable[..., Page],
) -> None:
    page = visit("/passport?event=2019-10-26")

    assert page.locator(".passport .report.low[open]").count() == 3
    fitting = page.locator(".passport .report.fits").first
    assert fitting.get_attribute("open") is None
    fitting.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fitting.locator("blockquote")).to_contain_text("detained more than three dozen people")


def test_on_a_phone_the_outline_is_no_wider_than_the_screen(visit: Callable[..., Page]) -> None:
    page = visit("/passport?event=2022-01", width=390, height=844)
    expect(page.locator(".passport .figure")).to_be_visible()

    width = "document.querySelector('[data-testid=stMain]').scrollWidth"
    assert page.evaluate(width) <= 390


def test_a_bar_of_the_chart_opens_the_passport_of_its_month(visit: Callable[..., Page]) -> None:
    page = visit("/?from=2019-10-01&to=2019-12-31")
    whole_page(page)
    page.get_by_role("tab", name="By month").click()

    page.locator(".bars").get_by_role("button", name="October 2019").click()

    expect(page.get_by_role("dialog").locator(".passport .figure")).to_contain_text("at least 39")
