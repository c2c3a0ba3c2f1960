"""The map of a scene: land, circles at its last day, legend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from briefing.drawn.canvas import Box, Canvas
from briefing.drawn.circles import draw_circles, rule_for
from briefing.drawn.land import Frame, draw_land, frame_of
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


@dataclass(frozen=True)
class MapPlan:
    """Where everything of a scene's map lies: `letters` is the size of names in pixels."""

    shown: Shown
    frame: Frame
    letters: float
    legend: Box
    taken: tuple[Box, ...]

    def draw_ground(self, canvas: Canvas, colors: dict[str, str]) -> None:
        """The land; it goes on beyond the frame: what lies beside it is drawn over it."""
        draw_land(canvas, self.frame, colors)

    def draw_marks(self, canvas: Canvas, colors: dict[str, str]) -> None:
        """Circles, names and the legend."""
        shown = self.shown
        draw_circles(canvas, shown.circles, self.frame, colors, letters=self.letters,
                     names=shown.names, day=day_of(shown), taken=self.taken)  # fmt: skip
        draw_legend(canvas, self.legend, shown.circles, rule_for(shown.circles, self.frame.box),
                    self.letters, colors, shown.speaker.language)  # fmt: skip


def map_plan(shown: Shown, box: Box, *, letters: float = 0, notes: Box | None = None) -> MapPlan:
    """The map of a scene for this box: no name where legend or notes will lie, the country above
    both where there is room."""
    letters = letters or LETTERS * sqrt(box.width * box.height / (1200 * 1000))
    size = legend_size(shown.circles, rule_for(shown.circles, box), letters,
                       shown.speaker.language)  # fmt: skip
    legend = Box(box.left + letters, box.bottom - letters - size[1],
                 box.left + letters + size[0], box.bottom - letters)  # fmt: skip
    taken = tuple(covered for covered in (legend, notes) if covered and covered.width)
    lowest = max((box.bottom - covered.top for covered in taken), default=0)
    frame = frame_of(box, shown.scene.view, below=lowest)
    return MapPlan(shown, frame, letters, legend, taken)
