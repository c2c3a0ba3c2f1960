"""How a figure was added up, as indented steps that flow over as many pictures as they need."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import wrapped

LARGEST, SMALLEST = 40, 28
INDENT = 40
BETWEEN = 0.45
"""The gap between two steps, in letters."""

LINE = 1.25

Steps = tuple[tuple[int, str], ...]
"""Depth from 0 and text."""


def steps_by_page(outline: Steps, box: Box) -> list[Steps]:
    """The steps for each of as many boxes as they fill; one, maybe empty, if they fit it in the
    smallest letters. No step stands last on a page if it is what the next ones explain."""
    pages: list[list[tuple[int, str]]] = [[]]
    taken = 0.0
    for step in outline:
        high = _height(step, SMALLEST, box)
        if pages[-1] and taken + high > box.height:
            held = pages[-1]
            pages.append([])
            while len(held) > 1 and held[-1][0] < (pages[-1] or [step])[0][0]:
                pages[-1].insert(0, held.pop())
            taken = sum(_height(moved, SMALLEST, box) for moved in pages[-1])
        pages[-1].append(step)
        taken += high
    return [tuple(page) for page in pages]


def draw_steps(canvas: Canvas, shown: Shown, box: Box, colors: dict[str, str]) -> None:
    """The steps of the scene into this box, in smaller letters if they are many."""
    letters = _letters(shown.outline, box)
    y = box.top + letters
    for depth, text in shown.outline:
        lines = _lines(depth, text, letters, box)
        x = box.left + depth * INDENT
        if depth:
            canvas.line(
                x - INDENT / 2,
                y - letters * 0.85,
                x - INDENT / 2,
                y + (len(lines) - 1) * letters * LINE + letters * 0.2,
                stroke=colors["line"],
                stroke_width=3,
            )
        y = canvas.lines(
            lines,
            x,
            y,
            letters,
            bold=depth == 0,
            step=letters * LINE,
            color=colors["ink" if depth < 2 else "quiet_ink"],
        )
        y += letters * BETWEEN


def _letters(outline: Sequence[tuple[int, str]], box: Box) -> int:
    """The largest letters in which the steps fit the box, or the smallest."""
    for letters in range(LARGEST, SMALLEST, -2):
        if sum(_height(step, letters, box) for step in outline) <= box.height:
            return letters
    return SMALLEST


def _lines(depth: int, text: str, letters: float, box: Box) -> list[str]:
    return wrapped(text, letters, box.width - depth * INDENT, bold=depth == 0)


def _height(step: tuple[int, str], letters: float, box: Box) -> float:
    return (len(_lines(*step, letters, box)) * LINE + BETWEEN) * letters
