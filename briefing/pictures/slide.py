"""A scene as a picture of 1920 by 1080: the figure first, then where, then who says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.headline_figure import draw_figure
from briefing.pictures.map_notes import draw_notes, notes_box
from briefing.pictures.map_picture import colors_of, map_plan
from briefing.pictures.metadata import alternative, facts
from briefing.pictures.region_bars import draw_bars
from briefing.pictures.report_scale import draw_scale
from briefing.pictures.steps import Steps, draw_steps, steps_by_page
from briefing.pictures.text_metrics import (
    balanced,
    first_lines,
    shortened,
    whole_sentences,
    width,
    wrapped,
)
from incidents.languages.language import as_sentence, stopped

WIDTH, HEIGHT = 1920, 1080
PANEL = 690
"""Where the words end and the picture begins."""

FOOT = 134
"""The height of the lines on sources and licence."""

EDGE = 72
SMALLEST = 28
"""Pixels of the smallest letters for the last row, the lines on sources aside."""

IN_THE_FOOT = 21
LARGEST_FIGURE = 250
MOST_IN_PANEL = HEIGHT - FOOT - 14
INNER = Box(PANEL + 64, 64, WIDTH - 72, HEIGHT - FOOT - 30)
"""Where a picture that is no map lies."""

Draw = Callable[[Canvas, Shown, Box, dict[str, str]], None]


def slides(shown: Shown, *, dark: bool = False) -> list[Canvas]:
    """The pictures of a scene: one, or, of a passport, as many as its steps fill; of a scene that
    cannot be shown, why."""
    pages = _pages(shown)
    return [
        _slide(replace(shown, outline=steps), f" ({n} / {len(pages)})" * (len(pages) > 1), dark)
        for n, steps in enumerate(pages, start=1)
    ]


def number_of_slides(shown: Shown) -> int:
    """How many pictures a scene fills."""
    return len(_pages(shown))


def _pages(shown: Shown) -> list[Steps]:
    return steps_by_page(shown.outline, INNER)


def _slide(shown: Shown, page: str, dark: bool) -> Canvas:
    colors = colors_of(dark)
    canvas = Canvas(WIDTH, HEIGHT, background=colors["paper"])
    canvas.describe(shown.title, alternative(shown), facts(shown))
    area = Box(PANEL, 0, WIDTH, HEIGHT - FOOT)
    plan = None
    if shown.scene.kind == "map" and not shown.problem:
        notes = notes_box(shown.notes, area)
        plan = map_plan(shown, area, letters=SMALLEST, notes=notes)
        plan.draw_ground(canvas, colors)
        canvas.rect(Box(0, 0, PANEL, HEIGHT), fill=colors["paper"])
        canvas.rect(Box(PANEL, area.bottom, WIDTH, HEIGHT), fill=colors["paper"])
    _panel(canvas, shown, colors)  # before the marks: a PDF is read aloud in this order
    if plan:
        plan.draw_marks(canvas, colors)
        draw_notes(canvas, shown.notes, area, colors)
    elif not shown.problem:
        _PICTURES[shown.scene.kind](canvas, shown, INNER, colors)
    _foot(canvas, shown, page, colors)
    return canvas


_PICTURES: dict[str, Draw] = {"regions": draw_bars, "incident": draw_scale, "passport": draw_steps}


def _panel(canvas: Canvas, shown: Shown, colors: dict[str, str]) -> None:
    room = PANEL - 1.7 * EDGE
    y = EDGE + 30.0
    title = first_lines(balanced(shown.title, 34, room, bold=True), 4, 34, room, bold=True)
    y = canvas.lines(title, EDGE, y, 34, bold=True, color=colors["ink"], step=42)
    if shown.problem:
        canvas.lines(
            wrapped(shown.problem, 32, room), EDGE, y + 40, 32, color=colors["ink"], step=44
        )
        return
    if shown.scene.sentence_is_own and shown.when:
        y = canvas.lines([shown.when], EDGE, y + 6, SMALLEST, color=colors["quiet_ink"], step=36)
    y = draw_figure(
        canvas, shown.figure, EDGE, y + 6, room, color=colors["accent"], largest=LARGEST_FIGURE
    )
    told = [
        ((shown.sentence,), 36.0, "ink"),
        ((as_sentence(shown.basis),), 30.0, "quiet_ink"),
        (shown.caveats, 30.0, "ink"),
        ((shown.changed,), 30.0, "accent"),
    ]
    _told(canvas, [part for part in told if any(part[0])], y + 76, room, colors)


def _told(
    canvas: Canvas,
    told: list[tuple[tuple[str, ...], float, str]],
    top: float,
    room: float,
    colors: dict[str, str],
) -> None:
    """Paragraphs as (sentences, size, colour), smaller where they would not fit; what still does
    not is left out at the end."""
    for smaller in (1.0, 0.92, 0.85, 0.78, 0.7):
        sizes = [max(SMALLEST, size * smaller) for _, size, _ in told]
        laid = [
            balanced(" ".join(sentences), size, room)
            for (sentences, _, _), size in zip(told, sizes, strict=True)
        ]
        height = sum(len(lines) * size * 1.24 + 18 for lines, size in zip(laid, sizes, strict=True))
        if top + height <= MOST_IN_PANEL + 24:
            break
    y = top
    for size, (sentences, _, color) in zip(sizes, told, strict=True):
        fitting = int((MOST_IN_PANEL - y) // (size * 1.24)) + 1
        kept = whole_sentences(sentences, max(0, fitting), size, room)
        y = canvas.lines(kept, EDGE, y, size, color=colors[color], step=size * 1.24) + 18


def _foot(canvas: Canvas, shown: Shown, page: str, colors: dict[str, str]) -> None:
    """Sources and as-of date; licence, and what is not here; the number of the scene and what of
    it is on this page."""
    top = HEIGHT - FOOT
    canvas.line(0, top, WIDTH, top, stroke=colors["line"], stroke_width=1.5)
    place = f"{shown.number} / {shown.of}{page}"
    say, room = shown.speaker.language.say, WIDTH - 2 * EDGE - max(120, width(place, 24) + 40)
    canvas.text(place, WIDTH - EDGE, top + 42, 24, anchor="end", color=colors["quiet_ink"])
    if shown.problem:
        return
    as_of = stopped(shown.as_of)
    first = shortened(shown.source_line, IN_THE_FOOT, room - width(f" {as_of}", IN_THE_FOOT))
    canvas.text(f"{first} {as_of}", EDGE, top + 42, IN_THE_FOOT, color=colors["ink"])
    borders = ""
    if shown.scene.kind == "map":
        borders = say("Borders as drawn by Natural Earth are no position of ours.")
    more = " ".join([f"{shown.licence}.", *shown.left_out, borders]).strip()
    across = WIDTH - 2 * EDGE
    lines = first_lines(wrapped(more, IN_THE_FOOT, across), 2, IN_THE_FOOT, across)
    canvas.lines(lines, EDGE, top + 76, IN_THE_FOOT, color=colors["quiet_ink"], step=30)
