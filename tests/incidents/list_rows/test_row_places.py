"""The places that the rows of a list name."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer.gazetteer import Gazetteer
from incidents.list_rows.row_places import PlaceFound, RowPlaces
from incidents.list_rows.row_problem import Refused

DAYS = [date(2019, 6, day) for day in range(1, 30)]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the gazetteer is asked for."""
    found: list[str] = []
    find = Gazetteer.find

    def told(self: Gazetteer, text: str, *, on: date | None = None) -> object:
        found.append(text)
        return find(self, text, on=on)

    monkeypatch.setattr(Gazetteer, "find", told)
    return found


def test_a_name_is_looked_up_once_for_all_days_on_which_places_have_the_same_names(
    asked: list[str],
) -> None:
    places = RowPlaces({}, {})

    names = {places.of("Astana", day)[0].name for day in DAYS}

    assert (names, asked) == ({"Nur-Sultan"}, ["Astana"])


def test_it_is_looked_up_again_where_its_place_was_called_otherwise() -> None:
    places = RowPlaces({}, {})

    days = (date(2019, 1, 1), date(2019, 6, 1), date(2023, 6, 1))
    assert [places.of("Astana", day)[0].name for day in days] == ["Astana", "Nur-Sultan", "Astana"]


def test_each_row_of_a_name_that_is_refused_is_told_so(asked: list[str]) -> None:
    found: dict[str, PlaceFound] = {}
    places = RowPlaces(found, {})

    for day in DAYS:
        with pytest.raises(Refused):
            places.of("Atlantis", day)

    assert asked.count("Atlantis") <= 2  # once for the row, once for what is told of it
    assert found["Atlantis"].candidates == ()


@pytest.mark.parametrize(
    "text",
    ["nationwide", "National", "countrywide", "whole country", "the whole country", "country-wide"]
    + ["nation-wide", "national level"]
    + ["across the country", "across Kazakhstan", "all over the country", "по всей стране"]
    + ["вся страна", "по стране", "по Казахстану", "весь Казахстан", "бүкіл ел", "ел бойынша"]
    + ["Қазақстан бойынша", "бүкіл Қазақстан", "бүкіл ел бойынша", "Kazakhstan"],
)
def test_the_whole_country_is_no_place(text: str) -> None:
    found: dict[str, PlaceFound] = {}

    assert RowPlaces(found, {}).of(text, DAYS[0]) == []


@pytest.mark.parametrize(
    "between",
    [", ", ",", "; ", "/", " & ", " + ", " and ", " и ", " және ", " мен "],
)
def test_several_places_are_told_apart_by_what_stands_between_them(between: str) -> None:
    named = RowPlaces({}, {}).of(f"Almaty{between}Shymkent", DAYS[0])

    assert [place.name for place in named] == ["Almaty", "Shymkent"]


def test_of_several_places_the_one_that_nobody_knows_is_told_and_no_other() -> None:
    found: dict[str, PlaceFound] = {}

    with pytest.raises(Refused):
        RowPlaces(found, {}).of("Almaty, Atlantis", DAYS[0])

    assert {name: bool(one.candidates) for name, one in found.items()} == {
        "Almaty": True,
        "Atlantis": False,
    }
