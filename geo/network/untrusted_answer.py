"""The places in a geocoder's answer, which is not trusted.

Only places of Kazakhstan are taken, only their name, kind, unit and point, and each of these only
where it can be what it says: a point must lie in the country whatever the answer calls it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal, get_args

from geo.gazetteer.reverse import distance_km, reverse
from geo.regions import UNITS_TODAY

WEST, SOUTH, EAST, NORTH = 46.0, 40.5, 87.5, 55.5
"""Degrees around Kazakhstan."""

MOST_PLACES = 10
LONGEST_NAME, LONGEST_ADDRESS = 100, 300
SAME_PLACE_KM = 10

NetworkKind = Literal["settlement", "district", "region", "country", ""]

# The words that OpenStreetMap's geocoders use for what has people in it -> ours.
_KINDS: dict[str, NetworkKind] = dict.fromkeys(
    ("city", "town", "village", "hamlet", "isolated_dwelling", "municipality", "locality"),
    "settlement",
)
_KINDS |= dict.fromkeys(("county", "district", "state_district"), "district")
_KINDS |= dict.fromkeys(("state", "region", "province"), "region")
# An area of an older Nominatim, which does not say of what.
_KINDS |= {"country": "country", "administrative": ""}
_KIND_FIELDS = ("addresstype", "type", "osm_value", "layer")
_OSM_TYPES = {"node": "node", "way": "way", "relation": "relation"} | {
    "N": "node",
    "W": "way",
    "R": "relation",
}


@dataclass(frozen=True, slots=True)
class NetworkPlace:
    """A place as a geocoder gave it, at a point in degrees; "" for whatever it did not say.

    `admin1_code` is today's unit, by the point where the geocoder names none; `place_id` is
    OpenStreetMap's, such as "osm:node/123".
    """

    place_id: str
    name: str
    address: str
    kind: NetworkKind
    latitude: float
    longitude: float
    admin1_code: str


def read_locations(locations: Iterable[Any]) -> tuple[NetworkPlace, ...]:
    """The places of Kazakhstan among these locations of geopy, each once, in their order."""
    places: list[NetworkPlace] = []
    for location in locations:
        place = _read_location(location)
        if place and not any(_is_same(place, known) for known in places):
            places.append(place)
    return tuple(places[:MOST_PLACES])


def to_json(places: Iterable[NetworkPlace]) -> str:
    """The places as text to keep."""
    return json.dumps([asdict(place) for place in places], ensure_ascii=False)


def from_json(text: str) -> tuple[NetworkPlace, ...]:
    """The places that `to_json` wrote; ValueError where it cannot have."""
    try:
        places = tuple(NetworkPlace(**fields) for fields in json.loads(text))
        for place in places:
            is_sound = place.kind in get_args(NetworkKind) and place.admin1_code in _UNITS
            if not (is_sound and _is_in_box(place.latitude, place.longitude)):
                raise ValueError(f"{place.place_id} cannot be what it says")
    except (TypeError, RecursionError) as problem:
        raise ValueError(str(problem)) from None
    return places


def one_line(value: Any, longest: int) -> str:
    """The text on one line without what cannot be printed, "" if it is no text."""
    if not isinstance(value, str):
        return ""
    cleaned = "".join(c if c.isprintable() else " " for c in value[: 4 * longest])
    return " ".join(cleaned.split())[:longest]


def _read_location(location: Any) -> NetworkPlace | None:
    raw = _fields(location.raw)
    told = _fields(raw.get("properties")) or raw  # Photon and Pelias answer in GeoJSON
    address = _fields(told.get("address")) or _fields(told.get("components"))
    country = _country_of(told, address)
    point = float(location.latitude), float(location.longitude)
    # geopy turns a longitude beyond 180 degrees around the globe until it fits.
    if "lon" in told and abs(float(told["lon"]) - point[1]) > 1:
        return None
    kind = _kind_of(told)
    if kind is None or country not in ("kz", "") or not _is_in_box(*point):
        return None
    spot = reverse(*point)
    if spot.status != "inside":
        return None
    whole = one_line(location.address, LONGEST_ADDRESS)
    name = one_line(told.get("name"), LONGEST_NAME) or whole.split(",")[0][:LONGEST_NAME]
    if not any(letter.isalpha() for letter in name):
        return None
    unit = address.get("ISO3166-2-lvl4")
    return NetworkPlace(
        place_id=_osm_id(told),
        name=name,
        address=whole,
        kind=kind,
        latitude=round(point[0], 5),
        longitude=round(point[1], 5),
        admin1_code=unit if isinstance(unit, str) and unit in UNITS_TODAY else spot.admin1_code,
    )


def _is_in_box(latitude: float, longitude: float) -> bool:
    return SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST


def _fields(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _country_of(told: Mapping[str, Any], address: Mapping[str, Any]) -> str:
    """The letters of the country, "kz" for ours, "" if the answer names none."""
    for field in ("country_code", "countrycode", "countryCode", "country_a"):
        if code := address.get(field) or told.get(field):
            return "kz" if str(code).lower() in ("kz", "kaz") else str(code)
    return ""


def _kind_of(told: Mapping[str, Any]) -> NetworkKind | None:
    """What the place is, "" if the answer does not say, None if it is no place of ours."""
    words = [told[field] for field in _KIND_FIELDS if isinstance(told.get(field), str)]
    for word in words:
        if word in _KINDS:
            return _KINDS[word]
    return None if words else ""


def _osm_id(told: Mapping[str, Any]) -> str:
    kind, number = told.get("osm_type"), told.get("osm_id")
    known = _OSM_TYPES.get(kind) if isinstance(kind, str) else None
    if known and re.fullmatch(r"\d{1,15}", str(number), re.ASCII):
        return f"osm:{known}/{number}"
    return ""


def _is_same(one: NetworkPlace, other: NetworkPlace) -> bool:
    """Whether a geocoder gave one place twice: as a point and as an area, say."""
    if (one.name, one.kind) != (other.name, other.kind):
        return False
    return distance_km(one.latitude, one.longitude, other) < SAME_PLACE_KM


_UNITS = {*UNITS_TODAY, ""}
