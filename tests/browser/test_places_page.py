"""The places page in a browser: what a click settles, what the map shows, what is only text."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from tests.browser.test_axe import CONTRAST, NO_CONTRAST, SCHEMES, serious, switch_to
from tests.browser.watching import MAP_FRAME, resize, wait_until_idle
from tests.waiting import PATIENCE

HOSTILE = "<img src=x onerror=alert(1)> `${alert(1)}` [a](https://evil.example)"


def with_list(page: Page, text: str) -> Page:
    page.get_by_role("textbox", name="One name a line").fill(text)
    page.get_by_role("button", name="Find these places").click()
    page.get_by_test_id("stDownloadButton").wait_for()
    wait_until_idle(page)
    return page


def points(page: Page) -> Frame:
    """The frame of the map, once it shows a point."""
    frame = page.wait_for_selector(MAP_FRAME).content_frame()
    assert frame is not None
    frame.wait_for_selector("path.leaflet-interactive")
    return frame


@pytest.fixture(scope="module")
def listed(visit_once: Callable[..., Page]) -> Page:
    """A list with a name of two places and a day that is none, for tests that only look at it."""
    return with_list(visit_once("/names"), "Aksu\tsoon\nAksu\nУральск")


def downloaded(page: Page) -> list[dict[str, str]]:
    wait_until_idle(page)
    with page.expect_download() as download:
        page.get_by_test_id("stDownloadButton").get_by_role("button").click()
    content = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_a_click_settles_a_name_on_the_page_the_map_and_in_the_file(
    visit: Callable[..., Page],
) -> None:
    page = with_list(visit("/names"), "Уральск\nAksu")
    frame = points(page)
    assert frame.locator("path.leaflet-interactive").count() == 1

    page.get_by_role("radio", name="Turkistan Region").check()

    expect(page.get_by_text("2 of 2 names found.", exact=True)).to_be_visible()
    expect(frame.locator("path.leaflet-interactive")).to_have_count(2)
    row = downloaded(page)[1]
    assert (row["status"], row["matched_by"], row["admin1_code"]) == ("found", "chosen", "KZ-61")


def test_the_keyboard_settles_a_name_and_keeps_its_place(visit: Callable[..., Page]) -> None:
    page = with_list(visit("/names"), "Aksu\nAktogay")
    page.get_by_role("radio", name="none of these").first.focus()

    page.keyboard.press("Space")

    expect(page.get_by_text("1 can be several places; 1 not found.")).to_be_visible()
    wait_until_idle(page)
    expect(page.get_by_role("radio", name="none of these").first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_text("1 of 2 names found; 1 can be several places.")).to_be_visible()


def test_a_file_is_read_and_every_problem_told(visit: Callable[..., Page]) -> None:
    page = visit("/names")
    page.get_by_role("tab", name="Upload a CSV file").click()
    content = "query;on_date;note\nНұр-Сұлтан;2019-10-26;a\nOral;soon;b\nAral;later;c\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "list.csv", "mimeType": "text/csv", "buffer": content.encode()}
    )
    page.get_by_role("button", name="Find the places of the file").click()

    expect(page.get_by_text("2 problems in this list:")).to_be_visible()
    expect(page.get_by_text("row 3: “on_date” is 'soon'")).to_be_visible()
    expect(page.get_by_text("row 4: “on_date” is 'later'")).to_be_visible()
    page.get_by_test_id("stDownloadButton").wait_for()
    wait_until_idle(page)
    (row,) = downloaded(page)
    assert (row["name"], row["note"]) == ("Nur-Sultan", "a")


def test_a_name_from_outside_is_text_wherever_it_is_shown(visit: Callable[..., Page]) -> None:
    page = with_list(visit("/names"), f"Aksu, Pavlodar Region {HOSTILE}\nShymkjent\nУральск")
    page.get_by_label("One name", exact=True).fill(HOSTILE)
    page.keyboard.press("Enter")

    expect(
        page.get_by_text(f"No place of Kazakhstan is known by this name: {HOSTILE}")
    ).to_be_visible()
    assert page.locator("img[src=x], a[href*=evil]").count() == 0


def test_a_point_of_the_map_says_its_name(listed: Page) -> None:
    resize(listed, 1400, 900)
    frame = points(listed)

    frame.locator("path.leaflet-interactive").first.hover()

    expect(frame.get_by_text("Oral (Уральск)")).to_be_visible()


def test_a_phone_scrolls_down_and_never_sideways(visit: Callable[..., Page]) -> None:
    page = with_list(visit("/names", width=390, height=844, touch=True), "Aksu\n" + "ж" * 180)

    widths = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert widths[0] == widths[1]


def test_a_long_list_shows_how_far_it_is(visit: Callable[..., Page]) -> None:
    page = visit("/names")
    page.get_by_role("tab", name="Upload a CSV file").click()
    names = "\n".join(f"Qzwxkvb{n:05d} (Pavlodar Region)" for n in range(4_000))
    page.locator("input[type=file]").set_input_files(
        {"name": "long.csv", "mimeType": "text/csv", "buffer": f"query\n{names}".encode()}
    )
    page.get_by_role("button", name="Find the places of the file").click()

    expect(page.get_by_text("of 4,000 names.")).to_be_visible()
    expect(page.get_by_text("0 of 4,000 names found")).to_be_visible(timeout=1000 * PATIENCE)


@pytest.mark.parametrize(("width", "height"), [(1400, 900), (390, 844)])
def test_axe_finds_nothing_serious_with_a_list_in_it(listed: Page, width: int, height: int) -> None:
    resize(listed, width, height)
    parts = (listed, points(listed))

    found: dict[object, list[str]] = {}
    found[width] = [told for part in parts for told in serious(part, NO_CONTRAST)]
    for scheme in reversed(SCHEMES):  # light in the end, as it was
        switch_to(listed, scheme)
        found[scheme] = [told for part in parts for told in serious(part, only=[CONTRAST])]

    assert not any(found.values()), found
