"""The map of a scene: land, circles at its last day, legend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.circles import draw_circles, placed, rule_for
from briefing.pictures.free_space import Room
from briefing.pictures.land import Frame, draw_land, frame_of
from briefing.pictures.legend import draw_legend, legend_size
from geo.map.basemap import load_style
from incidents.slider.timeline import A_DAY

LETTERS = 28
"""The size of names on a map of 1200 by 1000 pixels; others follow its sides."""


PART_OF_LEGEND = 0.4
"""Of the width of the map, what the words of the legend may take: it has room beside the notes."""


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
        # The legend first: where a map is full of circles it lies under them and hides none.
        draw_legend(
            canvas,
            self.legend,
            shown.circles,
            rule_for(shown.circles, self.frame.box),
            self.letters,
            colors,
            self.frame.box.width * PART_OF_LEGEND,
            shown.speaker.language,
        )
        draw_circles(
            canvas,
            shown.circles,
            self.frame,
            colors,
            letters=self.letters,
            names=shown.names,
            day=day_of(shown),
            taken=self.taken,
        )


def map_plan(shown: Shown, box: Box, *, letters: float = 0, notes: Box | None = None) -> MapPlan:
    """The map of a scene for this box: no name where legend or notes will lie, the country above
    both where there is room."""
    letters = letters or LETTERS * sqrt(box.width * box.height / (1200 * 1000))
    size = legend_size(
        shown.circles,
        rule_for(shown.circles, box),
        letters,
        box.width * PART_OF_LEGEND,
        shown.speaker.language,
    )
    beneath = size[1] + letters if shown.circles else 0
    lowest = max(beneath, box.bottom - notes.top if notes else 0)
    frame = frame_of(box, shown.scene.view, below=lowest)
    legend = _free_corner(size, shown, frame, letters, notes)
    taken = tuple(covered for covered in (legend, notes) if covered and covered.width)
    return MapPlan(shown, frame, letters, legend, taken)


def _free_corner(
    size: tuple[float, float], shown: Shown, frame: Frame, away: float, notes: Box | None
) -> Box:
    """Where the legend lies on no circle and no note: the lower left corner if it can. Of full
    corners one without a note: words never stand on words."""
    box, (width, height) = frame.box, size
    discs = [(one.x, one.y, one.mark.reach) for one in placed(shown.circles, frame)]
    room = Room(box, discs, [notes] if notes else [])
    left, right = box.left + away, box.right - away - width
    top, bottom = box.top + away, box.bottom - away - height
    corners = [
        Box(x, y, x + width, y + height)
        for x, y in ((left, bottom), (left, top), (right, top), (right, bottom))
    ]
    apart = (corner for corner in corners if not (notes and corner.touches(notes)))
    return next(filter(room.is_free, corners), next(apart, corners[0]))
