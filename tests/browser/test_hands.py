"""Fingers and keys: what can be touched is large enough, what opens closes, focus is seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Frame, Page, expect

from tests.browser.watching import map_frame, wait_until_idle

SEED_DAY = "/?from=2019-10-26&to=2019-10-26"
OPEN_PLACE = f"{SEED_DAY}&open=1526384"
A_TARGET = 24
"""Pixels that a target has in each direction, at least (WCAG 2.2, 2.5.8)."""

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
    const field = inner.closest("[role=group], [data-testid=stTextInputRootElement]");
    return {
        where,
        name: inner.getAttribute("aria-label") || inner.textContent.trim(),
        role: inner.getAttribute("role") || inner.tagName.toLowerCase(),
        testid: inner.dataset.testid || "",
        seen: ring(inner) || ring(inner, "::after") || Boolean(field && ring(field)),
    };
}"""


def ready(page: Page) -> Frame:
    frame = map_frame(page)
    page.get_by_role("tab", name="By month").wait_for()
    wait_until_idle(page)
    return frame


def settle(page: Page, frame: Frame) -> None:
    frame.wait_for_timeout(700)
    wait_until_idle(page)


def tabbed(page: Page, *, last: str, most: int = 120) -> list[dict[str, Any]]:
    """What has the focus after each Tab, until something has this name."""
    seen: list[dict[str, Any]] = []
    while len(seen) < most:
        page.keyboard.press("Tab")
        seen.append(page.evaluate(FOCUSED))
        if seen[-1]["name"].startswith(last):
            return seen
    raise AssertionError(f"no Tab leads to {last!r}: {[one['name'] for one in seen]}")


def test_the_keyboard_goes_from_sentence_to_map_to_slider_to_panel_to_table(
    visit: Callable[..., Page],
) -> None:
    page = visit(OPEN_PLACE)
    ready(page)

    names = [one["name"] for one in tabbed(page, last="The incidents, as a table")]

    landmarks = [
        "Find a place", "Reset all filters", "Copy the sentence", "Share",
        "Map of people reported detained", "Legend", "Zoom in", "Notes",
        "What a position of the slider counts", "Speed of playing", "Go to a date",
        "Previous event", "Play", "Next event", "Time", "Almaty: 12 or more",
        "Place", "Digital Journal (AFP)", "The incidents, as a table",
    ]  # fmt: skip
    found = [
        next(at for at, name in enumerate(names) if name.startswith(landmark))
        for landmark in landmarks
    ]
    assert found == sorted(found), names


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_whatever_has_the_focus_shows_it(visit: Callable[..., Page], scheme: str) -> None:
    page = visit(OPEN_PLACE, colour_scheme=scheme)
    ready(page)

    stops = tabbed(page, last="The incidents, as a table")

    # The scrolling page itself shows it in a way of Streamlit's own.
    unseen = [one for one in stops if not one["seen"] and one["testid"] != "stMain"]
    assert unseen == []


def test_the_slider_says_day_and_figure_for_each_key(visit: Callable[..., Page]) -> None:
    frame = ready(visit())
    thumb = frame.get_by_role("slider")
    said = set()
    for key in ("Home", "PageDown", "PageDown", "End"):
        thumb.press(key)
        text = thumb.get_attribute("aria-valuetext") or ""
        assert re.search(r"\d{4}: .", text), text
        said.add(text)

    assert len(said) == 4


def test_the_frame_of_the_map_is_named_after_its_content(visit: Callable[..., Page]) -> None:
    page = visit()
    ready(page)

    expect(page.locator("iframe").first).to_have_attribute(
        "aria-label", "Map of people reported detained"
    )


def test_escape_closes_the_legend_and_gives_its_button_the_focus(
    visit: Callable[..., Page],
) -> None:
    frame = ready(visit(SEED_DAY))
    legend = frame.get_by_role("button", name="Legend")
    legend.press("Enter")
    expect(legend).to_have_attribute("aria-expanded", "true")

    legend.press("Escape")

    expect(legend).to_have_attribute("aria-expanded", "false")
    expect(legend).to_be_focused()


