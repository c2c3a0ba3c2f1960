"""The page of incidents in a browser: walked with the keyboard, opened by link, closed by keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.watching import resize, wait_until_idle

SEED_DAY = "/incidents?from=2019-10-26&to=2019-10-26"
OPEN = f"{SEED_DAY}&incident_open=2019-10-26-almaty"
HEADING = ".incident-head h2"


@pytest.fixture(scope="module")
def opened(visit_once: Callable[..., Page]) -> Page:
    """The page with an incident that is open, for tests that only look at it or come back to it."""
    page = visit_once(OPEN)
    drawn(page)
    return page


def drawn(page: Page) -> None:
    page.locator(".scale svg:visible").first.wait_for()
    wait_until_idle(page)


def to_the_table(page: Page) -> None:
    """Tabs on from the order until the table has the focus."""
    page.locator(".st-key-incident-table canvas").first.wait_for()
    page.get_by_role("combobox", name="Order").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.tagName") == "CANVAS":
            return
    raise AssertionError("no Tab leads into the table")


def test_the_keyboard_walks_the_table_and_opens_an_incident(visit: Callable[..., Page]) -> None:
    page = visit(SEED_DAY)

    to_the_table(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    wait_until_idle(page)

    expect(page.locator(HEADING)).to_contain_text("26 October 2019")
    page.wait_for_url("**incident_open=2019-10-26-*")


def test_the_list_has_all_of_the_room_until_an_incident_is_open(
    visit: Callable[..., Page],
) -> None:
    page = visit(SEED_DAY, width=1280, height=800)
    table, rest = page.locator(".st-key-incident-table"), page.locator(".st-key-incidents-page")
    width = "element => element.getBoundingClientRect().width"
    assert table.evaluate(width) == rest.evaluate(width)

    to_the_table(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.locator(HEADING).wait_for()

    assert table.evaluate(width) < 0.6 * rest.evaluate(width)


def test_a_link_opens_an_incident_and_a_reload_keeps_it(opened: Page) -> None:
    page = opened
    expect(page.locator(HEADING)).to_have_text("Almaty, 26 October 2019")

    page.reload()
    wait_until_idle(page)

    expect(page.locator(HEADING)).to_have_text("Almaty, 26 October 2019")
    drawn(page)


def test_an_open_incident_is_still_open_after_another_page(opened: Page) -> None:
    page = opened
    resize(page, 1400, 900)  # where no drawer has the links

    page.get_by_role("link", name="Method").click()
    wait_until_idle(page)
    page.get_by_role("link", name="Incidents").click()
    wait_until_idle(page)

    expect(page.locator(HEADING)).to_have_text("Almaty, 26 October 2019")
    drawn(page)


def test_reports_are_bars_from_one_zero_as_long_as_their_numbers(
    opened: Page,
) -> None:
    page = opened

    boxes = page.locator(".scale svg:visible .report").evaluate_all(
        "marks => marks.map(mark => mark.getBBox()).map(box => [box.x, box.width])"
    )[:-1]  # the last is the key's

    assert len({left for left, _ in boxes}) == 1
    assert [width / boxes[0][1] for _, width in boxes] == pytest.approx(
        [1, 12 / 10, 26 / 10, 37 / 10], abs=0.01
    )


def test_the_drawing_is_shown_once_as_an_image_whose_letters_can_be_read(
    opened: Page,
) -> None:
    page = opened
    image = page.get_by_role("img", name="For this place alone: around a dozen (AFP, eyewitness")

    for width in (390, 768, 1280):
        resize(page, width, 900)
        expect(image).to_have_count(1)
        letters = image.evaluate("svg => 28 * svg.clientWidth / svg.viewBox.baseVal.width")
        assert 12.9 <= letters <= 20, width


def test_nothing_sticks_out_sideways(opened: Page) -> None:
    page = opened

    inside = "() => { const main = document.querySelector('[data-testid=stMain]');"
    for width in (390, 768, 1400):
        resize(page, width, 900)
        assert page.evaluate(f"{inside} return main.scrollWidth - main.clientWidth; }}") <= 0, width
        assert page.locator(".scale").evaluate("scale => scale.scrollWidth <= scale.clientWidth")


def test_on_a_phone_an_incident_is_in_sight_once_it_is_open(visit: Callable[..., Page]) -> None:
    page = visit(OPEN, width=390, height=844)

    expect(page.locator(HEADING)).to_be_in_viewport()


def test_the_table_offers_no_download_of_its_own(opened: Page) -> None:
    download = opened.locator(".st-key-incident-table [aria-label^='Download as CSV']")

    expect(download).to_be_attached()
    expect(download).to_be_hidden()


def test_paper_holds_the_incident_with_its_scale(opened: Page) -> None:
    page = opened

    page.emulate_media(media="print")

    expect(page.locator(".scale")).to_be_visible()
    expect(page.locator(".st-key-incident-buttons")).to_be_hidden()
    expect(page.locator(".on-paper table").first).to_be_visible()
    page.emulate_media(media="screen")
