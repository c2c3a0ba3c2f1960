"""A figure as a bar: solid up to the low, pale up to the high, an arrow for "or more"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.marks import Mark, draw_mark, hatched_box

ARROW = 44
"""Pixels from the end of a bar to the tip of its arrow."""

Place = Callable[[int], float]
"""From a number to where it lies on a scale, from 0 to 1."""


@dataclass(frozen=True)
class Extent:
    """The ends of a figure and how it is drawn; `shared`: one number for several places."""

    low: int | None
    high: int | None
    open_ended: bool = False
    shared: bool = False
    hedged: bool = False
    counted: bool = True

    @property
    def form(self) -> str:
        """number, ceiling (only "up to"), zero or no_number."""
        if self.low:
            return "number"
        if self.high:
            return "ceiling"
        return "zero" if self.low == 0 or self.high == 0 else "no_number"

    @property
    def reaches(self) -> bool:
        """Whether it goes on to a high beyond the low."""
        return bool(self.low and self.high and self.high > self.low)


def draw_bar(
    canvas: Canvas, extent: Extent, box: Box, place: Place, colors: dict[str, str]
) -> float:
    """The figure from the left edge of the box on, in its height, on a scale of its width; gives
    where it ends."""
    color = colors["accent"] if extent.counted else colors["control_line"]
    middle = (box.top + box.bottom) / 2
    if extent.form in ("zero", "no_number"):
        radius = min(16.0, box.height * 0.42)
        draw_mark(canvas, box.left + radius, middle, Mark(extent.form, radius, None, False),
                  colors, 1.3)  # fmt: skip
        return box.left + 2 * radius
    low = box.left + max(3.0, place(extent.low) * box.width) if extent.low else box.left
    end = low
    if extent.high and (extent.reaches or extent.form == "ceiling"):
        end = box.left + place(extent.high) * box.width
        canvas.rect(Box(low, box.top, max(end, low + 3), box.bottom), fill=color, fill_opacity=0.2,
                    stroke=color, stroke_width=2)  # fmt: skip
    if extent.low:
        _solid(canvas, extent, Box(box.left, box.top, low, box.bottom), color)
    if extent.open_ended:
        end = _arrow(canvas, end, middle, box.height, color)
    if not extent.counted:
        canvas.line(box.left, middle, end, middle, stroke=colors["ink"], stroke_width=3)
    return end


def _solid(canvas: Canvas, extent: Extent, box: Box, color: str) -> None:
    pale = 0.45 if extent.hedged else None
    if not extent.shared:
        canvas.rect(box, fill=color, fill_opacity=pale, class_="low")
        return
    canvas.rect(box, fill=color, fill_opacity=0.16, stroke=color, stroke_width=2, class_="low")
    canvas.put("path", d=hatched_box(box, 8), fill="none", stroke=color, stroke_width=2.4,
               stroke_opacity=pale)  # fmt: skip


def _arrow(canvas: Canvas, x: float, y: float, height: float, color: str) -> float:
    """An arrow from x on to the right; where its tip is."""
    half, tip = min(12.0, height * 0.4), x + ARROW
    canvas.line(x + 4, y, tip - half, y, stroke=color, stroke_width=4)
    canvas.put("path", fill=color,
               d=f"M{tip:.1f} {y:.1f}l{-half * 1.3:.1f} {-half:.1f}v{2 * half:.1f}z")  # fmt: skip
    return tip


def key(extents: Sequence[Extent], say: Callable[..., str]) -> str:
    """What the forms mean, only those that are drawn; "" where all are plain."""
    meanings = [
        (any(e.reaches for e in extents), say("pale: up to the highest")),
        (any(e.open_ended for e in extents), say("an arrow: or more")),
        (any(e.form == "ceiling" for e in extents), say("a bar with an open start: up to")),
        (any(e.form == "no_number" for e in extents), say("a hollow mark: no number")),
        (any(e.shared for e in extents), say("hatched: one number for several places")),
        (any(e.hedged for e in extents), say("faint: hedged")),
        (any(not e.counted for e in extents), say("struck through: not counted")),
    ]
    told = "; ".join(meaning for holds, meaning in meanings if holds)
    return f"{told[:1].upper()}{told[1:]}." if told else ""
