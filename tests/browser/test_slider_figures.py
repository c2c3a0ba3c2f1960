"""At each position of the slider of the map page stands what `count` says for its period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from playwright.sync_api import Frame, Page

from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.figure import phrase
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.browser.watching import map_frame, wait_until_idle
from tests.project_tables import counted, project_dataset

MODES = ["cumulative", "7", "30", "365", "event"]
POSITIONS = 20


def set_mode(page: Page, frame: Frame, mode: str) -> None:
    frame.locator("select.timemap-mode").select_option(mode)
    wait_until_idle(page)
    wanted = mode if mode in ("event", "cumulative") else "window"
    frame.wait_for_function("(mode) => window.timemap_handle.state().mode === mode", arg=wanted)
    wait_until_idle(page)


def test_in_each_mode_the_figure_at_the_slider_is_what_count_says(
    visit: Callable[..., Page],
) -> None:
    speaker = Speaker(project_dataset(), Language(), PlaceNames(project_dataset()))
    page = visit()
    frame = map_frame(page)
    wait_until_idle(page)
    for mode in MODES:
        if mode != "cumulative":
            set_mode(page, frame, mode)
        thumb = frame.get_by_role("slider")
        thumb.focus()
        thumb.press("Home")
        seen = set()
        for _ in range(POSITIONS):
            thumb.press("PageDown")
            shown = frame.evaluate("() => timemap_handle.figure()")
            seen.add(shown["until"])
            days = [date.fromisoformat(shown[end]) for end in ("since", "until")]
            figure = counted(Selection().with_period(*days)).figure
            words = phrase(figure, speaker.words, speaker.language)
            assert (shown["low"], shown["high"]) == (figure.low, figure.high), (mode, shown)
            assert frame.locator(".timemap-figure").inner_text() == words, mode
            assert words in (thumb.get_attribute("aria-valuetext") or ""), mode
        assert len(seen) == POSITIONS, mode
