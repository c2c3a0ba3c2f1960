"""Circles on the map with their names and figures, none over another, and quiet names of cities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import log2

from briefing.counted.counted_scene import Circle
from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.free_space import Room
from briefing.pictures.land import Frame
from briefing.pictures.marks import Mark, RadiusRule, draw_mark, mark_of, radius_rule
from briefing.pictures.text_metrics import width
from geo.map.basemap import load_style
from incidents.slider.map_table import city_labels
from incidents.words.place_names import PlaceNames

SIDES = (
    "above",
    "right",
    "left",
    "below",
    "above right",
    "below right",
    "above left",
    "below left",
)
CITY_SIDES = ("right", "left", "above", "below")

CITY_PER_NAME = 0.86
"""The letters of quiet names, in those of names with a figure."""


@dataclass(frozen=True)
class Placed:
    """A circle with its mark and where it lies in the picture."""

    circle: Circle
    mark: Mark
    x: float
    y: float


def rule_for(circles: Sequence[Circle], box: Box) -> RadiusRule:
    """The rule for the sizes of these circles in a map of this size."""
    largest = max((max(c.low or 0, c.high or 0) for c in circles), default=1)
    return radius_rule(box.width, box.height, largest)


def placed(circles: Sequence[Circle], frame: Frame) -> list[Placed]:
    """The circles with their marks, the largest first: so none hides a smaller one."""
    rule = rule_for(circles, frame.box)
    found = [
        Placed(
            circle,
            mark_of(circle.low, circle.high, circle.flags, rule, area=circle.area),
            *frame.point(circle.latitude, circle.longitude),
        )
        for circle in circles
    ]
    return sorted(found, key=lambda one: -one.mark.radius)


def draw_circles(
    canvas: Canvas,
    circles: Sequence[Circle],
    frame: Frame,
    colors: dict[str, str],
    *,
    letters: float,
    names: PlaceNames,
    day: date,
    taken: Sequence[Box] = (),
) -> None:
    """Marks, then the words of the largest first; `letters` is the size of names in pixels.

    `taken` is where a legend or notes will lie. A circle for whose name there is no room at all
    keeps its figure in the list beside the picture.
    """
    every = placed(circles, frame)
    scale = rule_for(circles, frame.box).scale
    room = Room(frame.box.inset(letters / 2), [(p.x, p.y, p.mark.reach + 1) for p in every], taken)
    for one in every:
        draw_mark(canvas, one.x, one.y, one.mark, colors, scale)
    for one in every:
        _write(canvas, one, every, room, colors, letters)
    _write_cities(canvas, every, frame, room, colors, letters * CITY_PER_NAME, names, day, scale)


def _write(
    canvas: Canvas,
    one: Placed,
    every: Sequence[Placed],
    room: Room,
    colors: dict[str, str],
    letters: float,
) -> None:
    """The figure in its circle where it fits, else after the name; the name beside it."""
    label = one.circle.label
    inside = _inside(one, every, letters) if label else 0
    if inside:
        solid = one.mark.kind == "number" and not (one.mark.disputed or one.mark.area)
        if not solid:
            half = width(label, inside, bold=True) / 2 + inside * 0.15
            canvas.plate(
                Box(one.x - half, one.y - inside * 0.55, one.x + half, one.y + inside * 0.55),
                colors["land"],
            )
        canvas.text(
            label,
            one.x,
            one.y + inside * 0.35,
            inside,
            bold=True,
            anchor="middle",
            color=colors["accent_ink" if solid else "ink"],
        )
    figure = "" if inside else label
    name_width = width(one.circle.name, letters, bold=True)
    blank = letters * 0.28 if figure else 0
    long = name_width + blank + width(figure, letters)
    box = room.beside(one.x, one.y, one.mark.reach, long, letters * 1.12, SIDES)
    if box is None:
        return
    room.take(box)
    canvas.plate(Box(box.left - 4, box.top, box.right + 4, box.bottom), colors["land"])
    foot = box.bottom - letters * 0.27
    canvas.text(one.circle.name, box.left, foot, letters, bold=True, color=colors["ink"])
    canvas.text(figure, box.left + name_width + blank, foot, letters, color=colors["ink"])


def _inside(one: Placed, every: Sequence[Placed], letters: float) -> float:
    """The size of the figure's letters in its circle, 0 where it does not fit or is covered."""
    if one.mark.kind not in ("number", "ceiling"):
        return 0
    style = load_style()["text"]
    widest = one.mark.radius * 1.8 / width(one.circle.label, 1, bold=True)
    size = min(style["figure_per_radius"] * one.mark.radius, widest, letters * 1.6)
    if size < letters * 0.85:
        return 0
    half = width(one.circle.label, size, bold=True) / 2
    words = Box(one.x - half, one.y - size / 2, one.x + half, one.y + size / 2)
    smaller = [p for p in every[every.index(one) + 1 :]]
    covered = not Room(words, [(p.x, p.y, p.mark.radius) for p in smaller]).is_free(words)
    return 0 if covered else size


def _write_cities(
    canvas: Canvas,
    every: Sequence[Placed],
    frame: Frame,
    room: Room,
    colors: dict[str, str],
    letters: float,
    names: PlaceNames,
    day: date,
    scale: float,
) -> None:
    """Names of other large cities as on the day, wherever they cover nothing."""
    dot = load_style()["cities"]["dot_radius"] * scale * 1.3
    told = {one.circle.name for one in every}
    zooms = load_style()["cities"]["smallest_zoom_by_rank"]
    zoom = frame.zoom - log2(scale)  # as a frame of common size would have it
    for city in city_labels(names, day.isoformat(), day.isoformat()):
        if zoom < zooms[city["rank"]]:
            continue
        name = city["names"][0][1]
        x, y = frame.point(city["latitude"], city["longitude"])
        point = Box(x - dot, y - dot, x + dot, y + dot)
        if name in told or not room.is_free(point):
            continue
        box = room.beside(x, y, dot, width(name, letters), letters * 1.1, CITY_SIDES)
        if box is None:
            continue
        room.take(box)
        room.take(point)
        canvas.circle(x, y, dot, fill=colors["quiet_ink"])
        canvas.text(name, box.left, box.bottom - letters * 0.27, letters, color=colors["quiet_ink"])
