"""Scenes as pictures and the files of pictures: SVG, PNG and PDF, made without a browser.

SVG is written as such and not through a chart grammar: the circles and the legend follow the live
map's own rules, words keep out of one another's way, and lines of text are measured and wrapped;
none of this can be said in Vega-Lite.
"""

from __future__ import annotations

from briefing.drawn.canvas import Box, Canvas
from briefing.drawn.map_picture import colors_of, draw_map
from briefing.shown import Shown


def map_svg(shown: Shown, *, width: int, height: int, dark: bool = False) -> str:
    """The map of a scene alone, of this size in pixels, with its alternative text."""
    colors = colors_of(dark)
    canvas = Canvas(width, height, background=colors["land_outside"])
    canvas.describe(shown.title, shown.alternative)
    draw_map(canvas, shown, Box(0, 0, width, height), colors)
    return canvas.svg()
