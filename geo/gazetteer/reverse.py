"""Where a point is: the settlement nearest to it, and the region around it on that day.

Regions of 2018-2022 are polygons (Natural Earth, lines drawn with few strokes). Three things have
no open polygon: Shymkent is a disc; of the regions of 2022, Abai, Jetisu and Ulytau are told from
the ones they were cut from by the settlement nearest to the point.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from math import asin, cos, isfinite, radians, sin, sqrt
from typing import Literal, Protocol

from geo.gazetteer.gazetteer import Gazetteer, load_gazetteer
from geo.gazetteer.place import Place
from geo.regions import (
    CITIES,
    CUT_IN_2022,
    REFORM_OF_2022,
    admin1_on,
    region_code_of,
    region_shapes,
)

EARTH_RADIUS_KM = 6371.0088
# A disc as large as the city of Shymkent, 1,163 square kilometres (general knowledge, unverified).
SHYMKENT_RADIUS_KM = 19.2
# Lines are drawn with few strokes: a point so near to one of our settlements is not abroad.
BORDER_KM = 3.0

Ring = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Spot:
    """What is at a point in degrees.

    `status` is inside, outside (of the country: the rest is empty) or swapped: the point lies
    inside only with latitude and longitude exchanged, and `latitude` and `longitude` are so here.
    `region_by` says how the unit of that day was told: polygon, disc or nearest_settlement.
    """

    status: Literal["inside", "outside", "swapped"]
    latitude: float
    longitude: float
    place: Place | None = None
    distance_km: float | None = None
    admin1_code: str = ""  # today's unit
    admin1_on_date: str = ""
    region: Place | None = None  # the unit of that day, a region or a city
    region_by: str = ""

    def details(self, *, on: date | None = None) -> dict[str, str | float | None]:
        """The spot, its names as on that day, ready for JSON."""
        return {
            "status": self.status,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "place_id": self.place.place_id if self.place else None,
            "name": self.place.name(on=on) if self.place else None,
            "distance_km": self.distance_km,
            "admin1_code": self.admin1_code or None,
            "admin1_on_date": self.admin1_on_date or None,
            "region": self.region.name(on=on) if self.region else None,
            "region_by": self.region_by or None,
        }


def reverse(
    latitude: float,
    longitude: float,
    *,
    on: date | None = None,
    gazetteer: Gazetteer | None = None,
) -> Spot:
    """What is at the point on that day, or today. ValueError if it is no point on Earth.

    >>> spot = reverse(43.25, 76.95)
    >>> spot.place.name(), spot.admin1_code
    ('Almaty', 'KZ-75')
    >>> reverse(76.95, 43.25).status, reverse(55.75, 37.62).status
    ('swapped', 'outside')
    """
    if not (isfinite(latitude) and isfinite(longitude)):
        raise ValueError(f"{latitude}, {longitude} is no point, wanted degrees")
    gazetteer = gazetteer or load_gazetteer()
    if found := _inside(latitude, longitude, on, gazetteer):
        return found
    if swapped := _inside(longitude, latitude, on, gazetteer, status="swapped"):
        return swapped
    if abs(latitude) > 90 or abs(longitude) > 180:
        raise ValueError(
            f"{latitude}, {longitude} is no point, wanted a latitude from -90 to 90 and a"
            " longitude from -180 to 180"
        )
    return Spot("outside", latitude, longitude)


class AtPoint(Protocol):
    """Anything with a point in degrees."""

    @property
    def latitude(self) -> float:
        """Degrees north."""

    @property
    def longitude(self) -> float:
        """Degrees east."""


def distance_km(latitude: float, longitude: float, place: AtPoint) -> float:
    """The kilometres along the surface from a point to the middle of the place."""
    north, east = radians(latitude), radians(longitude)
    place_north, place_east = radians(place.latitude), radians(place.longitude)
    squared = (
        sin((place_north - north) / 2) ** 2
        + cos(north) * cos(place_north) * sin((place_east - east) / 2) ** 2
    )
    return 2 * EARTH_RADIUS_KM * asin(min(1.0, sqrt(squared)))


def _inside(
    latitude: float,
    longitude: float,
    on: date | None,
    gazetteer: Gazetteer,
    *,
    status: Literal["inside", "swapped"] = "inside",
) -> Spot | None:
    if abs(latitude) > 90 or abs(longitude) > 180:
        return None
    settlements = [place for place in gazetteer.places.values() if place.kind == "settlement"]
    by_distance = sorted(
        ((distance_km(latitude, longitude, place), place) for place in settlements),
        key=lambda one: one[0],
    )
    distance, nearest = by_distance[0]
    region_code, region_by = _region_at(latitude, longitude, gazetteer)
    if not region_code:
        if distance > BORDER_KM:
            return None
        region_code, region_by = nearest.region_code, "nearest_settlement"
    admin1_code = next(p.admin1_code for _, p in by_distance if p.region_code == region_code)
    unit = admin1_on(admin1_code, on)
    if region_code in CUT_IN_2022 and (on is None or on >= REFORM_OF_2022):
        region_by = "nearest_settlement"
    return Spot(
        status,
        latitude,
        longitude,
        place=nearest,
        distance_km=round(distance, 1),
        admin1_code=admin1_code,
        admin1_on_date=unit,
        region=_unit(unit, gazetteer),
        region_by=region_by,
    )


def _unit(code: str, gazetteer: Gazetteer) -> Place | None:
    kind = "settlement" if code in CITIES else "region"
    units = [p for p in gazetteer.places.values() if p.admin1_code == code and p.kind == kind]
    return max(units, key=lambda place: place.population, default=None)


def _region_at(latitude: float, longitude: float, gazetteer: Gazetteer) -> tuple[str, str]:
    """The unit of 2018-2022 at the point and how it was told; two empty texts if there is none."""
    shymkent = _unit("KZ-79", gazetteer)
    if shymkent and distance_km(latitude, longitude, shymkent) <= SHYMKENT_RADIUS_KM:
        return region_code_of("KZ-79"), "disc"
    for code, polygons in _polygons().items():  # none overlaps another
        if any(_covers(polygon, longitude, latitude) for polygon in polygons):
            return code, "polygon"
    return "", ""


@cache
def _polygons() -> dict[str, list[list[Ring]]]:
    return {
        code: shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for code, shape in region_shapes().items()
        if shape["type"] != "Point"
    }


def _covers(polygon: list[Ring], longitude: float, latitude: float) -> bool:
    """Whether the point lies in the polygon, by the parity of the edges east of it."""
    inside = False
    for ring in polygon:
        x1, y1 = ring[-1]
        for x2, y2 in ring:
            if (y1 > latitude) != (y2 > latitude):
                inside ^= longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
            x1, y1 = x2, y2
    return inside
