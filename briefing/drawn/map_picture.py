"""The map of a scene: land, circles at its last day, legend."""

from __future__ import annotations

from datetime import date
from math import sqrt
from typing import Any

from briefing.drawn.canvas import Box, Canvas
from briefing.drawn.circles import draw_circles, rule_for
from briefing.drawn.land import draw_land, frame_of
from briefing.drawn.legend import draw_legend, legend_size
from briefing.shown import Shown
from geo.basemap import load_style
from incidents.map_table import A_DAY

LETTERS = 28
"""The size of names on a map of 1200 by 1000 pixels; others follow its sides."""


def colors_of(dark: bool) -> dict[str, str]:
    """The colours of the style, by their names."""
    colors: dict[str, Any] = load_style()["colors"]
    return dict(colors["dark" if dark else "light"])


def day_of(shown: Shown) -> date:
    """The day that the picture of a scene shows."""
    if shown.selection.until:
        return shown.selection.until
    return shown.count.period[1] if shown.count and shown.count.reports else A_DAY


def draw_map(
    canvas: Canvas, shown: Shown, box: Box, colors: dict[str, str], *, letters: float = 0
) -> None:
    """The map into this box of a picture."""
    letters = letters or LETTERS * sqrt(box.width * box.height / (1200 * 1000))
    frame = frame_of(box, shown.scene.view)
    say = shown.speaker.language.say
    with canvas.clipped(box):
        draw_land(canvas, frame, colors)
        rule = rule_for(shown.circles, frame)
        size = legend_size(shown.circles, rule, letters * 0.8, say)
        edge = letters
        legend = Box(box.left + edge, box.bottom - edge - size[1],
                     box.left + edge + size[0], box.bottom - edge)  # fmt: skip
        draw_circles(canvas, shown.circles, frame, colors, letters=letters, names=shown.names,
                     day=day_of(shown), taken=[legend])  # fmt: skip
        draw_legend(canvas, legend, shown.circles, rule, letters * 0.8, colors, say)
