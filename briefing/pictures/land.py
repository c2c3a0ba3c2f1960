"""The base map in a frame of a picture: Web Mercator, as on the live map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from math import asinh, log2, pi, radians, sqrt, tan
from typing import Any

from briefing.pictures.canvas import Box, Canvas
from briefing.scenes.scene import SceneView
from geo.map.basemap import load_style
from geo.regions import BASEMAP
from geo.shipped_files import shipped_json

WORLD = 256
"""Pixels of the world's width at zoom 0, as Leaflet counts."""

SMALLEST_STEP = 0.7
"""Pixels under which two points of an outline are one."""


@dataclass(frozen=True)
class Frame:
    """A box of a picture with a zoom and the world's pixels (at zoom 0) of its middle."""

    box: Box
    zoom: float
    middle: tuple[float, float]

    @property
    def scale(self) -> float:
        """Pixels of the picture for one of the world at zoom 0."""
        return float(2**self.zoom)

    def point(self, latitude: float, longitude: float) -> tuple[float, float]:
        """Where a point of the earth lies in the picture."""
        x, y = _world(latitude, longitude)
        return (
            (self.box.left + self.box.right) / 2 + (x - self.middle[0]) * self.scale,
            (self.box.top + self.box.bottom) / 2 + (y - self.middle[1]) * self.scale,
        )


def frame_of(box: Box, view: SceneView, *, below: float = 0, beside: float = 0) -> Frame:
    """The frame that shows what the scene's view asks for: the whole country by default.

    `below` pixels at the lower edge stay free of the country where there is room for both,
    `beside` pixels at the left edge in any case: the country is drawn smaller.
    A zoom that a reader chose is one of a frame of common size, and grows with this one.
    """
    style = load_style()
    home, padding = style["view"]["home"], style["view"]["padding"]
    west, north = _world(home["north"], home["west"])
    east, south = _world(home["south"], home["east"])
    fitting = log2(
        min(
            (box.width - beside - 2 * padding) / (east - west),
            (box.height - 2 * padding) / (south - north),
        )
    )
    spare = box.height - 2 * padding - (south - north) * 2**fitting
    upwards = min(below, max(0.0, spare)) / 2 / 2**fitting
    to_the_right = beside / 2 / 2**fitting
    middle = ((west + east) / 2 - to_the_right, (north + south) / 2 + upwards)
    if view.center:
        middle = _world(*_within(view.center, style["view"]["limits"]))
    if view.zoom is None:
        return Frame(box, fitting, middle)
    larger = log2(sqrt(box.width * box.height) / style["frame"]["reference_pixels"])
    closest = min(view.zoom, style["view"]["largest_zoom"])
    return Frame(box, max(fitting, closest + larger), middle)


def _within(point: tuple[float, float], limits: dict[str, float]) -> tuple[float, float]:
    """The point, or the nearest one that the live map can be moved to."""
    latitude, longitude = point
    return (
        min(max(latitude, limits["south"]), limits["north"]),
        min(max(longitude, limits["west"]), limits["east"]),
    )


def draw_land(canvas: Canvas, frame: Frame, colors: dict[str, str]) -> None:
    """Water, land, borders and rivers, gently ending before the data do."""
    style = load_style()
    base, view = style["base"], style["view"]
    thick = max(1.0, sqrt(frame.box.width * frame.box.height) / 900)
    data = _corners(frame, view["data"])
    canvas.rect(frame.box, fill=colors["land_outside"])
    canvas.rect(data, fill=colors["water"])

    def shape(name: str, *, fill: str = "none", stroke: str | None = None, line: float = 0) -> None:
        canvas.put(
            "path",
            d=_path(name, frame),
            fill=fill,
            fill_rule="evenodd",
            stroke=stroke,
            stroke_width=line * thick if stroke else None,
            stroke_linejoin="round" if stroke else None,
        )

    shape("land", fill=colors["land_outside"])
    shape("country", fill=colors["land"])
    shape("rivers", stroke=colors["river"], line=base["river_width"])
    shape("lakes", fill=colors["water"])
    shape("region_lines", stroke=colors["region_line"], line=base["region_width"])
    shape("borders", stroke=colors["border"], line=base["border_width"])
    shape("country", stroke=colors["country_line"], line=base["country_width"])
    _fade(canvas, frame, colors["land_outside"])


