"""What is taken from the answer of a geocoder, and what is not."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from geo.network.untrusted_answer import (
    LONGEST_ADDRESS,
    LONGEST_NAME,
    MOST_PLACES,
    NetworkPlace,
    from_json,
    one_line,
    read_locations,
    to_json,
)


@dataclass(frozen=True)
class Location:
    """A location as geopy gives it, in the middle of Taraz unless told otherwise."""

    raw: Any = field(default_factory=lambda: {"name": "Taraz"})
    address: Any = "Taraz, Zhambyl Region, Kazakhstan"
    latitude: float = 42.9
    longitude: float = 71.37


def only(location: Location) -> NetworkPlace:
    [place] = read_locations([location])
    return place


def test_a_place_has_what_the_answer_says_and_the_unit_of_its_point() -> None:
    raw = {"name": "Taraz", "type": "city", "osm_type": "node", "osm_id": 7}

    assert only(Location(raw, latitude=42.900014, longitude=71.370016)) == NetworkPlace(
        "osm:node/7",
        "Taraz",
        "Taraz, Zhambyl Region, Kazakhstan",
        "settlement",
        42.90001,
        71.37002,
        "KZ-31",
    )


def test_without_a_name_it_is_called_by_the_first_words_of_its_address() -> None:
    assert only(Location({})).name == "Taraz"
    assert only(Location({"name": " "})).name == "Taraz"
    assert only(Location({}, "T" * 200)).name == "T" * LONGEST_NAME
    assert only(Location({"name": "N" * 200}, "A" * 400)).name == "N" * LONGEST_NAME
    assert only(Location({"name": "N"}, "A" * 400)).address == "A" * LONGEST_ADDRESS


@pytest.mark.parametrize("name", ["12", "—", "1/2 : 3"])
def test_what_has_no_letter_is_no_name(name: str) -> None:
    assert read_locations([Location({"name": name})]) == ()
    assert read_locations([Location({}, name)]) == ()


@pytest.mark.parametrize("key", ["properties", None])
@pytest.mark.parametrize("of_country", ["country_code", "countrycode", "countryCode", "country_a"])
@pytest.mark.parametrize("within", ["", "address", "components"])
def test_only_places_of_the_country_are_taken_however_it_is_said(
    key: str | None, of_country: str, within: str
) -> None:
    def of(country: str) -> Location:
        said = {of_country: country}
        told = {"name": "Taraz"} | ({within: said} if within else said)
        return Location({key: told} if key else told)

    assert [only(of(country)).name for country in ("kz", "KZ", "kaz", "KAZ")] == ["Taraz"] * 4
    assert read_locations([of("kg")]) == ()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("settlement", "city town village hamlet isolated_dwelling municipality locality"),
        ("district", "county district state_district"),
        ("region", "state region province"),
        ("country", "country"),
        ("", "administrative"),
    ],
)
@pytest.mark.parametrize("field", ["addresstype", "type", "osm_value", "layer"])
def test_each_word_of_openstreetmap_says_a_kind_of_ours(kind: str, words: str, field: str) -> None:
    for word in words.split():
        assert only(Location({"name": "Taraz", field: word})).kind == kind, word


def test_what_is_no_place_of_people_is_left_out_and_a_kind_unsaid_is_empty() -> None:
    assert read_locations([Location({"name": "Taraz", "type": "restaurant"})]) == ()
    assert only(Location({"name": "Taraz", "type": "yes", "addresstype": "city"})).kind
    assert only(Location({"name": "Taraz", "type": 7})).kind == ""


@pytest.mark.parametrize(
    ("osm_type", "osm_id", "place_id"),
    [
        ("node", 7, "osm:node/7"),
        ("way", 7, "osm:way/7"),
        ("relation", "7", "osm:relation/7"),
        ("N", 7, "osm:node/7"),
        ("W", 7, "osm:way/7"),
        ("R", 7, "osm:relation/7"),
        ("node", "1" * 15, "osm:node/" + "1" * 15),
        ("node", "1" * 16, ""),
        ("node", "7a", ""),
        ("node", "٧", ""),
        ("area", 7, ""),
        (["node"], 7, ""),
        ("node", None, ""),
    ],
)
def test_the_id_is_that_of_openstreetmap_or_none(
    osm_type: object, osm_id: object, place_id: str
) -> None:
    raw = {"name": "Taraz", "osm_type": osm_type, "osm_id": osm_id}

    assert only(Location(raw)).place_id == place_id


@pytest.mark.parametrize(
    ("latitude", "longitude"),
    [(42.87, 74.59), (40.4, 68.0), (55.6, 70.0), (51.0, 45.9), (49.0, 87.6), (71.37, 42.9)],
)
def test_a_point_outside_the_country_is_no_place(latitude: float, longitude: float) -> None:
    assert read_locations([Location(latitude=latitude, longitude=longitude)]) == ()


def test_a_longitude_that_was_turned_around_the_globe_is_no_place() -> None:
    assert read_locations([Location({"name": "Taraz", "lon": "431.37"})]) == ()
    assert only(Location({"name": "Taraz", "lon": "71.4"})).name == "Taraz"


def test_the_unit_that_the_answer_names_goes_before_that_of_the_point() -> None:
    def of(code: object) -> str:
        raw = {"name": "Taraz", "address": {"ISO3166-2-lvl4": code}}
        return only(Location(raw)).admin1_code

    assert [of("KZ-61"), of("KZ-99"), of(["KZ-61"]), of(None)] == [
        "KZ-61",
        "KZ-31",
        "KZ-31",
        "KZ-31",
    ]


def test_one_place_given_twice_near_by_is_one() -> None:
    near, far = Location(latitude=42.98), Location(latitude=43.0)
    other = Location({"name": "Aulie-Ata"})
    of_a_kind = Location({"name": "Taraz", "type": "city"})

    assert len(read_locations([Location(), near])) == 1  # 9 km
    assert len(read_locations([Location(), far])) == 2  # 11 km
    assert len(read_locations([Location(), other])) == 2
    assert len(read_locations([Location(), of_a_kind])) == 2


def test_so_many_places_are_taken_and_no_more() -> None:
    many = [Location({"name": f"Taraz {letter}"}) for letter in "abcdefghijklm"]

    assert len(read_locations(many)) == MOST_PLACES == 10


def test_places_that_are_kept_are_read_back_and_others_refused() -> None:
    place = only(Location())

    assert from_json(to_json([place])) == (place,)
    for wrong in [
        replace(place, kind="star"),  # type: ignore[arg-type]
        replace(place, admin1_code="KZ-99"),
        replace(place, latitude=40.4),
        replace(place, latitude=55.6),
        replace(place, longitude=45.9),
        replace(place, longitude=87.6),
    ]:
        with pytest.raises(ValueError, match="cannot be what it says"):
            from_json(to_json([wrong]))
    for text in ("7", '[{"name": "Taraz"}]', "[" * 100_000):
        with pytest.raises(ValueError):
            from_json(text)
    for edge in [(40.5, 46.0), (55.5, 87.5)]:
        there = replace(place, latitude=edge[0], longitude=edge[1], admin1_code="")
        assert from_json(to_json([there])) == (there,)


def test_a_text_is_put_on_one_line_without_what_cannot_be_printed() -> None:
    assert one_line(" Ta\x00raz\n\t city ", 100) == "Ta raz city"
    assert one_line("Taraz", 3) == "Tar"
    assert one_line("a" + " " * 7 + "b", 2) == "a"  # no more is read than four times the length
    assert one_line(7, 100) == one_line(None, 100) == ""
