"""A date that is typed or taken from the calendar counts, and no run of a page takes it back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.watching import map_frame, wait_until_idle


def type_date(page: Page, field: str, text: str) -> Locator:
    box = page.get_by_role("textbox", name=field, exact=True)
    box.click()
    box.press("Control+a")
    page.keyboard.type(text)
    return box


def test_a_typed_date_counts_on_enter_and_on_leaving_its_box(visit: Callable[..., Page]) -> None:
    page = visit()

    for text, key, day in (
        ("6 Jun 2020", "Enter", "2020-06-06"),
        ("28 ақпан 2031", "Shift+Tab", "2031-02-28"),
    ):
        type_date(page, "From", text)
        page.keyboard.press(key)
        expect(page).to_have_url(re.compile(f"since={day}"))
        wait_until_idle(page)


def test_a_date_is_taken_from_the_calendar_and_let_go_again(visit: Callable[..., Page]) -> None:
    page = visit("/data?until=2019-10-26")
    calendar = page.locator(".st-key-filter-until input[type=date]")
    assert [calendar.input_value(), calendar.get_attribute("min")] == ["2019-10-26", "1991-01-01"]

    calendar.fill("2020-06-06", force=True)

    expect(page).to_have_url(re.compile("until=2020-06-06"))
    expect(page.get_by_role("textbox", name="To", exact=True)).to_have_value("6 June 2020")

    page.get_by_role("button", name="To: clear").click()

    expect(page).not_to_have_url(re.compile("until="))
    wait_until_idle(page)

    # Empty it opens at the end of the tables; today is years later.
    page.get_by_role("button", name="To: open the calendar").click()
    page.wait_for_timeout(500)
    page.keyboard.press("Enter")

    expect(page).to_have_url(re.compile("until=2025-11-30"))
    assert calendar.get_attribute("max") == "2099-12-31"


def test_a_run_on_its_way_takes_back_nothing_that_is_typed(visit: Callable[..., Page]) -> None:
    page = visit("/data?since=2019-10-26")

    page.get_by_role("button", name="official", exact=True).click()
    box = type_date(page, "From", "6 Jun")
    expect(page).to_have_url(re.compile("basis=official"))
    wait_until_idle(page)
    page.keyboard.type("e 2020")
    page.get_by_role("button", name="monitor", exact=True).click()  # and leaves the field

    expect(page).to_have_url(re.compile("since=2020-06-06.*basis=monitor"))
    expect(box).to_have_value("6 June 2020")


def test_reversed_dates_are_told_and_stay_in_their_boxes(visit: Callable[..., Page]) -> None:
    page = visit("/?since=2019-10-26&until=2019-10-26")
    said = page.locator(".headline h1").inner_text()

    box = type_date(page, "From", "2020-06-06")
    page.keyboard.press("Enter")

    expect(page.get_by_role("alert")).to_contain_text("6 June 2020 is after 26 October 2019")
    wait_until_idle(page)
    assert box.input_value() == "6 June 2020"
    assert page.locator(".headline h1").inner_text() == said


def type_into_the_slider(page: Page, text: str) -> Locator:
    field = map_frame(page).locator(".timemap-typed")
    field.fill(text)
    field.press("Enter")
    return map_frame(page).locator(".timemap-problem")


@pytest.fixture(scope="module")
def slider(visit_once: Callable[..., Page]) -> Page:
    """The map page, wherever its slider stands."""
    return visit_once()


def test_the_sliders_date_field_takes_what_the_search_takes(slider: Page) -> None:
    page = slider

    for text, day in (
        ("26 October 2019", "2019-10-26"),
        ("1.05.2019", "2019-05-01"),
        ("9 маусым 2019", "2019-06-09"),
    ):
        problem = type_into_the_slider(page, text)
        expect(page).to_have_url(re.compile(f"until={day}"))
        expect(problem).to_be_empty()
        wait_until_idle(page)


def test_what_names_no_day_of_the_slider_is_told_beside_its_field(slider: Page) -> None:
    page = slider
    address = page.url

    expect(type_into_the_slider(page, "yonder")).to_have_text(
        "“yonder” is no day: wanted one such as 26 October 2019"
    )
    expect(type_into_the_slider(page, "Almaty 26 October 2019")).to_have_text(
        "Only a day can stand here, not “Almaty”"
    )
    expect(type_into_the_slider(page, "2035-01-01")).to_contain_text("2035-01-01 is not among")
    assert page.url == address
