"""Pictures for a page that shows them among its own words: in its colours, at several widths."""

from __future__ import annotations

from collections.abc import Callable

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.metadata import alternative
from briefing.pictures.region_bars import RegionBars
from briefing.pictures.report_scale import ScaleDrawing
from geo.map.basemap import load_style
from incidents.languages.language import Language
from incidents.words.report_scale import ReportScale

WIDTHS = (640, 780, 1094)
"""Pixels: for a hand, for a column, and as on a slide. A page shows the widest whose letters can
be read."""

LEAST_HEIGHT = 882
"""Pixels of the widest, as high as on a slide."""


def scene_pictures(shown: Shown) -> list[str]:
    """The bars of a scene of regions or the scale of one of an incident as SVG, one a width, the
    narrowest first; nothing for other kinds."""
    language = shown.speaker.language
    if shown.scene.kind == "regions":
        return _drawn(lambda width: RegionBars(shown, width), alternative(shown))
    if shown.report_scale:
        scale = shown.report_scale
        return _drawn(lambda width: ScaleDrawing(scale, language, width), alternative(shown))
    return []


def scale_pictures(scale: ReportScale, language: Language) -> list[str]:
    """The scale of an incident without the words of its reports, which stand beside it."""
    return _drawn(
        lambda width: ScaleDrawing(scale, language, width, words=False), scale.in_words(), least=0
    )


Drawing = RegionBars | ScaleDrawing


def _drawn(
    draw: Callable[[float], Drawing], told: str, *, least: float = LEAST_HEIGHT
) -> list[str]:
    colors = {name: f"var(--{name.replace('_', '-')})" for name in load_style()["colors"]["light"]}
    pictures = []
    for width in WIDTHS:
        drawing = draw(width)
        height = max(drawing.height, least if width == WIDTHS[-1] else 0)
        canvas = Canvas(width, height, background="none")
        canvas.label(told)
        drawing.draw(canvas, Box(0, 0, width, height), colors)
        pictures.append(canvas.svg(fitted=True))
    return pictures
