"""Places inside places: whoever may be in two figures is counted once, also in small worlds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.checks.scopes import covered
from incidents.counting.count import Count, count, place_selection
from incidents.counting.groups import by_city
from incidents.counting.incident_figures import by_incident
from incidents.dataset.dataset import Dataset
from incidents.dataset.geocoding import Located, Locations
from incidents.dataset.nesting import holdings, note_places
from incidents.languages.language import Language
from incidents.rule.figure import event_figure
from incidents.rule.ranges import Report
from incidents.rule.scope import Scope
from incidents.selection import Selection
from incidents.slider.map_table import map_table
from incidents.slider.timeline import figure_at, timeline
from incidents.tables.rows import Table
from incidents.words.place_names import PlaceNames
from incidents.words.report_scale import report_scale
from incidents.words.sentence import sentence
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables

FIRST = date(2019, 10, 26)
MANGYSTAU, ZHANAOZEN, AKTAU, ORAL = "608879", "607610", "610612", "608668"
ALMATY, MEDEU, COUNTRY = "1526384", "hand-medeu", "1522867"
KARASAY, KASKELEN, VILLAGE = "11886905", "hand-kaskelen", "a-village-of-Karasay-District"
PLACES = (COUNTRY, MANGYSTAU, ZHANAOZEN, AKTAU, ORAL, ALMATY, MEDEU, KARASAY, KASKELEN, VILLAGE)
WITHIN = {
    COUNTRY: set(PLACES) - {COUNTRY},
    MANGYSTAU: {ZHANAOZEN, AKTAU},
    ALMATY: {MEDEU},
    KARASAY: {KASKELEN, VILLAGE},
}
"""What every reader of a map knows about these."""
LEAVES = (
    ZHANAOZEN,
    AKTAU,
    ORAL,
    MEDEU,
    KASKELEN,
    VILLAGE,
    "the rest of Karasay",
    "the rest of Mangystau",
    "the rest of Almaty",
    "the steppe",
)
OF_LEAF = {
    "the rest of Karasay": {KARASAY, COUNTRY},
    "the rest of Mangystau": {MANGYSTAU, COUNTRY},
    "the rest of Almaty": {ALMATY, COUNTRY},
    "the steppe": {COUNTRY},
}


def places_around(leaf: str) -> set[str]:
    """Every place of the world in which somebody at this leaf is."""
    return OF_LEAF.get(leaf) or {leaf, *(outer for outer, inner in WITHIN.items() if leaf in inner)}


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


def incident(place_id: str, first: int = 0, last: int = 0) -> Mapping[str, Any]:
    return {
        "incident_id": place_id,
        "event_id": "event",
        "date_first": day(first),
        "date_last": day(last),
    }


def with_holdings(rows: Sequence[Mapping[str, Any]]) -> Table:
    gazetteer = load_gazetteer()
    cells = pa.Table.from_pylist(list(rows))
    numbers = np.arange(2, len(cells) + 2)
    table = Table("incidents", "data/incidents.csv", tuple(cells.column_names), cells, numbers)
    named = [row["incident_id"] for row in rows]
    places = [
        # A village without a point is told by its district.
        Located(gazetteer.places[KARASAY if one == VILLAGE else one], by)
        for one, by in ((one, "wider" if one == VILLAGE else "pinned") for one in named)
    ]
    locations = Locations([None, *places], np.arange(1, len(places) + 1))
    note_places(table, locations, gazetteer=gazetteer)
    return table


def test_a_region_and_a_district_hold_their_towns_and_a_city_its_districts() -> None:
    rows = with_holdings([incident(place) for place in PLACES if place != COUNTRY])

    assert holdings(rows) == {outer: WITHIN[outer] for outer in (MANGYSTAU, ALMATY, KARASAY)}


def test_the_country_holds_every_place_and_what_no_incident_names() -> None:
    rows = with_holdings([incident(p) for p in (COUNTRY, ORAL, ALMATY)])

    assert holdings(rows) == {COUNTRY: {ORAL, ALMATY, "elsewhere"}}


@pytest.mark.parametrize(
    ("outer", "inner", "on", "holds"),
    [
        ("1537162", ALMATY, date(2022, 1, 5), False),  # Almaty Region is around the city
        ("1524787", "1518980", date(2017, 1, 1), True),  # Shymkent in South Kazakhstan
        ("1524787", "1518980", date(2019, 1, 1), False),
        ("1517381", "1519422", date(2019, 1, 1), True),  # Semey in East Kazakhstan
        ("1517381", "1519422", date(2023, 1, 1), False),
        ("609655", "1517288", date(2023, 1, 1), True),  # a district of Qaraghandy
        ("1520240", "1520238", date(2023, 1, 1), False),  # the district around Pavlodar
        (KARASAY, ALMATY, date(2023, 1, 1), False),  # a city beside the district
        (KARASAY, "1518518", date(2023, 1, 1), False),  # Talgar is in a district of its own
    ],
)
def test_what_holds_what_is_as_on_the_day(outer: str, inner: str, on: date, holds: bool) -> None:
    gazetteer = load_gazetteer()

    assert gazetteer.nesting.holds(gazetteer.places[outer], gazetteer.places[inner], on=on) is holds


def test_an_incident_on_days_without_the_other_is_not_held() -> None:
    rows = with_holdings([incident(MANGYSTAU), incident(ZHANAOZEN, 1, 2)])

    assert holdings(rows) == {}


# -- Small worlds ---------------------------------------------------------------------------------

runs = st.tuples(st.integers(0, 2), st.integers(0, 2)).map(lambda run: (min(run), max(run)))
worlds = st.fixed_dictionaries(
    {
        "incidents": st.dictionaries(
            st.sampled_from(PLACES),
            runs,
            min_size=2,
        ),
        "people": st.lists(st.tuples(st.sampled_from(LEAVES), st.integers(0, 2)), max_size=9),
        "scopes": st.lists(
            st.tuples(st.sets(st.integers(0, 6), min_size=1, max_size=2), runs), max_size=6
        ),
    }
)


def true_reports(world: dict[str, Any]) -> list[Report]:
    """Reports that say how many were detained at their places on their days, no more, no less."""
    ids = sorted(world["incidents"])
    rows = with_holdings([incident(place, *run) for place, run in world["incidents"].items()])
    by_id = {row["incident_id"]: row for row in rows}
    days = {i: (run[0], run[1]) for i, run in world["incidents"].items()}
    reports = []
    for number, (which, (first, last)) in enumerate(world["scopes"]):
        named = {ids[index % len(ids)] for index in which}
        if not any(days[i][0] <= last and first <= days[i][1] for i in named):
            continue
        seen = {(i, at) for i in named for at in range(3) if days[i][0] <= at <= days[i][1]}
        true = sum(
            first <= at <= last and any((place, at) in seen for place in places_around(leaf))
            for leaf, at in world["people"]
        )
        scope = Scope.of(covered(" ".join(named), by_id), (first, last), days)
        reports.append(Report(f"r{number}", "o", f"v{number}", scope, true, true))
    return reports


@settings(max_examples=150)
@given(worlds)
def test_no_total_of_true_reports_exceeds_the_people_who_were_detained(
    world: dict[str, Any],
) -> None:
    figure = event_figure(true_reports(world))

    assert (figure.low or 0) <= len(world["people"])


def test_every_pair_of_true_reports_on_a_region_and_its_towns_is_no_more_than_the_people() -> None:
    """Tried out: who was where, and which two or three of the places are reported."""
    for people in product((ZHANAOZEN, AKTAU, "the rest of Mangystau", ORAL), repeat=2):
        for reported in product((MANGYSTAU, ZHANAOZEN, AKTAU, ORAL), repeat=2):
            world = {
                "incidents": dict.fromkeys((MANGYSTAU, ZHANAOZEN, AKTAU, ORAL), (0, 0)),
                "people": [(leaf, 0) for leaf in people],
                "scopes": [
                    ({sorted((MANGYSTAU, ZHANAOZEN, AKTAU, ORAL)).index(place)}, (0, 0))
                    for place in reported
                ],
            }
            seen = sum(bool(places_around(leaf) & set(reported)) for leaf in people)

            assert event_figure(true_reports(world)).low == seen, (people, reported)


# -- Through the tables ---------------------------------------------------------------------------


def add(tables: Tables, incident_id: str, location: str, low: int, **fields: Any) -> None:
    tables.add("incidents", incident_id=incident_id, location_text=location)
    report = {"report_id": f"r-{incident_id}", "scope": incident_id, "detained_low": low}
    words = {"detained_high": low, "detained_text": f"{low} people were detained"}
    tables.add("reports", **report | words | fields)


@pytest.fixture
def one_event(empty_tables: Tables) -> Tables:
    """An event with an origin and a source, and no incident yet."""
    for name in ("events", "origins", "sources"):
        empty_tables.add(name)
    return empty_tables


@pytest.fixture
def region_with_towns(one_event: Tables) -> Tables:
    """20 and 10 in two towns, 35 in the region that holds both, 4 in another town."""
    add(one_event, "town", "Zhanaozen", 20)
    add(one_event, "town2", "Aktau", 10)
    add(one_event, "region", "Mangystau Region", 35)
    add(one_event, "oral", "Oral", 4)
    return one_event


@pytest.fixture
def dataset(region_with_towns: Tables) -> Dataset:
    return region_with_towns.read().dataset


def low_of(counted: Count) -> int | None:
    return counted.figure.low


def test_towns_and_their_region_are_the_number_of_the_region(dataset: Dataset) -> None:
    assert low_of(count(dataset, Selection())) == 35 + 4


def test_choosing_a_region_as_a_place_chooses_what_lies_in_it(dataset: Dataset) -> None:
    chosen = count(dataset, Selection(places=(MANGYSTAU,)))

    assert chosen.incidents == ("region", "town", "town2")
    assert low_of(chosen) == 35


def test_choosing_the_incident_of_a_region_chooses_what_lies_in_it(dataset: Dataset) -> None:
    assert low_of(count(dataset, Selection(incidents=("region",)))) == 35


def test_a_town_alone_has_its_own_number_and_the_region_reaches_beyond_it(dataset: Dataset) -> None:
    town = count(dataset, Selection(places=(ZHANAOZEN,)))

    assert low_of(town) == 20
    assert town.wider == ("r-region",)


def test_what_a_mark_shows_is_what_a_count_of_its_place_says(dataset: Dataset) -> None:
    figures = timeline(dataset, Selection())
    assert figures is not None
    shown = {place: changes[-1][1].low for place, changes in figures.places.items()}

    assert shown == {
        place: low_of(count(dataset, place_selection(Selection(), place))) for place in shown
    }
    assert shown[MANGYSTAU] == 35


def test_the_marks_together_hold_nobody_twice(dataset: Dataset) -> None:
    figures = timeline(dataset, Selection())
    assert figures is not None

    assert sum(changes[-1][1].low or 0 for changes in figures.placed.values()) == 39


def test_each_of_two_places_that_hold_others_has_its_own_mark(region_with_towns: Tables) -> None:
    add(region_with_towns, "almaty", "Almaty", 20)
    add(region_with_towns, "medeu", "Medeu District, Almaty", 8)
    figures = timeline(region_with_towns.read().dataset, Selection())
    assert figures is not None
    shown = {place: changes[-1][1].low for place, changes in figures.places.items()}

    assert shown == {MANGYSTAU: 35, ZHANAOZEN: 20, AKTAU: 10, ORAL: 4, ALMATY: 20, MEDEU: 8}
    assert sum(changes[-1][1].low or 0 for changes in figures.placed.values()) == 35 + 4 + 20


def test_a_figure_for_the_country_covers_places_that_were_not_found(one_event: Tables) -> None:
    add(one_event, "unknown", "Nowhereville", 7)
    add(one_event, "country", "Kazakhstan", 70)
    dataset = one_event.read().dataset

    assert low_of(count(dataset, Selection())) == 70
    assert low_of(count(dataset, Selection(places=(COUNTRY,)))) == 70


def test_a_later_figure_of_the_region_may_replace_one_of_its_town(
    region_with_towns: Tables,
) -> None:
    region_with_towns.rows["reports"][2]["replaces_report_id"] = "r-town"

    assert region_with_towns.problems() == []


def test_the_map_draws_a_region_as_an_area_and_a_town_at_its_point(dataset: Dataset) -> None:
    names = PlaceNames(dataset)
    speaker = Speaker(dataset, Language(), names)
    table = map_table(speaker, names, Selection(), mode="cumulative", window_days=30)

    areas = {place["id"] for place in table["places"] if place.get("area")}
    assert areas == {MANGYSTAU}
    [[_, low, _, _, _, placed]] = table["totals"]
    assert (low, placed) == (39, 39)
    assert table["notes"][0][1] == []


def test_the_sentence_names_the_region_and_not_the_towns_in_it(dataset: Dataset) -> None:
    names = PlaceNames(dataset)
    speaker = Speaker(dataset, Language(), names)

    said = sentence(count(dataset, Selection(places=(MANGYSTAU,))), speaker)

    assert said.startswith("35 people were reported detained in Mangystau Region on 26 October")


def test_a_district_beside_places_of_its_region_that_the_classifier_lacks_is_noted(
    one_event: Tables,
) -> None:
    add(one_event, "unknown", "Nowhereville", 5)
    add(one_event, "karaton", "Karaton", 20)
    add(one_event, "town", "Kulsary", 20)
    add(one_event, "oral", "Oral", 10)
    add(one_event, "district", "Zhylyoi District", 35)

    noted = [note for note in one_event.check().notes if "counted twice" in note.remark]
    assert [(note.row, note.remark.split(" lie ")[0]) for note in noted] == [(6, "if karaton")]


def test_a_district_and_its_town_and_village_are_the_number_of_the_district(
    one_event: Tables,
) -> None:
    add(one_event, "town", "Kaskelen", 20)
    add(one_event, "village", "с. Райымбек Карасайский район", 5)
    add(one_event, "district", "Karasay District", 35)
    dataset = one_event.read().dataset

    assert low_of(count(dataset, Selection())) == 35
    assert low_of(count(dataset, Selection(places=(KARASAY,)))) == 35


def test_a_village_that_is_told_by_its_district_does_not_hold_what_lies_there(
    one_event: Tables,
) -> None:
    add(one_event, "town", "Kaskelen", 20)
    add(one_event, "village", "с. Райымбек Карасайский район", 5)
    dataset = one_event.read().dataset

    assert low_of(count(dataset, Selection())) == 20 + 5


def test_a_city_and_a_district_of_it_that_nobody_knows_are_the_number_of_the_city(
    one_event: Tables,
) -> None:
    add(one_event, "district", "Алматы, Ололойский район", 5)
    add(one_event, "city", "Almaty", 15)
    dataset = one_event.read().dataset

    assert low_of(count(dataset, Selection())) == 15
    assert not [n for n in one_event.check().notes if "both are added up" in n.remark]


def test_what_is_told_by_its_unit_is_drawn_as_an_area(one_event: Tables) -> None:
    add(one_event, "village", "с. Райымбек Карасайский район", 5)
    add(one_event, "unknown", "Nowhereville, Mangystau Region", 4)
    add(one_event, "town", "Oral", 3)
    dataset = one_event.read().dataset
    names = PlaceNames(dataset)
    speaker = Speaker(dataset, Language(), names)

    table = map_table(speaker, names, Selection(), mode="cumulative", window_days=30)

    areas = {place["id"]: place.get("area", False) for place in table["places"]}
    assert areas == {KARASAY: True, MANGYSTAU: True, ORAL: False}


@pytest.mark.parametrize(
    ("written", "pinned", "told"),
    [
        ("Zhanaozen", ZHANAOZEN, ""),
        ("Жаңаөзен қаласы", ZHANAOZEN, ""),
        ("Aktau", ZHANAOZEN, "names Aqtau"),
        ("Mangystau Region", ZHANAOZEN, "names Mangystau Region"),
        ("the oil field", ZHANAOZEN, "does not name it"),
    ],
)
def test_a_place_that_is_pinned_and_not_named_is_noted(
    tables: Tables, written: str, pinned: str, told: str
) -> None:
    tables.rows["incidents"][0] |= {"location_text": written, "place_id": pinned}

    remarks = [note.remark for note in tables.check().notes if note.field == "place_id"]

    assert len(remarks) == bool(told)
    assert all(told in remark for remark in remarks)


def test_a_region_has_no_mark_before_a_report_is_about_it(region_with_towns: Tables) -> None:
    next_day = {"date_first": "2019-10-27", "date_last": "2019-10-27"}
    region_with_towns.rows["events"][0]["date_last"] = "2019-10-27"
    region_with_towns.rows["incidents"][2]["date_last"] = "2019-10-27"
    region_with_towns.rows["reports"][2] |= {"date_last": "2019-10-27"}
    region_with_towns.rows["incidents"][3] |= next_day
    region_with_towns.rows["reports"][3] |= next_day
    figures = timeline(region_with_towns.read().dataset, Selection())
    assert figures is not None

    first = FIRST.toordinal()
    shown = [figure_at(figures.places[MANGYSTAU], at).low for at in (first, first + 1)]
    assert shown == [None, 35]
    placed = [
        sum(figure_at(changes, at).low or 0 for changes in figures.placed.values())
        for at in (first, first + 1)
    ]
    assert placed == [30, 39]


def test_a_figure_for_the_country_covers_elsewhere(one_event: Tables) -> None:
    add(one_event, "country", "Kazakhstan", 70)
    one_event.add("reports", report_id="others", scope="elsewhere", detained_text="12")

    assert low_of(count(one_event.read().dataset, Selection())) == 70


def test_the_bar_of_a_city_and_a_count_of_it_hold_its_districts(one_event: Tables) -> None:
    add(one_event, "almaty", "Almaty", 20)
    add(one_event, "medeu", "Medeu District, Almaty", 8)
    add(one_event, "oral", "Oral", 4)
    dataset = one_event.read().dataset

    bars = {group.key: group.figure.low for group in by_city(dataset, Selection()).groups}

    assert bars == {(ALMATY,): 20, (ORAL,): 4}
    assert low_of(count(dataset, Selection(places=(ALMATY,)))) == 20


def test_a_town_is_told_that_the_report_on_its_region_is_about_all_of_it(dataset: Dataset) -> None:
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))

    headings = [group.covers for group in report_scale(speaker, "town").groups]

    assert headings == ["For this place alone", "One number for all of Mangystau Region"]


def test_the_own_figure_of_a_region_rests_on_reports_about_it(dataset: Dataset) -> None:
    rows = {row.incident["incident_id"]: row for row in by_incident(dataset, Selection())}

    assert (rows["region"].figure.low, rows["region"].own) == (35, ("r-region",))
    assert (rows["town"].own, rows["town"].shared) == (("r-town",), ("r-region",))
