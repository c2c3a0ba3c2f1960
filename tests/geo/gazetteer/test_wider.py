"""What has no point is told by the unit that holds it; of several bearers none is chosen."""

import pytest

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match, Name, Place, load_gazetteer
from geo.gazetteer.settlements import Settlements
from geo.gazetteer.wider import MOST_BEARERS, WIDER_SCORE

PLACES = {
    "region": ("region", "Almaty Region", 0),
    "east": ("district", "East District", 0),
    "west": ("district", "West District", 0),
    "town": ("settlement", "Karatal", 20_000),
    "city": ("settlement", "Temirlan", 200_000),
    "village": ("settlement", "Aksai", 900),
    "seat": ("settlement", "Uzun", 0),
    "large": ("settlement", "Kargaly", 12_000),
}
ROWS = [
    ["karatal", "town", "east", "town"],
    ["karatal", "village", "west", ""],
    ["aksai", "village", "east", "village"],
    ["aksai", "village", "west", ""],
    ["jalgiz", "village", "west", ""],
    ["jalgiz", "camp", "east", ""],
    ["temirlan", "village", "west", ""],
    ["kalamkas", "known", "region", ""],
    ["uzun", "village", "east", "seat"],
    ["uzun", "village", "west", ""],
    ["kargali", "village", "east", "large"],
    *[["kargali", "village", "west", ""]] * (MOST_BEARERS - 1),
]


def place(place_id: str, kind: str, name: str, population: int) -> Place:
    names = (Name(name, "en", None, None, "official"),)
    latitude = {"east": 43.0, "seat": 43.0, "west": 45.0}.get(place_id, 44.0)
    return Place(place_id, kind, latitude, 77.0, population, "KZ-19", "KZ-19", names)  # type: ignore[arg-type]


def find(text: str) -> Match | None:
    places = [place(place_id, *row) for place_id, row in PLACES.items()]
    return Gazetteer(places, settlements=lambda known: Settlements(ROWS, known)).find(text)


def found(text: str) -> tuple[str, str] | None:
    match = find(text)
    return match and (match.place.place_id, match.matched_by)


def test_a_village_without_a_point_is_told_by_its_district_with_a_lower_score() -> None:
    match = find("village of Zhalgyz")

    assert match is not None
    assert (match.place.place_id, match.matched_by, match.score) == ("west", "wider", WIDER_SCORE)
    assert WIDER_SCORE < 100


def test_of_several_bearers_none_is_chosen_unless_the_text_says_which() -> None:
    with pytest.raises(AmbiguousPlace) as refused:
        find("village of Aksai")

    assert {one.place_id for one in refused.value.candidates} == {"village", "west"}
    assert found("village of Aksai, East District") == ("village", "exact")
    assert found("village of Aksai, West District") == ("west", "wider")
    assert found("village of Aksai, Almaty Region") == ("region", "wider")


def test_a_village_in_a_case_is_the_one_of_the_district_beside_it() -> None:
    assert found("в селе Аксае, East District") == ("village", "spelling")
    assert found("в селе Аксае, West District") == ("west", "wider")


def test_a_town_goes_before_villages_of_its_name() -> None:
    assert found("Karatal") == found("village of Karatal") == ("town", "exact")


def test_a_village_word_never_gives_a_city() -> None:
    assert found("city of Temirlan") == ("city", "exact")
    assert found("village of Temirlan") == ("west", "wider")


def test_the_seat_of_a_district_or_a_village_of_many_people_is_meant_alone() -> None:
    assert found("village of Uzun") == ("seat", "exact")
    assert found("village of Kargaly") == ("large", "exact")
    assert found("village of Kargaly, West District") == ("west", "wider")
    assert found("village of Uzun, Almaty Region") == ("region", "wider")


def test_a_city_is_not_the_village_of_its_name_in_a_district() -> None:
    assert found("Temirlan, West District") == ("west", "wider")
    assert found("Karatal, West District") == ("west", "wider")
    assert found("Karatal, East District") == ("town", "exact")


def test_a_bare_word_is_a_village_only_beside_its_unit_or_where_it_is_known_by_hand() -> None:
    assert found("Zhalgyz") is None
    assert found("Zhalgyz, West District") == ("west", "wider")
    assert found("Kalamkas") == ("region", "wider")


def test_a_village_of_another_country_is_none() -> None:
    assert found("village of Zhalgyz, Orenburg Region") is None
    assert found("village of Zhalgyz, Bavaria") is None
    assert found("village of Ololo, West District, Orenburg Region") is None


def test_what_nobody_knows_is_told_by_the_unit_beside_it() -> None:
    assert found("village of Ololo, West District") == ("west", "wider")
    assert found("Ololo District, Almaty Region") == ("region", "wider")


def test_a_court_of_a_district_is_told_by_the_district() -> None:
    assert found("West district court") == ("west", "wider")


@pytest.mark.parametrize(
    "text",
    [
        "аула Жамбыл",
        "посёлок Актау",
        "село Карабулак",
        "с. Чапаево",
        "пос. Целиноград",
        "село Абай",
    ],
)
def test_no_village_of_the_country_gives_a_city_or_the_first_of_several(text: str) -> None:
    try:
        match = load_gazetteer().find(text)
    except AmbiguousPlace as several:
        assert len(several.candidates) > 1
    else:
        assert match is None


@pytest.mark.parametrize(
    "text, name",
    [
        ("село Белшер", "Ырғыз ауданы"),
        ("в поселке Тартогай Шиелийского района", "Шиелі ауданы"),
        ("Каракольский с.о. Урджарского района", "Үржар ауданы"),
        ("с. Талапкер Целиноградского района", "Целиноград ауданы"),
        ("с. Долан, Медеуский район", "Медеу ауданы"),
        ("Zhumysker", "Атырау облысы"),
    ],
)
def test_a_settlement_of_the_classifier_is_told_by_its_unit(text: str, name: str) -> None:
    match = load_gazetteer().find(text)

    assert match is not None
    assert (match.place.name("kk"), match.matched_by) == (name, "wider")
