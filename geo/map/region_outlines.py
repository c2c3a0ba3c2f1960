"""The regions as outlines for a small drawing, in the projection of the map on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import log, pi, radians, tan
from typing import Any

from geo.regions import region_shapes

WIDTH = 1000
"""Units from the country's west to its east; the height follows."""

MARGIN = 24
"""Units around it, for what is written at its edge."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Outline:
    """A region's border as the data of an SVG path, and the point its figure is written at.

    `path` is "" for a unit whose border no open source has: it is drawn as a disc at the point.
    """

    code: str
    path: str
    x: float
    y: float


@dataclass(frozen=True)
class Outlines:
    """All regions by code, in a drawing of this size."""

    width: int
    height: int
    regions: tuple[Outline, ...]


@cache
def region_outlines() -> Outlines:
    """The regions of the project's base map; cached, since the map never changes."""
    rings = {code: _rings(shape) for code, shape in region_shapes().items()}
    points = [point for found in rings.values() for ring in found for point in ring]
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    north, south = max(y for _, y in points), min(y for _, y in points)
    scale = WIDTH / (east - west)

    def drawn(ring: Sequence[Point]) -> list[Point]:
        return [((x - west) * scale + MARGIN, (north - y) * scale + MARGIN) for x, y in ring]

    outlines = [_outline(code, [drawn(ring) for ring in found]) for code, found in rings.items()]
    height = round((north - south) * scale) + 2 * MARGIN
    return Outlines(WIDTH + 2 * MARGIN, height, tuple(sorted(outlines, key=lambda o: o.code)))


def _rings(geometry: Any) -> list[list[Point]]:
    """The outer and inner rings, projected; a point is a ring of one."""
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Point":
        return [[_mercator(*coordinates)]]
    polygons = coordinates if kind == "MultiPolygon" else [coordinates]
    return [[_mercator(*point[:2]) for point in ring] for polygon in polygons for ring in polygon]


def _mercator(longitude: float, latitude: float) -> Point:
    return radians(longitude), log(tan(pi / 4 + radians(latitude) / 2))


def _outline(code: str, rings: Sequence[Sequence[Point]]) -> Outline:
    largest = max(rings, key=lambda ring: abs(_area(ring)))
    x, y = _middle(largest)
    path = "" if len(largest) == 1 else " ".join(_path(ring) for ring in rings)
    return Outline(code, path, round(x, 1), round(y, 1))


def _path(ring: Iterable[Point]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in ring) + "Z"


def _area(ring: Sequence[Point]) -> float:
    """Twice the area inside a ring, negative where it runs the other way around."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in _edges(ring))


def _edges(ring: Sequence[Point]) -> Iterable[tuple[Point, Point]]:
    return zip(ring, [*ring[1:], ring[0]], strict=True)


def _middle(ring: Sequence[Point]) -> Point:
    """The centre of gravity of what the ring holds."""
    area = _area(ring)
    if not area:
        return ring[0]
    x = sum((x0 + x1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _edges(ring))
    y = sum((y0 + y1) * (x0 * y1 - x1 * y0) for (x0, y0), (x1, y1) in _edges(ring))
    return x / (3 * area), y / (3 * area)
