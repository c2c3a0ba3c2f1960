"""By finger: the slider is dragged, a circle is tapped, and every target is large enough."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Page, expect

from tests.browser.watching import wait_until_idle, whole_page

SEED_DAY = "/?from=2019-10-26&to=2019-10-26"
OPEN_PLACE = f"{SEED_DAY}&open=1526384"
A_TARGET = 24
"""Pixels that a target has in each direction, at least (WCAG 2.2, 2.5.8)."""


def finger(page: Page) -> Callable[..., None]:
    """finger(kind, x, y) puts a finger down (touchStart), moves it or takes it away (touchEnd)."""
    session: CDPSession = page.context.new_cdp_session(page)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def test_a_finger_drags_the_slider_and_the_page_stays(visit: Callable[..., Page]) -> None:
    page = visit(width=390, height=844, touch=True)
    frame = whole_page(page)
    thumb = frame.get_by_role("slider")
    thumb.scroll_into_view_if_needed()
    before = int(thumb.get_attribute("aria-valuenow") or 0)
    box = thumb.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = finger(page)

    touch("touchStart", x, y)
    for step in range(1, 13):
        touch("touchMove", x - 12 * step, y - 10 * step)
    touch("touchEnd")
    wait_until_idle(page)

    assert int(thumb.get_attribute("aria-valuenow") or 0) < before - 100
    # The sentence above may have become shorter: what counts is where the slider is seen.
    after = thumb.bounding_box()
    assert after is not None
    assert abs(after["y"] - box["y"]) <= 1
    expect(page).to_have_url(re.compile("until="))


def test_a_tap_on_a_circle_opens_the_place(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY, width=390, height=844, touch=True)
    frame = whole_page(page)
    circle = next(
        one for one in frame.evaluate("() => timemap_handle.circles()") if one["name"] == "Aqtobe"
    )
    container = frame.locator(".timemap-map").bounding_box()
    assert container is not None

    page.touchscreen.tap(container["x"] + circle["x"] + 8, container["y"] + circle["y"])
    wait_until_idle(page)

    expect(page.locator(".place h2")).to_contain_text("Aqtobe")


def test_a_finger_on_the_whole_country_scrolls_the_page(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY, width=390, height=844, touch=True)
    frame = whole_page(page)
    actions = "() => getComputedStyle(document.querySelector('.timemap-map')).touchAction"
    assert "pan-y" in frame.evaluate(actions)

    for _ in range(3):
        frame.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(300)

    assert "pan-y" not in frame.evaluate(actions)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1400, 900)])
def test_each_control_of_ours_is_a_target_of_24_pixels(
    visit: Callable[..., Page], width: int, height: int
) -> None:
    page = visit(OPEN_PLACE, width=width, height=height)
    frame = whole_page(page)
    ours = [
        *frame.locator(
            "button:visible, a:visible, select:visible, input:visible, [role=slider]"
        ).all(),
        *page.locator(".headline a, .place a").all(),
        page.get_by_role("button", name="Copy the sentence"),
        page.get_by_role("button", name="Share"),
    ]
    assert len(ours) > 18
    listed = ".timemap-list button"  # of one pixel until they have the focus

    for control in ours:
        if control.evaluate(f"(element) => element.matches('{listed}')"):
            control.focus()
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= A_TARGET, control.inner_text()


@pytest.mark.parametrize("path", ["/", "/events", "/regions", "/names"])
def test_each_button_of_a_page_is_a_target_of_24_pixels(
    visit: Callable[..., Page], path: str
) -> None:
    page = visit(path)

    boxes = [(one.bounding_box(), one) for one in page.locator("button:visible").all()]

    assert len(boxes) > 1
    small = [
        one.get_attribute("aria-label") or one.inner_text()
        for found, one in boxes
        if found and min(found["width"], found["height"]) < A_TARGET
    ]
    assert small == []


def search_on_a_phone(visit: Callable[..., Page], text: str) -> Page:
    page = visit(width=390, height=844, touch=True)
    page.get_by_test_id("stExpandSidebarButton").tap()
    drawer = page.locator("section[data-testid=stSidebar]")
    expect(drawer).to_have_attribute("data-collapsed", "false")
    # While it slides, a box that is typed into is outside the screen, and Chromium scrolls for it.
    expect(drawer).to_be_in_viewport(ratio=1)
    page.locator(".st-key-search input").fill(text)
    page.locator(".st-key-search input").press("Enter")
    wait_until_idle(page)
    return page


def test_the_drawer_closes_once_a_search_has_found_its_way(visit: Callable[..., Page]) -> None:
    page = search_on_a_phone(visit, "Almaty 26 October 2019")

    expect(page.locator("section[data-testid=stSidebar]")).to_have_attribute(
        "data-collapsed", "true"
    )
    handle = page.get_by_test_id("stExpandSidebarButton")
    shown = "(button) => getComputedStyle(button, '::after').content"
    assert handle.evaluate(shown) == '"Filters"'


def test_the_drawer_stays_open_where_a_search_has_something_to_say(
    visit: Callable[..., Page],
) -> None:
    page = search_on_a_phone(visit, "Almaty yonder")

    expect(page.get_by_role("alert").filter(has_text="yonder")).to_be_in_viewport()
