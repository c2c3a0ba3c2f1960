"""By keyboard and by ear: a sensible order, focus that is seen, Escape closes what opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Warm, lending, visiting
from tests.browser.watching import map_frame, wait_until_idle, whole_page

SEED_DAY = "/?from=2019-10-26&to=2019-10-26"
OPEN_PLACE = f"{SEED_DAY}&open=1526384"
FOCUSED = """() => {
    let inner = document.activeElement;
    let where = "page";
    for (;;) {
        if (inner.shadowRoot?.activeElement) inner = inner.shadowRoot.activeElement;
        else if (inner.tagName === "IFRAME") {
            where = "map";
            inner = inner.contentDocument.activeElement;
        } else break;
    }
    const ring = (element, pseudo) => {
        const style = element.ownerDocument.defaultView.getComputedStyle(element, pseudo);
        return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    };
    const field = inner.closest("[role=group], [data-testid=stTextInputRootElement], "
        + "[data-testid=stTextAreaRootElement], [data-testid=stNumberInputContainer], label, .box");
    return {
        where,
        name: inner.getAttribute("aria-label") || inner.textContent.trim(),
        role: inner.getAttribute("role") || inner.tagName.toLowerCase(),
        testid: inner.dataset.testid || "",
        seen: ring(inner) || ring(inner, "::after") || Boolean(field && ring(field)),
    };
}"""


def tabbed(page: Page, *, last: str, most: int = 120) -> list[dict[str, Any]]:
    """What has the focus after each Tab, until something has this name."""
    seen: list[dict[str, Any]] = []
    while len(seen) < most:
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if seen[-1]["name"].startswith(last):
            return seen
    raise AssertionError(f"no Tab leads to {last!r}: {[one['name'] for one in seen]}")


Stops = list[dict[str, Any]]


@pytest.fixture(scope="module", params=["light", "dark"])
def stops(
    request: pytest.FixtureRequest, browser: Browser, warm: Warm, app_url: str
) -> Iterator[Stops]:
    """What each Tab leads to on the map page with an open place, in a light and in a dark one."""
    with lending(browser, warm) as lend, visiting(lend, app_url) as visit:
        page = visit(OPEN_PLACE, colour_scheme=request.param)
        whole_page(page)
        yield tabbed(page, last="The incidents, as a table")


def test_the_keyboard_goes_from_sentence_to_map_to_slider_to_panel_to_table(stops: Stops) -> None:
    names = [one["name"] for one in stops]

    landmarks = [
        "Find a place",
        "Reset all filters",
        "Copy the sentence",
        "Share",
        "Map of people reported detained",
        "Legend",
        "Zoom in",
        "Notes",
        "What a position of the slider counts",
        "Speed of playing",
        "Go to a date",
        "Previous event",
        "Play",
        "Next event",
        "Time",
        "Almaty: 12 or more",
        "Place",
        "Digital Journal (AFP)",
        "The incidents, as a table",
    ]
    rest = iter(names)
    for landmark in landmarks:
        assert any(name.startswith(landmark) for name in rest), (landmark, names)


def test_whatever_has_the_focus_shows_it(stops: Stops) -> None:
    # The scrolling page itself shows it in a way of Streamlit's own.
    unseen = [one for one in stops if not one["seen"] and one["testid"] != "stMain"]
    assert unseen == []


@pytest.mark.parametrize(
    ("path", "last"),
    [("/names", "Find these places"), ("/data", "Show the names on this screen")],
)
def test_fields_boxes_and_switches_show_that_they_have_the_focus(
    visit: Callable[..., Page], path: str, last: str
) -> None:
    stops = tabbed(visit(path), last=last)

    # Streamlit's tables draw the cell that has the focus on a canvas.
    unseen = [one for one in stops if not one["seen"] and one["role"] != "gridcell"]
    assert [one["name"] for one in unseen if one["testid"] != "stMain"] == []


def test_the_frame_is_named_after_the_map_whose_slider_says_day_and_figure_for_each_key(
    visit: Callable[..., Page],
) -> None:
    page = visit()
    frame = whole_page(page)
    expect(page.locator("iframe").first).to_have_attribute(
        "aria-label", "Map of people reported detained"
    )
    thumb = frame.get_by_role("slider")
    said = set()
    for key in ("Home", "PageDown", "PageDown", "End"):
        thumb.press(key)
        text = thumb.get_attribute("aria-valuetext") or ""
        assert re.search(r"\d{4}: .", text), text
        said.add(text)

    assert len(said) == 4


@pytest.fixture(scope="module")
def seed_day(visit_once: Callable[..., Page]) -> Page:
    """The map page of one day; each test closes what it opens."""
    page = visit_once(SEED_DAY)
    whole_page(page)
    return page


def test_escape_closes_legend_and_notes_takes_back_a_date_and_closes_the_window_for_sharing(
    seed_day: Page,
) -> None:
    page = seed_day
    frame = map_frame(page)

    legend = frame.get_by_role("button", name="Legend")
    legend.press("Enter")
    expect(legend).to_have_attribute("aria-expanded", "true")
    legend.press("Escape")
    expect(legend).to_have_attribute("aria-expanded", "false")
    expect(legend).to_be_focused()

    notes = frame.get_by_role("button", name="Notes")
    notes.press("Enter")
    expect(notes).to_have_attribute("aria-expanded", "true")
    notes.press("Escape")
    expect(notes).to_have_attribute("aria-expanded", "false")

    field = frame.locator(".timemap-typed")
    field.fill("yesterday")
    field.press("Enter")
    expect(frame.get_by_role("alert")).to_contain_text("is not among these days")
    field.press("Escape")
    expect(frame.locator(".timemap-problem")).to_be_hidden()
    expect(field).to_have_value("2019-10-26")

    page.get_by_role("button", name="Share").press("Enter")
    code = page.get_by_role("button", name="Copy the code")
    expect(code).to_be_visible()
    page.keyboard.press("Escape")
    expect(code).to_be_hidden()


def test_tab_goes_into_the_window_that_a_button_opens_and_on_from_it(seed_day: Page) -> None:
    page = seed_day

    page.get_by_role("button", name="Share").press("Enter")
    expect(page.get_by_role("button", name="Copy the code")).to_be_visible()
    seen = [one["name"] for one in tabbed(page, last="How this number was made")]
    assert seen[-2:] == ["Copy the code", "How this number was made"]

    page.get_by_role("button", name="Copy the code").focus()
    for _ in range(2):  # the code is a stop itself where it is too wide for its box
        if not page.evaluate(FOCUSED)["name"].startswith("Share"):
            page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED)["name"].startswith("Share")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Copy the code")).to_be_hidden()
    assert page.evaluate(FOCUSED)["name"].startswith("Share")


def test_tab_goes_to_each_button_of_a_dialog_and_round(seed_day: Page) -> None:
    page = seed_day
    page.get_by_role("button", name="How this number was made").press("Enter")
    expect(page.get_by_role("button", name="Copy this code")).to_be_visible()

    seen = [one["name"] for one in tabbed(page, last="Copy this code")]
    assert {"Close", "Copy the quotation", "Add to briefing"} <= {*seen}
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)["name"] in ("Close", seen[0])
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_escape_on_the_map_closes_the_place(visit: Callable[..., Page]) -> None:
    page = visit(OPEN_PLACE)
    frame = whole_page(page)
    expect(page.locator(".place h2")).to_contain_text("Almaty")

    frame.locator(".timemap-map").press("Escape")
    wait_until_idle(page)

    expect(page.locator(".st-key-place-panel")).to_have_count(0)
