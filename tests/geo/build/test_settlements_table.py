"""The settlements of the classifier, each with the smallest unit of the gazetteer around it."""

import csv
from math import degrees

import pytest

from geo.build.__main__ import GAZETTEER
from geo.build.settlements_table import read_classifier, settlement_rows
from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.place import Name, Place
from geo.gazetteer.reverse import EARTH_RADIUS_KM, distance_km

FARTHEST_TOWN_KM = 100.0


def place(place_id: str, kind: str, name: str, *, latitude: float = 47.0) -> Place:
    names = (Name(name, "ru", None, None, "official"),)
    return Place(place_id, kind, latitude, 52.0, 0, "KZ-23", "KZ-23", names)  # type: ignore[arg-type]


REGION = place("region", "region", "Атырауская область")
EAST = place("east", "district", "Индерский район")
WEST = place("west", "district", "Исатайский район", latitude=49.0)
CLASSIFIER = [
    ("230000000", "Атырауская область"),
    ("231000000", "Атырау Г.А."),
    ("233600000", "Индерский район"),
    ("233800000", "Исатайский район"),
]


def rows_of(*listed: tuple[str, str], places: tuple[Place, ...] = ()) -> list[dict[str, str]]:
    return settlement_rows([*CLASSIFIER, *listed], [REGION, EAST, WEST, *places])


@pytest.mark.parametrize(
    "name, sound, kind",
    [
        ("с.Аксай", "aksai", "village"),
        ("с. Аксай", "aksai", "village"),
        ("с.им.Абая", "abaia", "village"),
        ("п.Индерборский", "inderborski", "urban"),
        ("г.Атырау", "atirau", "town"),
        ("ст.Сагиз", "sagiz", "station"),
        ("зимовка Жанабаз", "janabaz", "camp"),
        ("Есболский с.о.", "esbolski", "rural_district"),
        ("с.о.им.Канай би", "kanaibi", "rural_district"),
    ],
)
def test_a_name_of_the_classifier_says_what_it_is(name: str, sound: str, kind: str) -> None:
    (row,) = rows_of(("233630100", name))

    assert (row["sound"], row["kind"], row["unit_id"]) == (sound, kind, "east")


@pytest.mark.parametrize("name", ["Индерская п.а.", "Чабанский жил.дом", "рзд.19", "с.о."])
def test_what_is_no_settlement_or_has_no_name_is_left_out(name: str) -> None:
    assert rows_of(("233630100", name)) == []


def test_what_lies_in_the_administration_of_a_city_is_told_by_the_region() -> None:
    (row,) = rows_of(("231030100", "с.Аксай"))

    assert row["unit_id"] == "region"


def test_the_place_is_the_settlement_whose_seat_is_twice_as_near_as_the_next() -> None:
    aksai = place("aksai", "settlement", "Аксай", latitude=47.0 + 2.0 / (1 + 2.01))
    between = place("between", "settlement", "Аксай", latitude=47.0 + 2.0 / (1 + 1.99))
    listed = (("233630100", "с.Аксай"), ("233830100", "с.Аксай"))

    assert [row["place_id"] for row in rows_of(*listed, places=(aksai,))] == ["aksai", ""]
    assert [row["place_id"] for row in rows_of(*listed, places=(between,))] == ["", ""]


@pytest.mark.parametrize(("km", "place_id"), [(299.9, "aksai"), (300.1, "")])
def test_a_place_more_than_300_km_from_the_seat_is_another_of_the_name(
    km: float, place_id: str
) -> None:
    north = 47.0 + degrees(km / EARTH_RADIUS_KM)
    aksai = place("aksai", "settlement", "Аксай", latitude=north)
    (row,) = rows_of(("233630100", "с.Аксай"), places=(aksai,))

    assert row["place_id"] == place_id


def test_every_town_of_the_classifier_stands_near_the_seat_of_its_district() -> None:
    places = load_gazetteer().places
    with (GAZETTEER / "settlements.csv").open(encoding="utf-8", newline="") as lines:
        towns = [row for row in csv.DictReader(lines) if row["kind"] == "town"]
    astray = {}
    for row in towns:
        town, unit = places[row["place_id"]], places[row["unit_id"]]
        if unit.kind == "district":
            distance = distance_km(town.latitude, town.longitude, unit)
            if distance > FARTHEST_TOWN_KM:
                astray[town.name()] = distance

    assert astray == {}


def test_the_table_is_what_the_classifier_and_the_places_make() -> None:
    def read(name: str) -> list[dict[str, str]]:
        with (GAZETTEER / name).open(encoding="utf-8", newline="") as lines:
            return list(csv.DictReader(lines))

    others = {(r["place_id"], r["text"]) for r in read("blocked.csv") if r["what"] == "code"}
    made = settlement_rows(
        read_classifier(GAZETTEER),
        list(load_gazetteer().places.values()),
        by_hand=read("settlements_by_hand.csv"),
        others=others,
    )

    assert [{"place_id": "", **row} for row in made] == read("settlements.csv")
