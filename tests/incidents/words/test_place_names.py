"""A place is called as on the day, as today, or as the source wrote it, in three languages."""

from __future__ import annotations

from datetime import date

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.dataset import Dataset
from incidents.words.place_names import TIMES, PlaceNames
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset

CAPITAL, ORAL = "1526273", "608668"
NAMESAKES = "1526970", "1526973"
FIRST, LAST = date(2019, 1, 1), date(2022, 12, 31)


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


def test_the_capital_has_the_name_of_the_day(dataset: Dataset) -> None:
    assert PlaceNames(dataset)(CAPITAL, date(2019, 10, 26)) == "Nur-Sultan"


def test_as_today_the_day_does_not_matter(dataset: Dataset) -> None:
    assert PlaceNames(dataset, of="today")(CAPITAL, date(2019, 10, 26)) == "Astana"


def test_namesakes_of_the_table_have_their_region_behind_the_name(tables: Tables) -> None:
    for place in ("1526970", "1526973"):
        tables.add("incidents", incident_id=place, place_id=place, location_text="Абай")
    made = tables.read().dataset

    names = [PlaceNames(made, "ru", of)(place, None) for of in TIMES for place in NAMESAKES]

    assert names == ["Абай (Карагандинская область)", "Абай (Туркестанская область)"] * len(TIMES)
    assert PlaceNames(made, "ru")(ORAL, None) == "Уральск"


def test_names_come_in_russian_and_kazakh(dataset: Dataset) -> None:
    day = date(2023, 1, 1)

    assert PlaceNames(dataset, "ru")(ORAL, day) == "Уральск"
    assert PlaceNames(dataset, "kk")(ORAL, day) == "Орал"


def test_as_the_source_wrote_it_is_the_text_of_the_table(dataset: Dataset) -> None:
    rows = dataset.incidents
    row = rows[rows["resolved_place_id"] == ORAL].iloc[0]

    name = PlaceNames(dataset, of="source")(ORAL, row["date_first"].date())

    assert name in set(rows[rows["resolved_place_id"] == ORAL]["location_text"])


def test_a_place_that_no_source_wrote_has_its_name_of_the_day(dataset: Dataset) -> None:
    written = set(dataset.incidents["resolved_place_id"])
    places = load_gazetteer().places.values()
    other = next(p for p in places if p.kind == "settlement" and p.place_id not in written)

    assert PlaceNames(dataset, of="source")(other.place_id, FIRST) == other.name(on=FIRST)


@pytest.mark.parametrize(
    ("of", "names"),
    [
        ("day", ["Astana", "Nur-Sultan", "Astana"]),
        ("today", ["Astana"]),
    ],
)
def test_over_a_track_names_change_only_where_the_reader_asked_for_names_of_the_day(
    dataset: Dataset, of: str, names: list[str]
) -> None:
    place = load_gazetteer().places[CAPITAL]

    found = PlaceNames(dataset, of=of).by_day(place, FIRST.toordinal(), LAST.toordinal())

    assert [name for _, name in found] == names
    assert found[0][0] is None


def test_over_a_track_the_sources_own_words_follow_its_incidents(dataset: Dataset) -> None:
    place = load_gazetteer().places[ORAL]
    names = PlaceNames(dataset, of="source")
    found = names.by_day(place, FIRST.toordinal(), LAST.toordinal())

    for day, name in found:
        on = date.fromordinal(FIRST.toordinal() + (day or 0))
        assert name == names(ORAL, on)


def test_a_place_that_is_not_known_is_told_by_its_id(dataset: Dataset) -> None:
    assert PlaceNames(dataset)("no-such-place", None) == "no-such-place"
