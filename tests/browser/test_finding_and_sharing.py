"""Going to a place or a day by typing, and handing a view on."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urljoin

from playwright.sync_api import Page, expect

from incidents.languages.language import Language
from tests.browser.watching import map_frame, wait_until_idle, whole_page

ENGLISH = Language()
SEED_DAY = "/?from=2019-10-26&to=2019-10-26"


def search(page: Page, text: str, language: Language = ENGLISH) -> None:
    label = language.say("Find a place, a date, an organizer, a source, a view code")
    box = page.get_by_role("textbox", name=label)
    box.fill(text)
    box.press("Enter")
    wait_until_idle(page)


def code_of(page: Page) -> str:
    page.get_by_role("button", name="Share").click()
    return page.locator("[data-testid=stPopoverBody] code").inner_text().strip()


def test_a_place_and_a_day_in_russian_go_to_the_event_with_the_place_open(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    whole_page(page)

    search(page, "Алматы 26.10.2019")

    expect(page.locator(".headline h1")).to_contain_text("At least 12 people")
    expect(page.locator(".place h2")).to_contain_text("Almaty")
    assert map_frame(page).evaluate("() => window.timemap_handle.figure().low") == 12


def test_an_old_name_opens_the_place_under_the_name_of_the_day(visit: Callable[..., Page]) -> None:
    page = visit()
    whole_page(page)

    search(page, "Уральск")

    expect(page.locator(".place h2")).to_contain_text("Oral")


def test_a_month_is_gone_to_with_the_place_open(visit: Callable[..., Page]) -> None:
    page = visit()
    whole_page(page)

    search(page, "Жанаозен февраль 2019")

    expect(page.locator(".headline h1")).to_contain_text("on 27 February 2019")
    expect(page.locator(".place h2")).to_contain_text("Zhanaozen")


LEADS_NOWHERE = {
    "KZ1-abc": "This view code is not whole: copy all of it again.",
    "https://www.example.org/news?id=3": "This link holds no view of this map.",
    "Zhanaozen 1986": "No table here holds these days",
}


def test_what_leads_nowhere_is_told_and_the_view_stays_in_the_address(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY)
    whole_page(page)
    address = page.url

    for text, told in LEADS_NOWHERE.items():
        search(page, text)

        expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
        wait_until_idle(page)
        assert page.url == address, text


def test_a_region_without_an_incident_is_told_and_shown(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY)
    whole_page(page)

    search(page, "Turkistan Region")

    told = "No incident in the table lies here: Turkistan Region"
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    expect(page.locator(".headline h1")).to_contain_text("in Turkistan Region")
    page.reload()
    wait_until_idle(page)
    expect(page.locator(".st-key-ignored-notice")).to_have_count(0)


def test_what_is_not_found_is_told(visit: Callable[..., Page]) -> None:
    page = visit()
    whole_page(page)

    search(page, "Atlantis")

    told = "Nothing is known by this name: Atlantis"
    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    expect(page.locator(".headline h1")).to_have_text(told)


def test_without_a_public_address_a_view_is_shared_as_a_code_that_opens_it_searched_or_in_a_link(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY)
    map_frame(page)
    wait_until_idle(page)
    code = code_of(page)
    assert "127.0.0.1" not in page.locator("[data-testid=stPopoverBody]").inner_text()

    other = visit()
    map_frame(other)
    claim = other.locator(".headline h1")
    expect(claim).not_to_contain_text("At least 39 people")
    search(other, code)
    expect(claim).to_contain_text("At least 39 people")

    other.goto(urljoin(other.url, f"/?view={code}"))
    expect(claim).to_contain_text("At least 39 people")


def test_a_browser_without_a_clipboard_copies_all_the_same(visit: Callable[..., Page]) -> None:
    page = visit(script="Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    map_frame(page)
    button = page.get_by_role("button", name="Copy the sentence")

    button.click()
    expect(page.get_by_role("button", name="Copied")).to_be_focused()
    box = page.get_by_role(
        "textbox", name="Find a place, a date, an organizer, a source, a view code"
    )
    box.press("Control+v")

    expect(box).to_have_value(re.compile("^In .* events of this table"))
