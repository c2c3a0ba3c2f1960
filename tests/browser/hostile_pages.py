"""Pages full of attacks: an alarm in every window, and what must hold on each of them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Locator, Page

from geo.gazetteer.gazetteer import load_gazetteer
from tests.browser.watching import wait_until_idle
from tests.hostile_tables import FLAG, day_of, places

# A window complains aloud if an attack runs in it, and `visit` hears it when the test is over.
ALARM = f"""
    Object.defineProperty(window, {FLAG!r}, {{ set() {{ console.error("an attack ran"); }} }});
    for (const name of ["alert", "confirm", "prompt", "open"]) {{
        window[name] = () => {{ window[{FLAG!r}] = 1; }};
    }}
"""

TO_SETTLE = 5
"""Seconds within which a page has its new width."""

# Whatever scrolls sideways but a table, which has to.
TOO_WIDE = """() => [document.documentElement, ...document.querySelectorAll(
    "[data-testid=stMain], [data-testid=stMain] *, .timemap, .timemap *",
)].filter((node) => {
    const { overflowX } = getComputedStyle(node);
    const scrolls = node === document.documentElement || ["auto", "scroll"].includes(overflowX);
    return scrolls && node.scrollWidth > node.clientWidth + 1
        && !node.closest("[data-testid=stDataFrame], .plain-table");
}).map((node) => `${node.tagName}.${node.className}: ${node.scrollWidth}`)"""

# Whether each letter of these words stands right of the one before it, line by line.
RUNS_LEFT_TO_RIGHT = """(element, words) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const start = node.data.indexOf(words);
        if (start < 0) continue;
        const boxes = [...words].map((_, index) => {
            const range = document.createRange();
            range.setStart(node, start + index);
            range.setEnd(node, start + index + 1);
            return range.getBoundingClientRect();
        }).filter(({ width }) => width);
        return boxes.every((box, index) => !index || box.top > boxes[index - 1].top + 2
            || box.left > boxes[index - 1].left);
    }
    return null;
}"""


def alarmed(visit: Callable[..., Page], path: str, *, url: str, **window: Any) -> Page:
    """The page at this path of the app, as `visit` opens it, with the alarm in every window."""
    return visit(path, url=url, script=ALARM, **window)


def of_event(name: str, **more: str) -> str:
    """The link to the event of an attack, with more keys."""
    query = {"from": day_of(name), "to": day_of(name), **more}
    return "/?" + "&".join(f"{key}={value}" for key, value in query.items())


def town(name: str) -> str:
    """The town that an attack's event is in."""
    return load_gazetteer().places[places()[name]].name(on=day_of(name))


def shown(attack: str) -> re.Pattern[str]:
    """The beginning of an attack as a page shows it, with any blanks between its words."""
    return re.compile(r"\s+".join(map(re.escape, attack[:200].split())))


FOLDED = """:is([data-testid=stMain], [data-testid=stSidebar]:not([data-collapsed=true]))
    [data-testid=stExpander] summary:visible"""
"""What can be opened: not what lies in a drawer that is closed."""


def open_all(page: Page) -> None:
    """Opens what is folded, tab after tab."""
    for tab in [*page.get_by_role("tab").all(), None]:
        if tab:
            tab.click()
            wait_until_idle(page)
        for folded in page.locator(FOLDED).all():
            folded.click()
    for bar in page.locator(".bars button:visible").all()[:3]:
        bar.hover()
    wait_until_idle(page)


def cells(table: Locator) -> str:
    """What the part of a table that can be seen holds, cell by cell."""
    held = table.locator("[role=gridcell]")
    held.first.wait_for(state="attached")
    table.page.wait_for_timeout(300)
    return "\n".join(held.all_text_contents())


def assert_fits(*windows: Page | Frame) -> None:
    """Once the drawer stands and the map has taken its new width, nothing is too wide."""
    end = time.monotonic() + TO_SETTLE
    for window in windows:
        while (wide := window.evaluate(TOO_WIDE)) and time.monotonic() < end:
            window.wait_for_timeout(50)
        assert not wide, "; ".join(text[:200] for text in wide)
