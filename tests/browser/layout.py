"""What is wrong with how a page is laid out, in a window of some size."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Frame, Page

from tests.waiting import A_MINUTE

SMALLEST = 390, 844
SIZES = [SMALLEST, (768, 1024), (1024, 768), (1400, 900), (1920, 1080), (3840, 2160)]
"""Widths and heights of windows, from a phone to a wall."""

A_TARGET = 24
"""Pixels that a target has in each direction, at least (WCAG 2.2, 2.5.8)."""

STICKING_OUT = """Math.max(
    ...[document.documentElement, document.querySelector("[data-testid=stMain]")]
        .filter(Boolean)
        .map((element) => element.scrollWidth - element.clientWidth),
)"""
BROKEN_WORDS = """() => {
    const found = [];
    const main = document.querySelector("[data-testid=stMain]") ?? document.body;
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    const whole = document.createRange();
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
        if (["SCRIPT", "STYLE", "TEMPLATE"].includes(text.parentElement.tagName)) continue;
        whole.selectNodeContents(text);
        if (whole.getClientRects().length < 2) continue;  // on one line, or not seen
        for (const { 0: word, index } of text.data.matchAll(/[\\p{L}\\p{M}]+/gu)) {
            const range = document.createRange();
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            const lines = [...range.getClientRects()].filter(({ width }) => width > 0.5);
            if (lines.some(({ top }) => top - lines[0].top > 4)) found.push(word);
        }
    }
    return found;
}"""
COVERED = """() => {
    const map = document.querySelector(".timemap-map").getBoundingClientRect();
    const boxes = [...document.querySelectorAll(".timemap-legend, .timemap-notes")]
        .map((node) => node.getBoundingClientRect());
    return timemap_handle.circles().filter(({ x, y, radius }) => boxes.some((box) => {
        const beside = Math.max(box.left - map.left - x, 0, x - box.right + map.left);
        const above = Math.max(box.top - map.top - y, 0, y - box.bottom + map.top);
        return Math.hypot(beside, above) < radius;
    })).map(({ name }) => name);
}"""


SMALL_BUTTONS = """(least) => [...document.querySelectorAll("button")].filter((button) => {
    const { width, height } = button.getBoundingClientRect();
    return button.checkVisibility({ visibilityProperty: true })
        && width && height && Math.min(width, height) < least;
}).map((button) => button.ariaLabel || button.innerText)"""


def small_buttons(page: Page) -> list[str]:
    """The buttons of the page that are seen and no target for a finger."""
    return list(page.evaluate(SMALL_BUTTONS, A_TARGET))


def sticking_out(where: Page | Frame) -> int:
    """Pixels by which the document, or what scrolls in it, is wider than its window."""
    return int(where.evaluate(STICKING_OUT))


def broken_words(page: Page) -> list[str]:
    """The words of the page, and of the map in it, that stand on two lines."""
    return [word for frame in page.frames for word in frame.evaluate(BROKEN_WORDS)]


def hidden_circles(frame: Frame) -> list[str]:
    """The places whose circle lies under the legend or the notes of the map."""
    return list(frame.evaluate(COVERED))


def at_rest(page: Page, find: Callable[[], tuple[Any, ...]]) -> tuple[Any, ...]:
    """What `find` finds at one look once it finds nothing, or after a minute still finds.

    A page of another size is laid out in several steps: charts measure their room, then draw.
    """
    end = time.monotonic() + A_MINUTE
    while any(found := find()) and time.monotonic() < end:
        page.wait_for_timeout(100)
    return found
