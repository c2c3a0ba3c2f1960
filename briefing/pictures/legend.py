"""The legend of a map picture: only the marks that this map shows are explained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.counted.counted_scene import Circle
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.marks import Mark, RadiusRule, draw_mark, mark_of
from briefing.pictures.text_metrics import width, wrapped
from geo.map.basemap import load_style
from incidents.languages.language import Language
from incidents.slider.table import DISPUTED, OPEN
from incidents.words.signs import signs_in_words

LARGEST_IN_LEGEND = 30
"""Pixels of radius at scale 1; the largest circles carry their figures anyway."""

PAD = 0.7
LINE = 1.45
INDENT = 1.5
"""Room around the legend, the distance of its lines, and where its words begin, in letters."""


@dataclass(frozen=True)
class Row:
    """A sample of a mark and what it means, in one line or more. No mark: a plus."""

    mark: Mark | None
    lines: Sequence[str]


def _numbers(rule: RadiusRule, largest: int) -> list[int]:
    """Up to two round numbers, the larger first, whose circles differ."""
    style = load_style()["radius"]["smallest"]
    rounds, power = [], 1
    while power <= largest:
        rounds += [power, 2 * power, 5 * power]
        power *= 10
    most = LARGEST_IN_LEGEND * rule.smallest / style
    fitting = [
        number
        for number in rounds
        if number <= largest and number >= 4 * rule.smallest_stands_for and rule.of(number) <= most
    ]
    second = [number for number in fitting[:-1] if number * 4 <= fitting[-1]]
    return [*fitting[-1:], *second[-1:]]


def _rows(
    circles: Sequence[Circle], rule: RadiusRule, letters: float, room: float, language: Language
) -> list[Row]:
    beside = room - (2 * PAD + INDENT) * letters
    words = {
        sign: wrapped(meaning, letters, beside)
        for sign, meaning in signs_in_words(language).items()
    }
    small = letters * 0.42
    marks = [mark_of(c.low, c.high, c.flags, rule) for c in circles]
    kinds = {mark.kind for mark in marks}
    rows = []
    if any(circle.flags & OPEN for circle in circles):
        rows.append(Row(None, words["open"]))
    if any(circle.flags & DISPUTED for circle in circles):
        rows.append(Row(Mark("number", small, None, True), words["disputed"]))
    if any(mark.ring for mark in marks):
        rows.append(Row(Mark("number", small * 0.55, small, False), words["high"]))
    if "ceiling" in kinds:
        rows.append(Row(Mark("ceiling", small, None, False), words["ceiling"]))
    if "no_number" in kinds:
        rows.append(Row(Mark("no_number", small, None, False), words["no_number"]))
    if "zero" in kinds:
        rows.append(Row(Mark("zero", small * 0.8, None, False), words["zero"]))
    if any(circle.area for circle in circles):
        rows.append(Row(Mark("number", small, None, False, area=True), words["area"]))
    return rows


def _sizes(
    circles: Sequence[Circle], rule: RadiusRule, language: Language
) -> list[tuple[float, str]]:
    """Radii with what they stand for, the largest first."""
    largest = max((max(c.low or 0, c.high or 0) for c in circles), default=0)
    sizes = [(rule.of(number), language.number(number)) for number in _numbers(rule, largest)]
    smallest = min(rule.smallest_stands_for, largest)
    if smallest >= 1:
        told = language.number(smallest)
        text = told if smallest == 1 else language.say("{figure} or fewer", figure=told)
        sizes.append((rule.smallest, text))
    return sizes


def _title(letters: float, room: float, language: Language) -> list[str]:
    return wrapped(language.say("people reported detained"), letters, room - 2 * PAD * letters)


def legend_size(
    circles: Sequence[Circle], rule: RadiusRule, letters: float, room: float, language: Language
) -> tuple[float, float]:
    """Width and height of the legend in pixels, its words no wider than the room; nothing without
    a circle."""
    if not circles:
        return 0, 0
    rows = _rows(circles, rule, letters, room, language)
    sizes = _sizes(circles, rule, language)
    title = _title(letters, room, language)
    lines = [line for row in rows for line in row.lines]
    across = sum(2 * radius + width(text, letters) + letters * 1.4 for radius, text in sizes)
    words = max((width(line, letters) for line in lines), default=0) + letters * (INDENT + 0.2)
    tallest = max([2 * radius for radius, _ in sizes] + [letters]) if sizes else 0
    height = letters * LINE * (len(lines) + len(title)) + (tallest + letters * 0.5 if sizes else 0)
    wide = max(
        *(width(line, letters) for line in title), across - letters * 0.8, words if rows else 0
    )
    return wide + 2 * PAD * letters, height + 2 * PAD * letters - letters * 0.4


def draw_legend(
    canvas: Canvas,
    box: Box,
    circles: Sequence[Circle],
    rule: RadiusRule,
    letters: float,
    colors: dict[str, str],
    room: float,
    language: Language,
) -> None:
    """The legend into its box, which `legend_size` gives; nothing without a circle."""
    if not circles:
        return
    canvas.rect(box, rx=letters * 0.3, fill=colors["paper"], fill_opacity=0.88)
    left, y = box.left + PAD * letters, box.top + PAD * letters + letters * 0.8
    title = _title(letters, room, language)
    step = letters * LINE
    y = canvas.lines(title, left, y, letters, color=colors["quiet_ink"], step=step)
    y += letters * 0.65 - step
    sizes = _sizes(circles, rule, language)
    if sizes:
        tallest = max([2 * radius for radius, _ in sizes] + [letters])
        middle, x = y + tallest / 2, left
        for radius, text in sizes:
            canvas.circle(
                x + radius,
                middle,
                radius,
                fill=colors["accent"],
                fill_opacity=0.22,
                stroke=colors["accent"],
                stroke_width=1.2 * rule.scale,
            )
            x += 2 * radius + letters * 0.4
            canvas.text(text, x, middle + letters * 0.35, letters, color=colors["ink"])
            x += width(text, letters) + letters
        y += tallest + letters * 0.5
    for row in _rows(circles, rule, letters, room, language):
        if row.mark is None:
            canvas.text(
                "+",
                left + letters * 0.5,
                y + letters,
                letters * 1.2,
                bold=True,
                anchor="middle",
                color=colors["ink"],
            )
        else:
            draw_mark(
                canvas, left + letters * 0.5, y + letters * 0.65, row.mark, colors, letters / 20
            )
        words, below = left + letters * INDENT, y + letters
        y = canvas.lines(row.lines, words, below, letters, color=colors["ink"], step=step) - letters
