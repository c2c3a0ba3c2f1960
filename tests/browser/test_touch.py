"""By finger: the slider is dragged, a circle is tapped, and every target is large enough."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import CDPSession, Frame, Page, expect

from tests.browser.layout import A_TARGET
from tests.browser.watching import in_the_end, map_frame, resize, wait_until_idle, whole_page

SEED_DAY = "/?from=2019-10-26&to=2019-10-26"
OPEN_PLACE = f"{SEED_DAY}&open=1526384"


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


@pytest.fixture(scope="module")
def seed_day(visit_once: Callable[..., Page]) -> Page:
    """The map page of one day under a finger; each test leaves the map as far out as it was."""
    page = visit_once(SEED_DAY, width=390, height=844, touch=True)
    whole_page(page)
    return page


def test_a_tap_on_a_circle_opens_the_place(seed_day: Page) -> None:
    page = seed_day
    frame = map_frame(page)
    frame.locator(".timemap-map").scroll_into_view_if_needed()
    circle = next(
        one for one in frame.evaluate("() => timemap_handle.circles()") if one["name"] == "Aqtobe"
    )
    container = frame.locator(".timemap-map").bounding_box()
    assert container is not None

    page.touchscreen.tap(container["x"] + circle["x"] + 8, container["y"] + circle["y"])
    wait_until_idle(page)

    expect(page.locator(".place h2")).to_contain_text("Aqtobe")


def test_a_finger_on_the_whole_country_scrolls_the_page(seed_day: Page) -> None:
    page = seed_day
    frame = map_frame(page)
    actions = "() => getComputedStyle(document.querySelector('.timemap-map')).touchAction"
    assert "pan-y" in frame.evaluate(actions)

    for _ in range(3):
        frame.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(300)

    frame.wait_for_function(f"() => !({actions})().includes('pan-y')")
    for _ in range(3):
        frame.get_by_role("button", name="Zoom out").click()
        page.wait_for_timeout(300)
    frame.wait_for_function(f"() => ({actions})().includes('pan-y')")
    wait_until_idle(page)


def test_each_control_of_ours_is_a_target_of_24_pixels(visit: Callable[..., Page]) -> None:
    page = visit(OPEN_PLACE, width=390, height=844)
    frame = whole_page(page)
    in_the_end(page, lambda: assert_targets(page, frame))

    resize(page, 1400, 900)
    in_the_end(page, lambda: assert_targets(page, frame))


def assert_targets(page: Page, frame: Frame) -> None:
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


def test_no_table_lies_on_what_stands_under_it(visit: Callable[..., Page]) -> None:
    page = visit("/data", width=390, height=844, touch=True)
    tables = page.get_by_test_id("stDataFrame")
    tables.nth(1).wait_for()

    beyond = tables.evaluate_all(
        """tables => tables.map((table) => table.getBoundingClientRect().bottom
            - table.closest("[data-testid=stElementContainer]").getBoundingClientRect().bottom)"""
    )

    assert max(beyond) <= 1


def search_in_the_drawer(page: Page, text: str) -> None:
    page.get_by_test_id("stExpandSidebarButton").tap()
    drawer = page.locator("section[data-testid=stSidebar]")
    expect(drawer).to_have_attribute("data-collapsed", "false")
    # While it slides, a box that is typed into is outside the screen, and Chromium scrolls for it.
    expect(drawer).to_be_in_viewport(ratio=1)
    page.locator(".st-key-search input").fill(text)
    page.locator(".st-key-search input").press("Enter")
    wait_until_idle(page)


def test_the_drawer_closes_once_a_search_has_found_its_way_and_not_where_it_has_something_to_say(
    visit: Callable[..., Page],
) -> None:
    page = visit(width=390, height=844, touch=True)
    search_in_the_drawer(page, "Almaty 26 October 2019")
    drawer = page.locator("section[data-testid=stSidebar]")
    expect(drawer).to_have_attribute("data-collapsed", "true")

    search_in_the_drawer(page, "Almaty yonder")

    expect(page.get_by_role("alert").filter(has_text="yonder")).to_be_in_viewport()
    expect(drawer).to_have_attribute("data-collapsed", "false")


def test_the_handle_of_the_drawer_says_what_is_in_it(visit: Callable[..., Page]) -> None:
    page = visit("/regions", width=390, height=844, touch=True)
    handle = page.get_by_test_id("stExpandSidebarButton")
    says = "(button) => getComputedStyle(button, '::after').content"

    assert handle.evaluate(says) == '"Pages and filters"'
    page.goto(page.url.replace("/regions", "/method"))
    wait_until_idle(page)
    assert handle.evaluate(says) == '"Pages"'


def test_the_drawer_closes_on_the_page_that_is_chosen_and_stays_closed_when_it_is_loaded_again(
    visit: Callable[..., Page],
) -> None:
    page = visit(width=390, height=844, touch=True)
    drawer = page.locator("section[data-testid=stSidebar]")
    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(drawer).to_be_in_viewport(ratio=0.4)

    page.get_by_test_id("stSidebarNavLink").filter(has_text="Incidents").tap()

    expect(drawer).to_have_attribute("data-collapsed", "true")
    wait_until_idle(page)
    above = page.get_by_text("of the table, through the filters.").bounding_box()
    toolbar = page.get_by_test_id("stElementToolbar").bounding_box()
    assert above and toolbar
    assert toolbar["y"] >= above["y"] + above["height"]

    page.get_by_test_id("stExpandSidebarButton").tap()
    expect(drawer).to_have_attribute("data-collapsed", "false")
    page.reload()
    wait_until_idle(page)

    expect(drawer).to_have_attribute("data-collapsed", "true")


RECORD = """
const { fillText, clearRect } = CanvasRenderingContext2D.prototype
CanvasRenderingContext2D.prototype.clearRect = function (...box) {
  this.canvas.written = []
  return clearRect.apply(this, box)
}
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const { a, d, e, f } = this.getTransform()
  const width = this.measureText(text).width * a
  this.canvas.written?.push({ text, left: x * a + e, right: x * a + e + width, y: y * d + f })
  return fillText.call(this, text, x, y)
}
"""
"""Keeps what stands written on each canvas, in its own pixels."""

UNDER_THE_BUTTONS = """() => {
  const names = [...document.querySelectorAll(".timemap-canvas")].flatMap((canvas) => {
    const { left, top, width } = canvas.getBoundingClientRect()
    const scale = width / canvas.width
    return (canvas.written ?? []).map(({ text, ...at }) => ({
      text, left: left + at.left * scale, right: left + at.right * scale, y: top + at.y * scale,
    }))
  })
  const zoom = document.querySelector(".leaflet-control-zoom").getBoundingClientRect()
  const under = ({ left, right, y }) =>
    right > zoom.left && left < zoom.right && y > zoom.top && y < zoom.bottom
  return [names.map(({ text }) => text), names.filter(under).map(({ text }) => text)]
}"""


def test_names_and_figures_keep_clear_of_the_zoom_buttons(visit: Callable[..., Page]) -> None:
    page = visit("/", width=390, height=844, touch=True, script=RECORD)
    frame = whole_page(page)

    written, under = frame.evaluate(UNDER_THE_BUTTONS)

    assert {"Semey", " 20+", "Shymkent"} <= {*written}
    assert under == []
