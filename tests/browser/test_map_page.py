"""The map page as a reader uses it: slider, circles, panel, names; and nothing leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Frame, Page, expect

from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.sentence import claim_and_basis
from incidents.words.speaker import Speaker
from tests.browser.conftest import Reader
from tests.browser.watching import map_frame, wait_until_idle, whole_page
from tests.project_tables import counted, project_dataset

SEED_DAY = "/?since=2019-10-26&to=2019-10-26"


@pytest.fixture(scope="module")
def first_page(visit_once: Callable[..., Page]) -> Page:
    """The first page, for tests that only look at it."""
    page = visit_once()
    whole_page(page)
    return page


@pytest.fixture(scope="module")
def seed_day(visit_once: Callable[..., Page]) -> Page:
    """One day, for tests that do not mind which place is open."""
    page = visit_once(SEED_DAY)
    whole_page(page)
    return page


def slider(frame: Frame) -> Any:
    return frame.get_by_role("slider")


def headline(page: Page) -> Any:
    return page.locator(".headline")


def handle(frame: Frame, name: str) -> Any:
    return frame.evaluate(f"() => window.timemap_handle.{name}()")


def test_the_first_screen_names_the_pages_and_says_how_many_and_how_sure(
    first_page: Page,
) -> None:
    page = first_page
    speaker = Speaker(project_dataset(), Language(), PlaceNames(project_dataset()))
    claim, _ = claim_and_basis(counted(Selection()), speaker)

    expect(page.locator(".headline h1")).to_have_text(claim)
    expect(headline(page)).to_contain_text("Checked against the full text")
    pages = ["Map", "Events", "Incidents", "Regions", "Briefing", "Data", "Name finder", "Method"]
    expect(page.get_by_test_id("stTopNavLink")).to_have_text(pages)


def test_the_slider_starts_at_its_end_on_all_protests(first_page: Page) -> None:
    frame = map_frame(first_page)

    thumb = slider(frame)

    assert thumb.get_attribute("aria-valuenow") == thumb.get_attribute("aria-valuemax")
    assert "reported" in (thumb.get_attribute("aria-valuetext") or "") or re.search(
        r"\d", thumb.get_attribute("aria-valuetext") or ""
    )


def test_dragging_redraws_without_asking_the_app_and_release_tells_it(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    frame = map_frame(page)
    wait_until_idle(page)
    before = page.locator(".headline h1").inner_text()
    box = slider(frame).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 150, y, steps=10)
    dragged = handle(frame, "state")["until"]
    page.wait_for_timeout(800)
    assert page.locator(".headline h1").inner_text() == before

    page.mouse.up()
    wait_until_idle(page)

    expect(page.locator(".headline h1")).not_to_have_text(before, use_inner_text=True)
    expect(page).to_have_url(re.compile(f"until={dragged}"))


def test_the_map_keeps_its_size_when_what_stands_around_it_comes(
    reader: Reader, app_url: str
) -> None:
    page = reader().new_page()
    page.add_init_script(
        """addEventListener("resize", () => {
            if (window.timemap_handle) window.resized_beside = true;
        });"""
    )
    page.goto(app_url)

    assert whole_page(page).evaluate("() => !window.resized_beside")


def test_a_click_on_a_circle_opens_its_reports_side_by_side(seed_day: Page) -> None:
    page = seed_day
    frame = map_frame(page)
    frame.get_by_role("button", name=re.compile("^Almaty")).press("Enter")
    wait_until_idle(page)

    panel = page.locator(".st-key-place-panel")

    expect(panel).to_contain_text("at least 12")
    expect(panel).to_contain_text("a dozen would-be protesters")
    expect(panel).to_contain_text("26 people were detained in Nur-Sultan and Almaty")
    shared = panel.locator(".report.shared", has_text="26 people were detained")
    expect(shared).to_contain_text(
        "for Almaty and Nur-Sultan together, so no part of the number here"
    )
    source = panel.get_by_role("link").first
    assert source.get_attribute("rel") == "noopener noreferrer"


def test_a_place_chosen_in_the_list_is_the_one_that_the_map_rings_and_closes(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY)
    frame = map_frame(page)
    wait_until_idle(page)
    frame.evaluate("() => { window.the_same_frame = true; }")

    page.get_by_role("combobox", name="Place", exact=True).click()
    page.get_by_role("option", name="Shymkent").click()
    frame.wait_for_function("() => timemap_handle.state().place_id !== null")
    wait_until_idle(page)
    shymkent = frame.get_by_role("button", name="Shymkent")
    expect(shymkent).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".place h2")).to_contain_text("Shymkent")

    frame.locator(".timemap-map").press("Escape")
    wait_until_idle(page)

    expect(page.locator(".st-key-place-panel")).to_have_count(0)
    assert frame.evaluate("() => window.the_same_frame")


def test_the_sentence_can_be_copied(seed_day: Page) -> None:
    page = seed_day
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the sentence").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    copied = page.evaluate("() => navigator.clipboard.readText()")

    assert copied.startswith("At least 39 people were reported detained in 4 cities")
    assert "127.0.0.1" not in copied


def test_a_copy_asked_for_while_the_page_is_drawn_is_of_what_it_then_says(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY)
    map_frame(page)
    wait_until_idle(page)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        "() => { document.querySelector('[data-testid=stApp]').dataset.testScriptState ="
        " 'running'; }"
    )
    page.get_by_role("button", name="Copy the sentence").click()
    page.get_by_role("button", name="official").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()

    copied = page.evaluate("() => navigator.clipboard.readText()")

    assert copied.startswith("26 people were reported detained in 2 cities")


def test_on_a_phone_the_map_comes_before_the_panel(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY, width=390, height=800)
    map_frame(page)
    wait_until_idle(page)
    map_box = page.locator("iframe").first.bounding_box()
    panel_box = page.get_by_role("combobox", name="Place", exact=True).bounding_box()
    assert map_box is not None and panel_box is not None

    assert map_box["y"] + map_box["height"] <= panel_box["y"]
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 390


def test_circles_carry_the_names_of_the_day(seed_day: Page) -> None:
    names = [one["name"] for one in handle(map_frame(seed_day), "circles")]

    assert "Nur-Sultan" in names


@pytest.mark.parametrize(
    ("choice", "name"), [("&names_of=today", "Astana"), ("&names_in=kk", "Нұр-Сұлтан")]
)
def test_circles_carry_the_names_that_the_reader_chose(
    visit: Callable[..., Page], choice: str, name: str
) -> None:
    frame = map_frame(visit(SEED_DAY + choice))

    names = [one["name"] for one in frame.evaluate("() => timemap_handle.circles()")]

    assert name in names


def test_names_change_on_the_map_that_stays(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY)
    frame = whole_page(page)
    wait_until_idle(page)
    frame.evaluate("() => { window.the_same_frame = true; }")

    page.get_by_test_id("stSidebar").get_by_text("Settings", exact=True).click()
    choice = page.get_by_role("combobox", name="Names of places", exact=True)
    page.wait_for_timeout(1000)  # the settings slide open, and scrolling closes an open list
    choice.focus()
    choice.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    choice.press("ArrowDown")
    page.get_by_role("option", name="Russian").click()
    frame.wait_for_function("() => timemap_handle.circles().some(({name}) => name === 'Алматы')")
    wait_until_idle(page)

    assert frame.evaluate("() => window.the_same_frame")
    page.wait_for_url("**names_in=ru**")
