"""The printed page: what one hands out says all that the screen says, dark on white."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.watching import map_frame, resize, whole_page

OPEN_PLACE = "/?from=2019-10-26&to=2019-10-26&open=1526384"
AS_WIDE_AS_A4 = {"width": 703, "height": 1000}


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
    visit: Callable[..., Page],
) -> None:
    page = visit(OPEN_PLACE)
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
    visit: Callable[..., Page],
) -> None:
    page = visit(OPEN_PLACE)

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


def test_from_a_dark_screen_comes_a_light_page(visit: Callable[..., Page]) -> None:
    page = visit(OPEN_PLACE, colour_scheme="dark")
    frame = print_it(page)

    least, most = darkest_and_lightest(frame)
    color = page.locator(".headline h1").evaluate("(title) => getComputedStyle(title).color")

    assert least < 60 and most > 240
    assert color == "rgb(20, 24, 29)"
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == (
        "rgb(255, 255, 255)"
    )


def test_after_printing_the_map_is_as_it_was(visit: Callable[..., Page]) -> None:
    page = visit(OPEN_PLACE, colour_scheme="dark")
    frame = whole_page(page)
    state = "() => JSON.stringify([timemap_handle.state(), timemap_handle.circles()])"
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


def test_chromium_prints_the_place_on_three_pages(visit: Callable[..., Page]) -> None:
    page = visit(OPEN_PLACE)
    map_frame(page)
    whole_page(page)

    printed = page.pdf(format="A4")

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


@pytest.mark.parametrize(
    ("path", "rows"),
    [
        ("/regions?event=2019-10-26", ["Aqtobe Region", "2019-10-26"]),
        ("/data", ["Land-code protests, 21 May 2016", "left out"]),
        (
            "/incidents?event=2019-10-26&incident_open=2019-10-26-almaty",
            ["Protests called by DCK, 26 October 2019"],
        ),
        ("/passport", []),
    ],
)
def test_paper_has_the_tables_of_other_pages_and_no_room_for_what_only_a_screen_can_use(
    visit: Callable[..., Page], path: str, rows: list[str]
) -> None:
    page = on_paper(visit(path))

    for row in rows:
        expect(page.locator(f"{ON_PAPER} td", has_text=row).first).to_be_visible()
    for tool in TOOLS:
        assert not any(one.is_visible() for one in page.locator(tool).all()), tool


def test_what_is_counted_on_paper_is_printed_as_whole_numbers(visit: Callable[..., Page]) -> None:
    page = on_paper(visit("/data"))

    cells = page.locator(f"{ON_PAPER} td").all_inner_texts()

    assert cells and not any(cell.endswith(".0") for cell in cells)
