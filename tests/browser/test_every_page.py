"""Each page, opened once: from a phone to a wall, light and dark, in each language where there is
least room, nothing sticks out, no word is broken, nothing lies on a circle, each button is large
enough for a finger, and axe-core finds nothing serious."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Frame, Page

from tests.browser.conftest import Warm, lending, visiting
from tests.browser.layout import (
    SIZES,
    SMALLEST,
    at_rest,
    hidden_circles,
    small_buttons,
    sticking_out,
)
from tests.browser.layout import broken_words as words_broken_on
from tests.browser.test_axe import NO_CONTRAST, OPEN_PLACE, serious, switch_to
from tests.browser.watching import LANGUAGES, MAP_FRAME, choose_language, resize, whole_page

PAGES = (
    "/",
    OPEN_PLACE,
    "/events",
    "/events?event=2019-10-26",
    "/incidents",
    "/incidents?incident_open=2019-10-26-almaty",
    "/regions",
    "/briefing",
    "/data",
    "/names",
    "/passport",
    "/method",
)
WITHOUT_AXE = ("/passport",)
"""All of the table is long, and made of what the passport of a day has: see test_axe.py."""

THEMES = {390: "light", 1400: "dark"}
"""In which theme axe looks at a width. What stands around each page on a desk, test_axe.py sees in
both."""

ENGLISH_ALONE = ("/incidents",)
"""What stands in other languages on the page with an incident that is open as well, with less room
for it."""

LEAST_ROOM = [SMALLEST, (768, 1024), (1400, 900)]
"""The narrowest window of each layout: a phone's; one column beside the filters; two columns. In
another language only words are longer, which is seen here first."""

Where = tuple[str, int]
"""A language and a width of the window."""


@dataclass(frozen=True)
class Seen:
    """What is wrong with a page, and where; in the map of it, too."""

    sticking_out: list[Where] = field(default_factory=list)
    broken_words: dict[Where, list[str]] = field(default_factory=dict)
    hidden_circles: dict[Where, list[str]] = field(default_factory=dict)
    small_buttons: dict[Where, list[str]] = field(default_factory=dict)
    axe: dict[tuple[object, ...], list[str]] = field(default_factory=dict)


@pytest.fixture(scope="module", params=PAGES)
def seen(
    request: pytest.FixtureRequest, browser: Browser, warm: Warm, app_url: str
) -> Iterator[Seen]:
    """A page looked at in every way, each test of it reads what was found."""
    with lending(browser, warm) as lend, visiting(lend, app_url) as visit:
        yield looked_at(visit, request.param)


def looked_at(visit: Callable[..., Page], path: str) -> Seen:
    page = visit(path, width=SMALLEST[0], height=SMALLEST[1])
    assert page.locator("button").count() > 0  # else none could be too small
    found = Seen()
    for language in LANGUAGES[:1] if path in ENGLISH_ALONE else LANGUAGES:
        if language != LANGUAGES[0]:
            resize(page, *SMALLEST)  # a page that changes costs a large window most
            choose_language(page, language)
        frame = whole_page(page) if page.locator(MAP_FRAME).count() else None
        for width, height in SIZES if language == LANGUAGES[0] else LEAST_ROOM:
            resize(page, width, height)
            look_at_layout(page, frame, (language, width), found)
            if path in WITHOUT_AXE:
                continue
            if language == LANGUAGES[0]:
                look_with_axe(page, frame, width, found)
            elif width == SMALLEST[0]:
                told = [told for part in page.frames for told in serious(part, NO_CONTRAST)]
                found.axe[(language,)] = told
    return found


def look_at_layout(page: Page, frame: Frame | None, where: Where, found: Seen) -> None:
    def faults() -> tuple[bool, list[str], list[str], list[str]]:
        wide = any(sticking_out(part) > 0 for part in (page, frame) if part)
        hidden = hidden_circles(frame) if frame else []
        return wide, words_broken_on(page), hidden, small_buttons(page)

    wide, broken, hidden, small = at_rest(page, faults)
    found.sticking_out.extend([where] * wide)
    found.broken_words.update({where: broken} if broken else {})
    found.hidden_circles.update({where: hidden} if hidden else {})
    found.small_buttons.update({where: small} if small else {})


def look_with_axe(page: Page, frame: Frame | None, width: int, found: Seen) -> None:
    if theme := THEMES.get(width):
        switch_to(page, theme)
        found.axe[width, theme] = serious(page)
        if frame:
            found.axe[width, theme, "in the map"] = serious(frame)


def test_nothing_sticks_out(seen: Seen) -> None:
    assert seen.sticking_out == []


def test_no_word_is_broken_over_two_lines(seen: Seen) -> None:
    assert seen.broken_words == {}


def test_nothing_lies_on_a_circle_of_the_map(seen: Seen) -> None:
    assert seen.hidden_circles == {}


def test_each_button_is_a_target_of_24_pixels(seen: Seen) -> None:
    assert seen.small_buttons == {}


def test_axe_finds_nothing_serious(seen: Seen) -> None:
    assert {where: told for where, told in seen.axe.items() if told} == {}
