"""axe-core finds nothing serious once something on a page is opened or told, in either theme, on a
desk or a phone; of pages as they open, and of what stands around it, test_every_page.py says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
ONE_DAY = "/regions?from=2019-10-26&to=2019-10-26"
SERIOUS = {"serious", "critical"}
DESK, PHONE = (1400, 900), (390, 844)
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


@dataclass(frozen=True)
class View:
    """What is done on the page at a path, and the selector of the part that it brings."""

    path: str
    act: Callable[[Page], None]
    part: str


VIEWS = {
    "filters, and what stands around a page": View(ONE_DAY, open_filters, "body"),
    "chart": View("/", open_chart, "[data-testid=stTabs]"),
    "sharing": View(ONE_DAY, open_share, "[data-testid=stPopoverBody]"),
    "a link with mistakes": View("/method?place=nowhere", nothing, ".st-key-ignored-notice"),
    "passport": View("/passport?from=2019-10-26&to=2019-10-26", nothing, "body"),
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
    part: str = "",
) -> list[str]:
    """What axe holds against the page or frame, beside what is known: rule, selector, summary.

    `rules` are axe's, each with its own setting where it is another than usual; `only` are the
    names of the rules that are asked, where not all of them are; `part` is the selector of the part
    that is looked at, which must be there, where it is not the whole.
    """
    # A frame is looked at by itself, else by each look at its page once more.
    options: dict[str, Any] = {
        "resultTypes": ["violations"],
        "rules": {**rules},
        "iframes": False,
    }
    if only:
        options["runOnly"] = {"type": "rule", "values": [*only]}
    axe = AXE_THAT_IS_THERE if where.evaluate("'axe' in window") else AXE
    answer = axe.run(where, context=part or None, options=options).response
    found: list[dict[str, Any]] = answer["violations"]
    return [
        f"{rule['id']}: {node['target']}: {node.get('failureSummary', '')}"
        for rule in found
        if rule["impact"] in SERIOUS
        for node in rule["nodes"]
        if not any(rule["id"] == known and its in str(node["target"]) for known, its in KNOWN)
    ]


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_axe_finds_nothing_serious(visit: Callable[..., Page], view: View) -> None:
    page = visit(view.path)
    if page.locator(MAP_FRAME).count():
        whole_page(page)

    found: dict[object, list[str]] = {}
    for width, height in (DESK, PHONE):
        resize(page, width, height)
        if (width, height) == DESK or view.act is open_filters:
            view.act(page)  # a narrow window folds filters away
        found[width] = serious(page, NO_CONTRAST)
        for scheme in SCHEMES:
            switch_to(page, scheme)
            found[width, scheme] = serious(page, only=[CONTRAST], part=view.part)
    if view.act is nothing:
        for language in LANGUAGES[1:]:
            choose_language(page, language)
            found[language] = serious(page, NO_CONTRAST)

    assert not any(found.values()), found


def test_axe_would_find_a_button_without_a_name(visit: Callable[..., Page]) -> None:
    page = visit("/method")
    page.evaluate("() => document.querySelector('main').append(document.createElement('button'))")

    assert any(found.startswith("button-name") for found in serious(page))
