"""The briefing in a browser: made from what is on the screen, put in order, kept, taken away."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from briefing.formats import FORMATS
from tests.browser.hostile_pages import alarmed
from tests.browser.layout import sticking_out
from tests.browser.test_axe import CONTRAST, NO_CONTRAST, SCHEMES, serious, switch_to
from tests.browser.watching import in_the_end, map_frame, resize, wait_until_idle, whole_page
from tests.hostile_tables import ATTACKS
from tests.waiting import PATIENCE

SEED_DAY = "from=2019-10-26&to=2019-10-26"
EXAMPLE = "Open the example: 26 October 2019"


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    wait_until_idle(page)


def card(page: Page, number: int) -> Locator:
    return page.locator(f".st-key-scene-{number - 1}")


def title(page: Page, number: int) -> Locator:
    return page.get_by_label(f"Title of scene {number}", exact=True)


def titles(page: Page) -> list[str]:
    fields = page.locator("input[aria-label^='Title of scene']")
    return [field.input_value() for field in fields.all()]


def with_example(visit: Callable[..., Page], **size: Any) -> Page:
    page = visit("/briefing", **size)
    press(page, EXAMPLE)
    card(page, 5).wait_for()
    wait_until_idle(page)
    return page


@pytest.fixture(scope="module")
def example(visit_once: Callable[..., Page]) -> Page:
    """The example, opened once for all tests that leave its scenes as they are."""
    return with_example(visit_once)


@pytest.fixture(scope="module")
def changed(visit_once: Callable[..., Page]) -> Page:
    """The example, opened once for tests that change its scenes and mind no order of them."""
    return with_example(visit_once)


def taken(page: Page, button: Locator) -> tuple[str, bytes]:
    """Name and content of the file that this button gives."""
    with page.expect_download() as download:
        button.click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def saved(page: Page) -> dict[str, Any]:
    """The briefing as its file has it."""
    _, content = taken(page, page.get_by_role("button", name="Save as a file"))
    read: dict[str, Any] = json.loads(content)
    return read


def test_what_is_on_each_page_becomes_a_scene(visit: Callable[..., Page]) -> None:
    page = visit(f"/?{SEED_DAY}")
    whole_page(page)
    press(page, "Add to briefing")
    page.get_by_role("link", name="Regions").click()
    wait_until_idle(page)
    press(page, "Add to briefing")
    press(page, "How this number was made")
    page.get_by_role("dialog").get_by_role("button", name="Add to briefing").click()
    added = page.get_by_role("dialog").get_by_role("button", name="Added, scene 3")
    added.click()
    wait_until_idle(page)

    expect(page.get_by_role("dialog")).to_have_count(0)
    kinds = page.locator(".scene-number span")
    expect(kinds).to_have_text(["Map", "Regions", "How a number was made"])
    expect(card(page, 1)).to_contain_text("At least 39 people were reported detained in 4 cities")


def test_adding_moves_nothing_and_a_map_that_nobody_moved_is_kept_as_the_whole_country(
    visit: Callable[..., Page],
) -> None:
    page = visit(f"/?{SEED_DAY}")
    frame = whole_page(page)
    frame.evaluate("() => { window.still_the_same = true }")
    before = page.locator("iframe").first.bounding_box()

    press(page, "Add to briefing")
    expect(page.get_by_role("button", name="Added, scene 1")).to_be_visible()

    assert page.locator("iframe").first.bounding_box() == before
    assert map_frame(page).evaluate("() => window.still_the_same")

    press(page, "Added, scene 1")
    view = saved(page)["scenes"][0]["view"]
    assert (view["zoom"], view["center"]) == (None, None)


def test_a_map_that_was_moved_is_kept_where_it_is(visit: Callable[..., Page]) -> None:
    page = visit(f"/?{SEED_DAY}&zoom=6.5&center=43.25,76.95")
    whole_page(page)

    press(page, "Add to briefing")
    press(page, "Added, scene 1")

    view = saved(page)["scenes"][0]["view"]
    assert view["zoom"] == 6.5
    assert view["center"] == pytest.approx([43.25, 76.95], abs=0.01)


def test_the_keyboard_moves_a_scene_and_stays_with_it(changed: Page) -> None:
    page = changed
    first = titles(page)[0]

    page.get_by_role("button", name="Move down scene 1").focus()
    for number in (2, 3):
        page.keyboard.press("Enter")
        expect(title(page, number)).to_have_value(first)
        expect(page.get_by_role("button", name=f"Move down scene {number}")).to_be_focused()
        wait_until_idle(page)

    assert titles(page)[2] == first


def test_at_the_end_of_the_row_the_focus_goes_to_the_way_back_which_leads_back(
    example: Page,
) -> None:
    page = example
    before = titles(page)

    page.get_by_role("button", name="Move down scene 4").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Move up scene 5")).to_be_focused()
    wait_until_idle(page)
    assert titles(page) != before
    page.keyboard.press("Enter")

    expect(title(page, 4)).to_have_value(before[3])
    wait_until_idle(page)
    assert titles(page) == before


def test_a_removed_scene_comes_back_by_the_next_key(example: Page) -> None:
    page = example
    before = titles(page)

    page.get_by_role("button", name="Remove scene 2").focus()
    page.keyboard.press("Enter")
    expect(card(page, 5)).to_have_count(0)
    expect(page.get_by_role("button", name="Undo")).to_be_focused()
    page.keyboard.press("Enter")

    card(page, 5).wait_for()
    wait_until_idle(page)
    assert titles(page) == before


def test_a_title_can_be_written_and_taken_back(visit: Callable[..., Page]) -> None:
    page = with_example(visit)

    title(page, 2).fill("Ours")
    press(page, "Move down scene 2")
    expect(title(page, 3)).to_have_value("Ours")
    press(page, "Undo")
    expect(title(page, 2)).to_have_value("Ours")

    title(page, 2).fill("Ours again")
    press(page, "Move down scene 2")
    expect(title(page, 3)).to_have_value("Ours again")

    press(page, "Undo")
    expect(title(page, 2)).to_have_value("Ours again")
    press(page, "Undo")
    expect(title(page, 2)).to_have_value("Ours")


def test_a_reload_keeps_everything(changed: Page) -> None:
    page = changed
    last = len(titles(page))
    page.get_by_label("Title of the briefing").fill("For Monday")
    page.get_by_label("Title of the briefing").press("Enter")
    page.get_by_label("Notes to scene 1, for the speaker").fill("Breathe.")
    press(page, f"Duplicate scene {last}")

    page.reload()
    card(page, last + 1).wait_for()

    expect(page.get_by_label("Title of the briefing")).to_have_value("For Monday")
    expect(page.get_by_label("Notes to scene 1, for the speaker")).to_have_value("Breathe.")


def test_a_saved_file_opens_in_another_reader_s_window(
    visit: Callable[..., Page], example: Page
) -> None:
    page = example
    name, content = taken(page, page.get_by_role("button", name="Save as a file"))
    assert name == "26-October-2019-who-was-detained-and-who-says-so.json"

    other = visit("/briefing")
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    other.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    card(other, 5).wait_for()
    wait_until_idle(other)

    assert titles(other) == titles(page)
    assert other.url.split("briefing=")[1] != page.url.split("briefing=")[1]


def test_a_file_of_50_mb_is_refused_and_the_briefing_stays(
    visit: Callable[..., Page], tmp_path: Path
) -> None:
    page = with_example(visit, closed=False)
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(50_000_000)

    page.locator("input[type=file]").set_input_files(large)

    expect(page.get_by_text("or smaller")).to_be_visible()
    assert len(titles(page)) == 5


def test_hostile_words_run_nowhere_and_break_nothing(
    visit: Callable[..., Page], app_url: str
) -> None:
    words = list(ATTACKS.values())
    scenes = [
        {
            "kind": "map",
            "selection": "event=2019-10-26",
            "title": word[:200],
            "notes": word[:5000],
            "sentence": word[:1000],
            "sentence_is_own": True,
        }
        for word in words
    ]
    scenes += [{"kind": "film", "selection": word, "title": word} for word in words]
    content = json.dumps({"version": 1, "title": words[0][:200], "scenes": scenes}).encode()
    page = alarmed(visit, "/briefing", url=app_url, width=390)

    file = {"name": "hostile.json", "mimeType": "application/json", "buffer": content}
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    card(page, len(words)).wait_for()
    wait_until_idle(page)

    assert sticking_out(page) <= 0
    expect(page.locator(".briefing-problems li").first).to_be_visible()


def test_each_file_is_made_and_downloaded_until_another_tick_asks_for_another(
    example: Page,
) -> None:
    page = example

    for name in FORMATS:
        page.locator(f".st-key-briefing-make-{name} button").click()
        ready = page.locator(f".st-key-briefing-download-{name} button")
        ready.wait_for(timeout=1000 * PATIENCE)
        wait_until_idle(page)
        expect(ready).to_be_focused()
        file, content = taken(page, ready)

        assert file.endswith(FORMATS[name].suffix)
        assert len(content) > 1000
        assert b"127.0.0.1" not in content

    tick = page.get_by_text("Titles of sources without their links")
    tick.click()
    wait_until_idle(page)
    expect(page.locator(".st-key-briefing-make-handout")).to_be_visible()
    expect(page.get_by_text("Addresses of sources were left out")).to_be_visible()
    tick.click()
    wait_until_idle(page)


def test_present_opens_in_a_window_of_its_own(example: Page) -> None:
    with example.context.expect_page() as opened:
        example.get_by_role("link", name="Present", exact=True).click()

    opened.value.wait_for_load_state()
    assert "/present/" in opened.value.url
    assert "39" in opened.value.locator("body").inner_text()
    opened.value.close()


def test_present_can_begin_at_a_scene(example: Page) -> None:
    link = example.get_by_role("link", name="Present from here scene 3")

    address = link.get_attribute("href") or ""
    assert address.startswith("present/") and address.endswith("?scene=3")


@pytest.mark.parametrize("width", [390, 768, 1400])
def test_nothing_sticks_out_sideways(example: Page, width: int) -> None:
    resize(example, width, 900)

    in_the_end(example, lambda: fits(example))


@pytest.mark.parametrize("width", [390, 1400])
def test_axe_finds_nothing_serious_in_a_briefing(example: Page, width: int) -> None:
    resize(example, width, 900)
    own = example.get_by_text("A sentence of my own instead, scene 1")
    own.click()
    wait_until_idle(example)

    found: dict[object, list[str]] = {width: serious(example, NO_CONTRAST)}
    for scheme in reversed(SCHEMES):  # light in the end, as it was
        switch_to(example, scheme)
        found[scheme] = serious(example, only=[CONTRAST])

    assert not any(found.values()), found
    own.click()
    wait_until_idle(example)


def fits(page: Page) -> None:
    assert sticking_out(page) <= 0
