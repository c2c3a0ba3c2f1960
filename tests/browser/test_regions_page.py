"""The page of regions in a browser: bars are pressed with the mouse and with the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import wait_until_idle

ORAL = "West Kazakhstan Region"


def test_a_bar_is_reached_and_pressed_with_the_keyboard_and_keeps_the_focus(
    visit: Callable[..., Page],
) -> None:
    page = visit("/regions")
    button = page.locator(".bars").get_by_role("button", name=ORAL)
    button.focus()

    page.keyboard.press("Enter")

    expect(page.locator(".headline h1")).to_contain_text("in Oral")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def test_a_region_on_the_map_narrows_the_page_and_is_let_go_by_a_second_click(
    visit: Callable[..., Page],
) -> None:
    page = visit("/regions")
    region = page.locator(".regions path.told").filter(has_text=ORAL)

    region.click(force=True)
    expect(page.locator(".headline h1")).to_contain_text("in Oral")
    wait_until_idle(page)
    page.locator(".regions path.chosen").click(force=True)

    expect(page.locator(".headline h1")).to_contain_text("5,800")


def test_what_is_kept_is_in_the_link(visit: Callable[..., Page]) -> None:
    page = visit("/regions")
    page.locator(".bars").get_by_role("button", name=ORAL).click()

    page.get_by_role("button", name="Keep as filter").click()

    page.wait_for_url("**region=KZ-27**")


@pytest.mark.parametrize("width", [390, 1400])
def test_bars_and_map_are_no_wider_than_their_column(
    visit: Callable[..., Page], width: int
) -> None:
    page = visit("/regions", width=width)

    for css in (".bars", ".regions"):
        drawn = page.locator(css)
        assert drawn.evaluate("it => it.scrollWidth <= it.clientWidth + 1")
        assert drawn.evaluate("it => it.getBoundingClientRect().right") <= width


def test_where_the_system_sets_the_colours_an_arrow_is_no_square(
    visit: Callable[..., Page],
) -> None:
    page = visit("/regions")
    page.emulate_media(forced_colors="active")
    arrow = page.locator(".bars .open").first

    expect(arrow).to_have_css("border-top-color", "rgba(0, 0, 0, 0)")
    expect(arrow).not_to_have_css("border-left-color", "rgba(0, 0, 0, 0)")
