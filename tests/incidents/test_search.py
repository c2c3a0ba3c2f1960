"""Finding incidents by words: any spelling of a place, any name of an organizer."""

from __future__ import annotations

import pytest

from incidents import search as searching
from incidents.dataset.dataset import Dataset
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset, released_dataset


def search(dataset: Dataset, text: str) -> set[str] | None:
    """The ids of the incidents found; None where nothing was asked."""
    found = searching.search(dataset, text)
    return None if found is None else set(dataset.incidents["incident_id"][found])


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


def places(dataset: Dataset, found: set[str] | None) -> set[str]:
    incidents = dataset.incidents
    return set(incidents[incidents["incident_id"].isin(found or ())]["resolved_place_id"])


@pytest.mark.parametrize("spelling", ["Zhanaozen", "Жанаозен", "Жаңаөзен", "Janaozen", "жанаозене"])
def test_a_place_is_found_in_any_spelling(dataset: Dataset, spelling: str) -> None:
    assert search(dataset, spelling) == {"2019-02-27-zhanaozen"}


def test_an_old_name_finds_the_place_under_all_its_names(dataset: Dataset) -> None:
    today, old = search(dataset, "Astana"), search(dataset, "Нур-Султан")

    assert old and old & (today or set())
    assert places(dataset, old) == {"1526273"}


@pytest.mark.parametrize("name", ["DVK", "ДВК", "ҚДТ", "Democratic Choice of Kazakhstan"])
def test_every_alias_of_an_organizer_finds_the_same(dataset: Dataset, name: str) -> None:
    found = search(dataset, name)

    assert found and "2019-10-26-almaty" in found
    assert found == search(dataset, "DCK")


def test_a_place_whose_name_stands_in_a_report_on_another_is_not_found(dataset: Dataset) -> None:
    assert "2019-10-26-nur-sultan" not in (search(dataset, "Almaty") or ())


def test_a_square_that_bears_the_name_of_another_town_is_found(dataset: Dataset) -> None:
    assert "2019-10-26-almaty" in (search(dataset, "Astana Square") or ())


def test_a_region_finds_the_places_in_it(dataset: Dataset) -> None:
    found = search(dataset, "ЗКО")

    assert found and found == search(dataset, "West Kazakhstan Region")
    assert found >= (search(dataset, "Uralsk") or {""})


@pytest.mark.parametrize(
    "asked",
    ["Уральск, Шымкент", "Oral Shymkent", "из Уральска в Шымкент", "Орал мен Шымкент"],
)
def test_of_several_places_any_is_meant(dataset: Dataset, asked: str) -> None:
    each = [search(dataset, city) or set() for city in ("Oral", "Shymkent")]

    assert search(dataset, asked) == each[0] | each[1]
    assert search(dataset, f"{asked} 2019-10-26") == {"2019-10-26-shymkent"}


def test_a_square_beside_its_town_is_one_place(dataset: Dataset) -> None:
    squares, almaty = search(dataset, "Astana Square"), search(dataset, "Almaty")

    assert squares and almaty
    assert search(dataset, "Astana Square Almaty") == squares & almaty


def test_words_of_a_report_and_a_place_narrow_each_other(dataset: Dataset) -> None:
    assert search(dataset, "umbrellas Алматы") == {"2019-10-26-almaty"}


@pytest.mark.parametrize(
    "day",
    [
        "2019-10-26",
        "26 October 2019",
        "26. Oktober 2019",
        "26.10.2019",
        "26/10/2019",
        "10.2019",
        "октябрь 2019",
        "26 октября 2019",
        "2019 қазан",
    ],
)
def test_a_day_finds_its_incidents(dataset: Dataset, day: str) -> None:
    assert len(search(dataset, day) or ()) == 4


@pytest.mark.parametrize("who", ["Interior Ministry", "AFP", "Digital Journal"])
def test_who_says_so_finds_the_incidents_of_the_report(dataset: Dataset, who: str) -> None:
    assert "2019-10-26-almaty" in (search(dataset, who) or ())


def test_the_id_of_an_incident_finds_it_alone(dataset: Dataset) -> None:
    assert search(dataset, " 2019-10-26-almaty ") == {"2019-10-26-almaty"}


def test_a_number_finds_itself_and_no_longer_one(tables: Tables) -> None:
    tables.add("reports", detained_text="260 people, of them 100 in vans")
    found = tables.read().dataset

    assert search(found, "260") == search(found, "100") == {"2019-10-26-almaty"}
    assert search(found, "10000") == search(found, "2600") == set()


@pytest.mark.parametrize("text", ["Xyzzy", "zzz", "99.99.2019"])
def test_what_is_nowhere_finds_nothing(dataset: Dataset, text: str) -> None:
    assert search(dataset, text) == set()


def test_of_a_text_its_first_200_characters_are_asked(dataset: Dataset) -> None:
    assert search(dataset, f"{'umbrellas':200}xyzzy") == search(dataset, "umbrellas")
    assert search(dataset, f"{'umbrellas':199}xyzzy") == set()


@pytest.mark.parametrize("text", ["", "  ", "…", "!?"])
def test_a_text_without_a_word_asks_nothing(dataset: Dataset, text: str) -> None:
    assert search(dataset, text) is None


def test_the_name_of_a_person_finds_nothing(dataset: Dataset) -> None:
    for name in dataset.people["name"]:
        assert not search(dataset, name), "a name of people.csv was searched"


def test_a_text_of_any_length_is_answered(tables: Tables) -> None:
    assert search(tables.read().dataset, "almaty " * 5000) == {"2019-10-26-almaty"}


@pytest.mark.parametrize("title", ["title", "title_ru", "title_kk"])
def test_the_title_of_an_event_finds_its_incidents_in_every_language(title: str) -> None:
    dataset = project_dataset()
    event = dataset.events.set_index("event_id").loc["2019-12-16"]
    of_event = dataset.incidents["event_id"] == "2019-12-16"

    found = search(dataset, event[title])

    assert found == {*dataset.incidents["incident_id"][of_event]}


@pytest.mark.parametrize("name", ["Көше партиясы", "Нағыз Атажұрт", "Союз мусульман Казахстана"])
def test_an_organizer_is_found_by_its_name_in_every_language(name: str) -> None:
    assert search(project_dataset(), name)