def _fade(canvas: Canvas, frame: Frame, color: str) -> None:
    """The data end at a box; the paper takes over before that, so no cut edge shows."""
    view, degrees = load_style()["view"], load_style()["base"]["fade_degrees"]
    data = view["data"]
    outer = _corners(frame, data)
    inner = _corners(
        frame,
        {
            "west": data["west"] + degrees,
            "east": data["east"] - degrees,
            "south": data["south"] + degrees / 2,
            "north": data["north"] - degrees / 2,
        },
    )
    for band, (x1, y1, x2, y2) in (
        (Box(outer.left - 1, outer.top, inner.left, outer.bottom), (outer.left, 0, inner.left, 0)),
        (
            Box(inner.right, outer.top, outer.right + 1, outer.bottom),
            (outer.right, 0, inner.right, 0),
        ),
        (Box(outer.left, outer.top - 1, outer.right, inner.top), (0, outer.top, 0, inner.top)),
        (
            Box(outer.left, inner.bottom, outer.right, outer.bottom + 1),
            (0, outer.bottom, 0, inner.bottom),
        ),
    ):
        if not band.touches(frame.box):
            continue
        name = canvas.new_id("fade")
        gradient = canvas.put(
            "linearGradient", id=name, gradientUnits="userSpaceOnUse", x1=x1, y1=y1, x2=x2, y2=y2
        )
        canvas.stop(gradient, 0, color, 1)
        canvas.stop(gradient, 1, color, 0)
        canvas.rect(band, fill=f"url(#{name})")


def _corners(frame: Frame, degrees: dict[str, float]) -> Box:
    left, top = frame.point(degrees["north"], degrees["west"])
    right, bottom = frame.point(degrees["south"], degrees["east"])
    return Box(left, top, right, bottom)


def _world(latitude: float, longitude: float) -> tuple[float, float]:
    return (
        (longitude / 360 + 0.5) * WORLD,
        (0.5 - asinh(tan(radians(latitude))) / (2 * pi)) * WORLD,
    )


Chain = list[tuple[float, float]]


@cache
def _chains() -> dict[str, list[Chain]]:
    """By name of a part of the base map its lines as points of the world at zoom 0."""
    read = shipped_json(BASEMAP)
    return {
        name: [
            [_world(latitude, longitude) for longitude, latitude in chain]
            for chain in _lines_in(part)
        ]
        for name, part in read.items()
    }


def _lines_in(part: Any) -> Iterator[list[list[float]]]:
    for inner in part.get("features", []):
        yield from _lines_in(inner)
    if part.get("geometry"):
        yield from _lines_in(part["geometry"])
    if part.get("coordinates"):
        yield from _lines_of(part["coordinates"])


def _lines_of(coordinates: list[Any]) -> Iterator[list[list[float]]]:
    """The runs of points in coordinates that are nested as deep as their kind asks for."""
    if not coordinates or isinstance(coordinates[0], int | float):
        return  # a single point is no outline
    if isinstance(coordinates[0][0], int | float):
        yield coordinates
    else:
        for inner in coordinates:
            yield from _lines_of(inner)


@lru_cache(maxsize=42)
def _path(name: str, frame: Frame) -> str:
    """The lines of a part as the data of an SVG path, in steps of a tenth of a pixel; kept for some
    frames, since most pictures show all of the country."""
    scale = frame.scale
    left = (frame.box.left + frame.box.right) / 2 - frame.middle[0] * scale
    top = (frame.box.top + frame.box.bottom) / 2 - frame.middle[1] * scale
    written = []
    for chain in _chains()[name]:
        points = [(round((x * scale + left) * 10), round((y * scale + top) * 10)) for x, y in chain]
        if _beside(points, frame.box):
            continue
        written.append(_steps(points))
    return "".join(written)


def _beside(points: list[tuple[int, int]], box: Box) -> bool:
    """Whether all of it lies on one side of the box, where nobody sees it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return (
        max(xs) < box.left * 10
        or min(xs) > box.right * 10
        or max(ys) < box.top * 10
        or min(ys) > box.bottom * 10
    )


def _steps(points: list[tuple[int, int]]) -> str:
    x, y = points[0]
    written = [f"M{x / 10:g} {y / 10:g}l"]
    for next_x, next_y in points[1:]:
        if abs(next_x - x) + abs(next_y - y) < SMALLEST_STEP * 10:
            continue
        written.append(f"{(next_x - x) / 10:g} {(next_y - y) / 10:g} ")
        x, y = next_x, next_y
    if len(written) == 1:
        return ""
    return "".join(written) + ("z" if points[0] == points[-1] else "")