def test_escape_folds_the_notes_again(visit: Callable[..., Page]) -> None:
    frame = ready(visit(SEED_DAY))
    notes = frame.get_by_role("button", name="Notes")
    notes.press("Enter")
    expect(notes).to_have_attribute("aria-expanded", "true")

    notes.press("Escape")

    expect(notes).to_have_attribute("aria-expanded", "false")


def test_escape_on_the_map_closes_the_place(visit: Callable[..., Page]) -> None:
    page = visit(OPEN_PLACE)
    frame = ready(page)
    expect(page.locator(".place h2")).to_have_text("Almaty")

    frame.locator(".timemap-map").press("Escape")
    settle(page, frame)

    expect(page.locator(".place")).to_have_count(0)


def test_escape_takes_back_a_date_that_is_none(visit: Callable[..., Page]) -> None:
    frame = ready(visit(SEED_DAY))
    field = frame.locator(".timemap-typed")
    field.fill("yesterday")
    field.press("Enter")
    expect(frame.get_by_role("alert")).to_contain_text("Wanted a date")

    field.press("Escape")

    expect(frame.get_by_role("alert")).to_have_text("")
    expect(field).to_have_value("2019-10-26")


def test_escape_closes_the_window_for_sharing(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY)
    ready(page)
    page.get_by_role("button", name="Share").press("Enter")
    code = page.get_by_role("button", name="Copy the code")
    expect(code).to_be_visible()

    page.keyboard.press("Escape")

    expect(code).to_be_hidden()


# -- Fingers ------------------------------------------------------------------------------------


def finger(page: Page) -> Callable[..., None]:
    """finger(kind, x, y) puts a finger down (touchStart), moves it or takes it away (touchEnd)."""
    session: CDPSession = page.context.new_cdp_session(page)

    def touch(kind: str, x: float = 0, y: float = 0) -> None:
        points = [] if kind == "touchEnd" else [{"x": x, "y": y}]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    return touch


def test_a_finger_drags_the_slider_and_the_page_stays(visit: Callable[..., Page]) -> None:
    page = visit(width=390, height=844, touch=True)
    frame = ready(page)
    thumb = frame.get_by_role("slider")
    thumb.scroll_into_view_if_needed()
    before = int(thumb.get_attribute("aria-valuenow") or 0)
    scrolled = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
    box = thumb.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = finger(page)

    touch("touchStart", x, y)
    for step in range(1, 13):
        touch("touchMove", x - 12 * step, y - 10 * step)
    touch("touchEnd")
    settle(page, frame)

    assert int(thumb.get_attribute("aria-valuenow") or 0) < before - 100
    assert scrolled == page.evaluate(
        "() => document.querySelector('[data-testid=stMain]').scrollTop"
    )
    assert "until=" in page.url


def test_a_tap_on_a_circle_opens_the_place(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY, width=390, height=844, touch=True)
    frame = ready(page)
    circle = next(
        one for one in frame.evaluate("() => timemap_handle.circles()") if one["name"] == "Aqtobe"
    )
    container = frame.locator(".timemap-map").bounding_box()
    assert container is not None

    page.touchscreen.tap(container["x"] + circle["x"] + 8, container["y"] + circle["y"])
    settle(page, frame)

    expect(page.locator(".place h2")).to_have_text("Aqtobe")


def test_a_finger_on_the_whole_country_scrolls_the_page(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY, width=390, height=844, touch=True)
    frame = ready(page)
    actions = "() => getComputedStyle(document.querySelector('.timemap-map')).touchAction"
    assert "pan-y" in frame.evaluate(actions)

    for _ in range(8):
        frame.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(300)

    assert "pan-y" not in frame.evaluate(actions)


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1400, 900)])
def test_each_control_of_ours_is_a_target_of_24_pixels(
    visit: Callable[..., Page], width: int, height: int
) -> None:
    page = visit(OPEN_PLACE, width=width, height=height)
    frame = ready(page)
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
