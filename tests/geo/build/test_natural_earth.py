"""The base map, made of small squares in place of countries."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from geo.build.natural_earth import REGION_OF_FILE, build_basemap, region_points
from geo.build.source_packages import BORDERS, LAKES, RIVERS
from geo.regions import REGIONS

shapely = pytest.importorskip("shapely")
shapefile = pytest.importorskip("shapefile")

FILES = sorted(REGION_OF_FILE)
WEST, SOUTH = 60, 45


def square(west: float, south: float, east: float, north: float) -> dict[str, Any]:
    corners = [(west, south), (west, north), (east, north), (east, south), (west, south)]
    return {"type": "Polygon", "coordinates": [corners]}


def of(geometry: dict[str, Any]) -> bytes:
    return json.dumps({"type": "Feature", "geometry": geometry}).encode()


class Squares:
    """Regions in a row from west to east, each a square degree, Russia above them."""

    def read_all(self, package: object, start: str) -> dict[str, bytes]:
        assert package == BORDERS
        if start == "data/regions/KZ-":
            # Baikonur lies where its region does: above it.
            place = {name: at for at, name in enumerate(n for n in FILES if n != "KZ-KAB")}
            squares = {
                f"data/regions/{name}.json": square(WEST + at, SOUTH, WEST + at + 1, SOUTH + 1)
                for name, at in place.items()
            }
            at = WEST + place["KZ-QO"]
            squares["data/regions/KZ-KAB.json"] = square(at, SOUTH + 1, at + 1, SOUTH + 1.5)
            # An island of Mangystau that is seen, and one that is too small.
            first = WEST + place["KZ-MG"]
            squares["data/regions/KZ-MG.json"] = {
                "type": "MultiPolygon",
                "coordinates": [
                    square(*one)["coordinates"]
                    for one in (
                        (first, SOUTH, first + 1, SOUTH + 1),
                        (50, 44, 50.1, 44.1),
                        (52, 44, 52.05, 44.05),
                    )
                ],
            }
        else:
            assert start == "data/countries/"
            squares = {
                "data/countries/RU.json": square(WEST, SOUTH + 1.5, 120, 70),
                "data/countries/KZ.json": square(0, 0, 1, 1),
                "data/countries/FR.json": square(0, 40, 1, 41),
                "data/countries/RUS.json": square(WEST, SOUTH + 1.5, 120, 70),
            }
        return {path: of(geometry) for path, geometry in squares.items()}

    def read(self, package: object, path: str) -> bytes:
        if package == RIVERS:
            assert path == "dist/rivers.json"
            lines = [[(62, 45), (63, 45.0004)], [(63, 45.0004), (64, 45)], [(10, 45), (11, 45)]]
            features = [{"geometry": {"type": "LineString", "coordinates": line}} for line in lines]
            return json.dumps({"features": features}).encode()
        assert (package, path.rpartition("/")[2]) == (LAKES, "ne_10m_lakes.shp")
        written, index, table = io.BytesIO(), io.BytesIO(), io.BytesIO()
        with shapefile.Writer(shp=written, shx=index, dbf=table) as writer:
            writer.field("n", "N")
            for lake in [(61, 45, 61.2, 45.2), (63, 45, 63.1, 45.1), (10, 45, 11, 46)]:
                writer.poly(square(*lake)["coordinates"])
                writer.record(1)
        return written.getvalue()


@pytest.fixture(scope="module")
def made() -> dict[str, Any]:
    made: dict[str, Any] = build_basemap(Squares())  # type: ignore[arg-type]
    return made


def shape(geometry: dict[str, Any]) -> Any:
    return shapely.geometry.shape(geometry)


def test_its_layers_are_those_that_the_map_draws(made: dict[str, Any]) -> None:
    assert list(made) == [
        "land",
        "country",
        "regions",
        "region_lines",
        "borders",
        "lakes",
        "rivers",
    ]
    assert {made["land"]["type"], made["regions"]["type"]} == {"FeatureCollection"}
    assert made["country"]["properties"] == {"country": "KZ"}


def test_every_region_has_its_code_and_name_and_shymkent_a_point(made: dict[str, Any]) -> None:
    features = made["regions"]["features"]
    told = {one["properties"]["region_code"]: one["properties"]["name_en"] for one in features}

    assert told == {code: names["en"] for code, names in REGIONS.items()}
    assert {one["type"] for one in features} == {"Feature"}
    assert features[-1] == {
        "type": "Feature",
        "properties": {
            "region_code": "KZ-79",
            "name_en": "Shymkent",
            "note": "no open boundary",
        },
        "geometry": {"type": "Point", "coordinates": [69.6, 42.3]},
    }


def test_baikonur_is_a_part_of_its_region(made: dict[str, Any]) -> None:
    [region] = [
        one["geometry"]
        for one in made["regions"]["features"]
        if one["properties"]["region_code"] == "KZ-43"
    ]

    assert shape(region).area == pytest.approx(1.5, abs=0.01)


def test_an_island_is_drawn_where_it_is_large_enough_to_be_seen(made: dict[str, Any]) -> None:
    country = shape(made["country"]["geometry"])

    assert country.intersects(shapely.Point(50.05, 44.05))
    assert not country.intersects(shapely.Point(52.025, 44.025))


def test_neighbours_are_cut_at_the_edge_of_the_map(made: dict[str, Any]) -> None:
    land = {
        one["properties"]["country"]: shape(one["geometry"]) for one in made["land"]["features"]
    }

    assert list(land) == ["KZ", "RU"]
    assert land["RU"].bounds == (60.0, 46.5, 90.0, 58.0)


def test_lines_are_drawn_between_regions_and_between_countries_alone(made: dict[str, Any]) -> None:
    between, borders = shape(made["region_lines"]), shape(made["borders"])

    assert between.length == pytest.approx(len(FILES) - 2, abs=0.1)
    assert between.bounds[1::2] == (45.0, 46.0)
    assert borders.length == pytest.approx(1, abs=0.1)
    assert borders.bounds[1] == borders.bounds[3] == 46.5


def test_small_lakes_and_what_lies_beyond_the_map_are_left_out(made: dict[str, Any]) -> None:
    assert shape(made["lakes"]).bounds == (61.0, 45.0, 61.2, 45.2)
    assert shape(made["lakes"]).area == pytest.approx(0.04)


def test_a_river_is_one_line_without_what_nobody_sees(made: dict[str, Any]) -> None:
    assert made["rivers"] == {"type": "LineString", "coordinates": ((62.0, 45.0), (64.0, 45.0))}


def test_each_region_has_a_point_well_inside(made: dict[str, Any]) -> None:
    points = region_points(made)

    from_the_west = sorted(set(points) - {"KZ-79"}, key=lambda code: points[code][1])
    assert points["KZ-79"] == (42.3, 69.6)
    assert points["KZ-19"] == (45.5, WEST + 0.5)
    assert from_the_west == [  # as the names of the files go
        *("KZ-19", "KZ-75", "KZ-11", "KZ-23", "KZ-71", "KZ-15", "KZ-63", "KZ-47", "KZ-59"),
        *("KZ-55", "KZ-35", "KZ-43", "KZ-39", "KZ-61", "KZ-27", "KZ-31"),
    ]
