"""From a phone to a wall: what the first screen holds, what stands beside what, and words that grow
with the room."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, expect

from incidents.languages.catalogues import language_for
from tests.browser.conftest import Warm, lending, visiting
from tests.browser.layout import SIZES
from tests.browser.watching import LANGUAGES, in_the_end, resize, whole_page

SEED_DAY = "/?from=2019-10-26&to=2019-10-26"
OPEN_PLACE = f"{SEED_DAY}&open=1526384"


PHONE, LAPTOP = (390, 844), (1280, 800)
NOTES_BUTTON = ".timemap-notes button"

BUTTONS = ".st-key-headline-buttons > :not(:has(.room-for-buttons))"
# By the browser itself: Playwright's own reading of :has takes a fifth of a second.
BOXES = """(selector) => [...document.querySelectorAll(selector)]
    .map((one) => one.getBoundingClientRect().toJSON())"""

NOTE_WRITTEN = """
window.written = {}
const { fillText } = CanvasRenderingContext2D.prototype
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const { a, e } = this.getTransform()
  const right = (x + this.measureText(text).width) * a + e
  window.written[text] = right <= this.canvas.width
  return fillText.call(this, text, x, y)
}
"""
"""Notes of each text that is written on a canvas whether it ends inside of it."""


@pytest.fixture(scope="module")
def first_page(visit_once: Callable[..., Page]) -> tuple[Page, Frame]:
    """The map page as it opens; each test gives the window its own sizes."""
    page = visit_once("/")
    return page, whole_page(page)


@pytest.fixture(scope="module")
def open_place(visit_once: Callable[..., Page]) -> tuple[Page, Frame]:
    """The map page with a place beside the map; each test gives the window its own sizes."""
    page = visit_once(OPEN_PLACE, width=PHONE[0], height=PHONE[1])
    return page, whole_page(page)


@pytest.fixture(scope="module")
def in_language(
    request: pytest.FixtureRequest, browser: Browser, warm: Warm, app_url: str
) -> Iterator[tuple[str, Page, Frame]]:
    """The map page in the language that a link says, opened on a phone; each test gives the window
    its own size."""
    language, (width, height) = request.param, PHONE
    with lending(browser, warm) as lend, visiting(lend, app_url) as visit:
        page = visit(f"/?language={language}", width=width, height=height, script=NOTE_WRITTEN)
        yield language, page, whole_page(page)


in_each_language = pytest.mark.parametrize("in_language", LANGUAGES, indirect=True)


def box(where: Page | Frame, selector: str) -> dict[str, Any]:
    found = where.locator(selector).first.bounding_box()
    assert found is not None, selector
    return dict(found)


def test_the_map_follows_its_frame_which_has_the_height_of_a_large_screen(
    first_page: tuple[Page, Frame],
) -> None:
    page, frame = first_page
    heights = {}

    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(700)

        shown, frame_box = box(frame, ".timemap"), box(page, "iframe")
        assert shown["width"] == pytest.approx(frame_box["width"], abs=1)
        assert shown["height"] == pytest.approx(frame_box["height"], abs=1)
        canvas = box(frame, ".leaflet-overlay-pane canvas")
        assert canvas["width"] > box(frame, ".timemap-map")["width"]
        heights[width] = frame_box["height"]

    assert heights[390] < heights[768] == 560
    assert heights[1400] < heights[1920] < heights[3840]


MANY_CHIPS = (
    "/?since=2019-03-01&until=2020-06-30&region=KZ-75&region=KZ-71&region=KZ-79&region=KZ-15"
    "&basis=eyewitness&basis=monitor&basis=official&basis=activist&review=excerpt"
)
DISPUTED = "/?since=2019-05-01&until=2019-05-01&open=1526384"


@pytest.mark.parametrize("path", ["/", SEED_DAY, MANY_CHIPS, DISPUTED])
def test_the_first_screen_of_a_laptop_holds_sentence_map_slider_and_play(
    visit: Callable[..., Page], path: str
) -> None:
    page = visit(path, width=1280, height=800)
    frame = whole_page(page)

    for part in (".headline h1", ".headline p", ".st-key-headline-buttons"):
        assert box(page, part)["y"] > 0
    for part in (".timemap-map", ".timemap-track", "[role=slider]", ".timemap-play"):
        found = box(frame, part)
        assert 0 < found["y"] < found["y"] + found["height"] <= 800, part
    assert box(frame, ".timemap-map")["height"] > 150


@in_each_language
def test_the_first_screen_of_a_phone_holds_the_sentence_and_then_the_map(
    in_language: tuple[str, Page, Frame],
) -> None:
    language, page, frame = in_language
    resize(page, *PHONE)

    parts = [box(page, ".headline h1"), box(frame, ".timemap-map"), box(frame, ".timemap-play")]

    tops = [part["y"] for part in parts]
    assert tops == sorted(tops)
    # Russian and Kazakh words for the whole table take two lines more.
    held = parts[-1] if language == "en" else parts[-2]
    assert held["y"] + held["height"] <= 844


def test_what_stands_beside_the_map_scrolls_and_makes_the_page_no_longer(
    open_place: tuple[Page, Frame],
) -> None:
    page, _ = open_place
    resize(page, *LAPTOP)

    page.locator(".place .incident").last.scroll_into_view_if_needed()

    expect(page.locator(".place .incident").last).to_be_in_viewport()
    assert box(page, "iframe")["y"] > 0
    assert box(page, "[data-testid=stTabs]")["y"] < 830


def test_words_are_larger_on_a_wall(open_place: tuple[Page, Frame]) -> None:
    page, frame = open_place
    sizes = {}
    for width, height in ((1920, 1080), (3840, 2160)):
        page.set_viewport_size({"width": width, "height": height})
        size = "(element) => parseFloat(getComputedStyle(element).fontSize)"
        sizes[width] = [
            *(page.locator(name).first.evaluate(size) for name in (".headline p", ".place .quiet")),
            *(
                frame.locator(f".timemap-{name}").first.evaluate(size)
                for name in ("figure", "date", "notes", "legend", "mode")
            ),
        ]

    assert all(wall >= 1.35 * desk for desk, wall in zip(*sizes.values(), strict=True)), sizes


def test_on_a_narrow_screen_the_map_comes_first_and_the_panel_under_it(
    open_place: tuple[Page, Frame],
) -> None:
    page, _ = open_place

    for width in (390, 768, 1024):
        resize(page, width, 844)
        order = [".headline h1", "iframe", ".place h2", "[data-testid=stTabs]"]
        tops = [box(page, selector)["y"] for selector in order]

        assert tops == sorted(tops), width
        assert box(page, ".place")["x"] == pytest.approx(box(page, "iframe")["x"], abs=2)


def test_under_the_sentence_the_buttons_begin_where_it_does_in_two_rows_at_most(
    first_page: tuple[Page, Frame],
) -> None:
    page, _ = first_page

    for width in (700, 768, 890):
        resize(page, width, 844)
        boxes = [one for one in page.evaluate(BOXES, BUTTONS) if one["height"] > 5]

        assert len(boxes) == 5
        assert boxes[0]["x"] == pytest.approx(box(page, ".headline h1")["x"], abs=2)
        assert len({round(one["y"] + one["height"] / 2) // 4 for one in boxes}) <= 2, width


def test_the_first_screen_says_what_it_is_level_with_the_pages(
    first_page: tuple[Page, Frame],
) -> None:
    page, _ = first_page
    name = page.get_by_test_id("stSidebar").get_by_text("Detention map: Kazakhstan", exact=True)

    for width, height in ((1400, 900), (3840, 2160)):
        resize(page, width, height)
        expect(name).to_be_in_viewport()
        said, pages = name.bounding_box(), box(page, "[data-testid=stTopNavLink]")

        assert said is not None
        assert said["y"] + said["height"] / 2 == pytest.approx(
            pages["y"] + pages["height"] / 2, abs=height / 150
        )


@in_each_language
def test_on_a_phone_the_typed_date_can_be_read_whole(in_language: tuple[str, Page, Frame]) -> None:
    _, page, frame = in_language
    resize(page, *PHONE)
    field = frame.locator(".timemap-typed")

    cut_off = field.evaluate("(input) => input.scrollWidth - input.clientWidth")

    assert cut_off <= 0


def test_on_a_phone_the_filters_wait_behind_a_button(visit: Callable[..., Page]) -> None:
    page = visit("/regions", width=390, height=844)
    reset = page.get_by_role("button", name="Reset all filters")
    expect(reset).not_to_be_in_viewport()

    page.get_by_test_id("stExpandSidebarButton").click()

    reset.scroll_into_view_if_needed()
    expect(reset).to_be_in_viewport()


@in_each_language
def test_notes_are_one_line_on_a_phone_until_they_are_asked_for(
    in_language: tuple[str, Page, Frame],
) -> None:
    _, page, frame = in_language
    resize(page, *PHONE)
    folded = box(frame, ".timemap-notes")["height"]

    frame.locator(NOTES_BUTTON).click()

    assert folded < 36 < box(frame, ".timemap-notes")["height"]
    frame.locator(NOTES_BUTTON).click()


@in_each_language
def test_the_list_beside_the_map_cuts_neither_a_figure_nor_their_heading_on_a_laptop(
    in_language: tuple[str, Page, Frame],
) -> None:
    language, page, _ = in_language
    heading = language_for(language, "").say("Reported detained")
    page.evaluate("() => { window.written = {} }")
    resize(page, *LAPTOP)

    def all_whole() -> None:
        written = page.evaluate("written")
        figures = [text for text in written if re.search(r"[~–].*\d", text)]
        assert len(figures) >= 3
        assert [text for text in (heading, *figures) if not written[text]] == []

    in_the_end(page, all_whole)


@in_each_language
def test_on_a_phone_play_mode_and_speed_stand_in_one_row(
    in_language: tuple[str, Page, Frame],
) -> None:
    _, page, frame = in_language
    resize(page, *PHONE)

    def in_one_row() -> None:
        boxes = [box(frame, f".timemap-{name}") for name in ("play", "mode", "speed")]
        assert len({round(one["y"] + one["height"] / 2) for one in boxes}) == 1

    in_the_end(page, in_one_row)


def test_a_chosen_region_is_read_whole_in_its_box(visit: Callable[..., Page]) -> None:
    page = visit("/data?region=KZ-47&region=KZ-63&language=ru")
    chosen = page.get_by_test_id("stMultiSelectTagsContainer")
    for name in ("Мангистауская область", "Восточно-Казахстанская область"):
        shown = chosen.get_by_text(name, exact=True)
        assert shown.evaluate("(name) => name.scrollWidth <= name.clientWidth"), name
