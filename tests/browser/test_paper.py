"""The printed page: what one hands out says all that the screen says, dark on white."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.watching import resize, whole_page

OPEN_PLACE = "/?from=2019-10-26&to=2019-10-26&open=1526384"
AS_WIDE_AS_A4 = {"width": 703, "height": 1000}


@pytest.fixture(scope="module")
def light(visit_once: Callable[..., Page]) -> Page:
    return visit_once(OPEN_PLACE)


@pytest.fixture(scope="module")
def dark(visit_once: Callable[..., Page]) -> Page:
    return visit_once(OPEN_PLACE, colour_scheme="dark")


def on_screen(page: Page) -> Frame:
    """The page on a screen again, whatever the test before did with it."""
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1400, "height": 900})
    frame = whole_page(page)
    for where in (page, frame):
        where.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    expect(frame.locator(".timemap-picture")).to_have_count(0)
    return frame


def print_it(page: Page) -> Frame:
    """Does what the browser does before it lays the page out for paper."""
    frame = whole_page(page)
    for where in (page, frame):
        where.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    return frame


def darkest_and_lightest(frame: Frame) -> tuple[int, int]:
    """The extremes of brightness, 0 to 255, in the picture that stands for the map."""
    found = frame.evaluate(
        """() => {
            const picture = document.querySelector(".timemap-picture");
            const { width, height } = picture;
            const { data } = picture.getContext("2d").getImageData(0, 0, width, height);
            let [least, most] = [255, 0];
            for (let at = 0; at < data.length; at += 4) {
                const brightness = (data[at] + data[at + 1] + data[at + 2]) / 3;
                least = Math.min(least, brightness);
                most = Math.max(most, brightness);
            }
            return [Math.round(least), Math.round(most)];
        }"""
    )
    return found[0], found[1]


def test_paper_has_all_that_the_screen_says_the_address_of_each_source_and_nothing_to_press(
    light: Page,
) -> None:
    page = light
    on_screen(page)
    frame = print_it(page)

    expect(page.locator(".headline h1")).to_be_visible()
    expect(frame.locator(".timemap-picture")).to_be_visible()
    expect(frame.locator(".timemap-figure")).to_have_text("at least 39")
    expect(frame.locator(".timemap-notes")).to_contain_text("cannot be placed")
    expect(frame.get_by_text("or more", exact=True)).to_be_visible()
    expect(page.locator(".report").last).to_be_visible()
    expect(page.locator(".on-paper tbody tr")).to_have_count(4)
    expect(page.locator(".on-paper").last).to_contain_text("data version")
    expect(page.locator(".on-paper").last).to_contain_text("Printed on")
    expect(page.locator(".on-paper").last).to_contain_text("KZ1-")

    source = page.locator(".report a").first
    written = source.evaluate("(link) => getComputedStyle(link, '::after').content")
    assert source.get_attribute("href") in written.replace('" "', "")

    for button in [*page.get_by_role("button").all(), *page.get_by_role("combobox").all()]:
        expect(button).to_be_hidden()
    for name in ("Play", "Zoom in", "Notes"):
        expect(frame.get_by_role("button", name=name)).to_be_hidden()
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()


def test_from_any_screen_the_map_on_paper_is_as_wide_as_the_page(
    light: Page,
) -> None:
    page = light
    on_screen(page)

    for width, height in ((390, 844), (1400, 900), (3840, 2160)):
        page.emulate_media(media="screen")
        resize(page, width, height)
        frame = print_it(page)
        page.set_viewport_size(AS_WIDE_AS_A4)

        box = frame.locator(".timemap-picture").bounding_box()

        assert box is not None
        assert 640 < box["width"] <= AS_WIDE_AS_A4["width"], width
        assert page.evaluate("() => document.documentElement.scrollWidth") <= AS_WIDE_AS_A4["width"]
        frame.evaluate("() => { dispatchEvent(new Event('afterprint')); }")


def test_from_a_dark_screen_comes_a_light_page(dark: Page) -> None:
    page = dark
    on_screen(page)
    frame = print_it(page)

    least, most = darkest_and_lightest(frame)
    color = page.locator(".headline h1").evaluate("(title) => getComputedStyle(title).color")

    assert least < 60 and most > 240
    assert color == "rgb(20, 24, 29)"
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_after_printing_the_map_is_as_it_was(dark: Page) -> None:
    page = dark
    frame = on_screen(page)
    state = """() => JSON.stringify([
        timemap_handle.state(),
        timemap_handle.circles(),
        getComputedStyle(document.documentElement).getPropertyValue("--timemap-land"),
    ])"""
    before = frame.evaluate(state)

    frame.evaluate("() => { dispatchEvent(new Event('beforeprint')); }")
    frame.evaluate("() => { dispatchEvent(new Event('afterprint')); }")
    page.wait_for_timeout(500)

    assert frame.evaluate(state) == before
    expect(frame.locator(".timemap-picture")).to_have_count(0)
    expect(page.locator(".place h2")).to_contain_text("Almaty")


def test_a_view_that_a_reader_chose_is_the_one_on_paper(visit: Callable[..., Page]) -> None:
    page = visit(f"{OPEN_PLACE}&zoom=7&center=43.25,76.9")
    frame = print_it(page)
    page.wait_for_timeout(300)
    page.emulate_media(media="screen")
    frame.evaluate("() => { dispatchEvent(new Event('afterprint')); }")

    state = frame.evaluate("() => timemap_handle.state()")

    assert state["zoom"] == pytest.approx(7)
    assert state["center"] == pytest.approx([43.25, 76.9], abs=0.01)


def test_chromium_prints_the_place_on_three_pages(light: Page) -> None:
    on_screen(light)
    light.emulate_media(media="null")

    printed = light.pdf(format="A4")

    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") == 3


ON_PAPER = ".on-paper:visible"


def on_paper(page: Page) -> Page:
    """The page as it is laid out for paper."""
    page.emulate_media(media="print")
    return page


TOOLS = (
    "[data-testid=stElementContainer]:has([data-testid=stDataFrame])",
    "[data-testid=stButton]",
    "[data-testid=stDownloadButton]",
    "[data-testid=stButtonGroup]",
    "[class*=st-key-copy-]",
)


# By the browser itself: Playwright's own reading of :has takes a fifth of a second.
IS_SEEN = """(selector) => [...document.querySelectorAll(selector)].some(
    (tool) => tool.checkVisibility({ visibilityProperty: true }))"""

ROWS = {
    "/regions?event=2019-10-26": ["Aqtobe Region", "2019-10-26"],
    "/data": ["Land-code protests, 21 May 2016", "left out"],
    "/incidents?event=2019-10-26&incident_open=2019-10-26-almaty": [
        "Protests called by DCK, 26 October 2019"
    ],
    "/passport": [],
}
"""What must stand in the tables that a page has on paper."""


@pytest.mark.parametrize("path", ROWS)
def test_paper_has_the_tables_of_other_pages_whole_and_no_room_for_what_only_a_screen_can_use(
    visit: Callable[..., Page], path: str
) -> None:
    page = on_paper(visit(path))

    for row in ROWS[path]:
        expect(page.locator(f"{ON_PAPER} td", has_text=row).first).to_be_visible()
    for tool in TOOLS:
        assert not page.evaluate(IS_SEEN, tool), tool
    cells = page.locator(f"{ON_PAPER} td").all_inner_texts()
    assert cells or not ROWS[path]
    assert not any(cell.endswith(".0") for cell in cells)
