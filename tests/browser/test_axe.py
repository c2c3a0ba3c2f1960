"""axe-core finds nothing serious once something on a page is opened or told, in either theme, on a
desk or a phone; of pages as they open, test_every_page.py says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page, expect

from tests.browser.watching import (
    LANGUAGES,
    MAP_FRAME,
    choose_language,
    resize,
    wait_until_idle,
    whole_page,
)

OPEN_PLACE = "/?from=2019-10-26&to=2019-10-26&open=1526384"
SERIOUS = {"serious", "critical"}
SIZES = [(1400, 900), (390, 844)]
SCHEMES = ["light", "dark"]
CONTRAST = "color-contrast"
NO_CONTRAST = {CONTRAST: {"enabled": False}}
"""What need not be looked at again where only the words are others: most of axe's time."""

AXE, AXE_THAT_IS_THERE = Axe(), Axe(axe_script="0")
"""The library reads its half a megabyte of script anew for each look; a window keeps what it has
read."""

# What Streamlit draws itself and offers no way to change: (rule, part of the selector) and why.
# There is none in 1.67: its fields have names, and ui/elements/style.css mends its pale colours.
KNOWN: dict[tuple[str, str], str] = {}


def nothing(page: Page) -> None:
    """The page as it opens."""


def open_chart(page: Page) -> None:
    page.get_by_role("tab", name="By month").click()
    wait_until_idle(page)
    page.locator(".bars button").first.wait_for()


def open_share(page: Page) -> None:
    page.get_by_role("button", name="Share").click()
    page.get_by_role("button", name="Copy the code").wait_for()


def open_filters(page: Page) -> None:
    if page.get_by_test_id("stExpandSidebarButton").is_visible():
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name="Reset all filters").wait_for()
    page.wait_for_timeout(500)  # it slides in


VIEWS: dict[str, tuple[str, Callable[[Page], None]]] = {
    "filters": (OPEN_PLACE, open_filters),
    "chart": ("/", open_chart),
    "sharing": (OPEN_PLACE, open_share),
    "a link with mistakes": ("/?place=nowhere", nothing),
    "passport": ("/passport?from=2019-10-26&to=2019-10-26", nothing),
}


def switch_to(page: Page, scheme: str) -> None:
    """Turns the reader's system light or dark, and waits until the app has followed."""
    page.emulate_media(color_scheme=scheme)
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    page.wait_for_timeout(400)  # colours fade


def serious(
    where: Page | Frame,
    rules: Mapping[str, Any] = MappingProxyType({}),
    *,
    only: Sequence[str] = (),
) -> list[str]:
    """What axe holds against the page or frame, beside what is known: rule, selector, summary.

    `rules` are axe's, each with its own setting where it is another than usual; `only` are the
    names of the rules that are asked, where not all of them are.
    """
    options: dict[str, Any] = {"resultTypes": ["violations"], "rules": {**rules}}
    if only:
        options["runOnly"] = {"type": "rule", "values": [*only]}
    axe = AXE_THAT_IS_THERE if where.evaluate("'axe' in window") else AXE
    found: list[dict[str, Any]] = axe.run(where, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node.get('failureSummary', '')}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
        if not any(rule["id"] == known and part in str(node["target"]) for known, part in KNOWN)
    ]


@pytest.mark.parametrize("view", VIEWS)
def test_axe_finds_nothing_serious(visit: Callable[..., Page], view: str) -> None:
    path, act = VIEWS[view]
    page = visit(path)
    frame = whole_page(page) if page.locator(MAP_FRAME).count() else None
    act(page)

    found: dict[object, list[str]] = {}
    for width, height in SIZES:
        resize(page, width, height)
        if act is open_filters:
            act(page)  # a narrow window folds them away
        for number, scheme in enumerate(SCHEMES):
            switch_to(page, scheme)
            only = [CONTRAST] if number else []  # another scheme has other colours, nothing else
            found[width, scheme] = serious(page, only=only)
            if frame and act is nothing:
                found[width, f"{scheme}, in the map"] = serious(frame, only=only)
    if act is nothing:
        for language in LANGUAGES[1:]:
            choose_language(page, language)
            found[language] = [told for part in page.frames for told in serious(part, NO_CONTRAST)]

    assert not any(found.values()), found


def test_axe_would_find_a_button_without_a_name(visit: Callable[..., Page]) -> None:
    page = visit("/method")
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")

    assert any(found.startswith("button-name") for found in serious(page))
