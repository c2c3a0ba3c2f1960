"""The box on a map picture that lists the figures which no circle shows."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import shortened, wrapped

LETTERS = 28
STEP = 36
MOST_LINES = 4
PART = 0.53
"""Of the width of the map, what the box may take."""


def notes_box(notes: Sequence[str], area: Box) -> Box | None:
    """Where the notes lie: at the lower right; None without any."""
    lines = _lines(notes, area)
    if not lines:
        return None
    height = len(lines) * STEP + 32
    return Box(
        area.right - 28 - area.width * PART,
        area.bottom - 28 - height,
        area.right - 28,
        area.bottom - 28,
    )


def draw_notes(canvas: Canvas, notes: Sequence[str], area: Box, colors: dict[str, str]) -> None:
    """The notes into their box, each from a line of its own on."""
    box = notes_box(notes, area)
    if box is None:
        return
    canvas.rect(box, rx=8, fill=colors["paper"], fill_opacity=0.88)
    canvas.lines(
        _lines(notes, area),
        box.left + 22,
        box.top + 16 + 27,
        LETTERS,
        color=colors["ink"],
        step=STEP,
    )


def _lines(notes: Sequence[str], area: Box) -> list[str]:
    """The notes that fit, whole; "…" ends the last where others do not. All of them stand in the
    alternative text."""
    room = area.width * PART - 44
    lines: list[str] = []
    for note in notes:
        more = wrapped(note, LETTERS, room)
        if len(lines) + len(more) > MOST_LINES:
            kept = lines or more[:MOST_LINES]
            return [*kept[:-1], shortened(f"{kept[-1]} …", LETTERS, room)]
        lines += more
    return lines
