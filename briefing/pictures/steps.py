"""How a figure was added up, as indented steps."""

from __future__ import annotations

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.text_metrics import wrapped

LARGEST, SMALLEST = 40, 28
INDENT = 40
BETWEEN = 0.45
"""The gap between two steps, in letters."""


def draw_steps(canvas: Canvas, shown: Shown, box: Box, colors: dict[str, str]) -> None:
    """The steps into this box, in smaller letters if they are many; what does not fit is
    counted."""
    outline = list(shown.outline)
    for letters in range(LARGEST, SMALLEST - 1, -2):
        laid = _laid(outline, letters, box)
        if _height(laid, letters) <= box.height:
            break
    kept = laid
    if _height(laid, letters) > box.height:
        while kept and _height(kept, letters) + 2 * letters > box.height:
            kept = kept[:-1]
    y = box.top + letters
    for depth, lines in kept:
        x = box.left + depth * INDENT
        if depth:
            canvas.line(
                x - INDENT / 2,
                y - letters * 0.85,
                x - INDENT / 2,
                y + (len(lines) - 1) * letters * 1.25 + letters * 0.2,
                stroke=colors["line"],
                stroke_width=3,
            )
        y = canvas.lines(
            lines,
            x,
            y,
            letters,
            bold=depth == 0,
            step=letters * 1.25,
            color=colors["ink" if depth < 2 else "quiet_ink"],
        )
        y += letters * BETWEEN
    if left := len(laid) - len(kept):
        more = shown.speaker.language.say_count(
            "and {number} more step", "and {number} more steps", left
        )
        canvas.text(more, box.left, y, letters, color=colors["quiet_ink"])


Laid = list[tuple[int, list[str]]]


def _laid(outline: list[tuple[int, str]], letters: float, box: Box) -> Laid:
    return [
        (depth, wrapped(text, letters, box.width - depth * INDENT, bold=depth == 0))
        for depth, text in outline
    ]


def _height(laid: Laid, letters: float) -> float:
    return sum(len(lines) * letters * 1.25 + letters * BETWEEN for _, lines in laid)
