"""The map of a scene: land, circles at its last day, legend."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from math import sqrt
from typing import Any

from briefing.counted.counted_scene import Shown
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.circles import draw_circles, placed, rule_for
from briefing.pictures.free_space import Disc, Room
from briefing.pictures.land import Frame, draw_land, frame_of
from briefing.pictures.legend import draw_legend, legend_size
from geo.map.basemap import load_style
from incidents.slider.timeline import A_DAY

LETTERS = 28
"""The size of names on a map of 1200 by 1000 pixels; others follow its sides."""


PARTS_BESIDE = (0, 0.25, 0.5, 0.75, 1)
"""Of the width of the legend, how much stays free of the country beside it, where it has no room
else."""

EDGE_PARTS = 12
"""Between two corners the legend may stand at so many places less one."""

PART_OF_LEGEND = 0.4
"""Of the width of the map, what the words of the legend may take: it has room beside the notes."""


def colors_of(dark: bool) -> dict[str, str]:
    """The colours of the style, by their names."""
    colors: dict[str, Any] = load_style()["colors"]
    return dict(colors["dark" if dark else "light"])


def day_of(shown: Shown) -> date:
    """The day that the picture of a scene shows."""
    if shown.count and shown.count.reports:
        return shown.count.naming_day
    return shown.selection.until or A_DAY


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
    view, legend = shown.scene.view, None
    is_whole = view.zoom is None and not view.center
    for part in PARTS_BESIDE if is_whole else PARTS_BESIDE[:1]:
        frame = frame_of(box, view, below=lowest, beside=part * (size[0] + letters))
        if legend := next(_free_places(size, shown, frame, letters, notes), None):
            break
    else:
        frame = frame_of(box, view, below=lowest)
        legend = _emptiest_place(size, shown, frame, letters, notes)
    taken = tuple(covered for covered in (legend, notes) if covered and covered.width)
    return MapPlan(shown, frame, letters, legend, taken)


def _places(size: tuple[float, float], box: Box, away: float) -> Iterator[Box]:
    """Where the legend may stand: the corners, the lower left one first, then along the edges."""
    width, height = size
    left, right = box.left + away, box.right - away - width
    top, bottom = box.top + away, box.bottom - away - height
    corners = [(left, bottom), (left, top), (right, top), (right, bottom)]
    parts = [part / EDGE_PARTS for part in range(1, EDGE_PARTS)]
    along = [(left + part * (right - left), y) for y in (bottom, top) for part in parts]
    upright = [(x, bottom + part * (top - bottom)) for x in (left, right) for part in parts]
    for x, y in (*corners, *along, *upright):
        yield Box(x, y, x + width, y + height)


def _discs(shown: Shown, frame: Frame) -> list[Disc]:
    return [(one.x, one.y, one.mark.reach) for one in placed(shown.circles, frame)]


def _free_places(
    size: tuple[float, float], shown: Shown, frame: Frame, away: float, notes: Box | None
) -> Iterator[Box]:
    """Where the legend lies on no circle and no note."""
    room = Room(frame.box, _discs(shown, frame), [notes] if notes else [])
    return filter(room.is_free, _places(size, frame.box, away))


def _emptiest_place(
    size: tuple[float, float], shown: Shown, frame: Frame, away: float, notes: Box | None
) -> Box:
    """Where the legend lies on the fewest circles, and on no note: words never stand on words."""
    places = [*_places(size, frame.box, away)]
    apart = [place for place in places if not (notes and place.touches(notes))]
    rooms = [Room(frame.box, [disc]) for disc in _discs(shown, frame)]
    return min(apart or places, key=lambda place: sum(not room.is_free(place) for room in rooms))
