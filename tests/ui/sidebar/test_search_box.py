"""Where the search box leads, and what it offers where it leads nowhere."""

from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.events_by_days import nearest_events
from incidents.days.days_as_written import Days
from incidents.selection import Selection
from tests.app_pages import opened
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset
from ui.session.view import View
from ui.sidebar import search_box
from ui.sidebar.search_box import view_of, without_an_incident
from ui.sidebar.search_terms import read_terms

ALMATY, CAPITAL, ORAL = "1526384", "1526273", "608668"
SEED_DAY = Days(date(2019, 10, 26), date(2019, 10, 26))
LAST = date(2023, 6, 8)
YEAR = Days(date(2019, 1, 1), date(2019, 12, 31))


def shown(text: str, view: View | None = None) -> View:
    """The view that a text in the search box leads to."""
    gazetteer = load_gazetteer()
    return view_of(
        read_terms(text, gazetteer, project_dataset()), view or View(), project_dataset(), gazetteer
    )


def test_the_view_shows_the_event_of_the_day_with_the_place_open() -> None:
    view = shown("Almaty 12 June 2019")

    assert view.selection_on(LAST) == Selection(events=("2019-06-09",), places=(ALMATY,))
    assert view.place_id == ALMATY


@pytest.mark.parametrize("begins", [("2019-06-09", "2019-06-12"), ("2019-06-12", "2019-06-09")])
def test_a_day_of_two_events_shows_the_one_that_began_last(
    tmp_path: Path, begins: tuple[str, str]
) -> None:
    tables = Tables(tmp_path)
    for day in begins:
        tables.add("events", event_id=day, date_first=day, date_last="2019-06-13")
    gazetteer, dataset = load_gazetteer(), tables.read().dataset

    view = view_of(read_terms("12 June 2019", gazetteer, dataset), View(), dataset, gazetteer)

    assert view.selection_on(LAST) == Selection(events=("2019-06-12",))


@pytest.mark.parametrize(
    ("text", "context"),
    [("state of emergency", "state_of_emergency"), ("election day", "election_day")],
)
def test_a_kind_of_event_is_a_filter_and_no_voice(text: str, context: str) -> None:
    assert shown(text).filters == Selection(contexts=(context,))


def test_a_month_is_all_of_its_days() -> None:
    view = shown("Almaty June 2019")

    assert view.filters == Selection(
        since=date(2019, 6, 1), until=date(2019, 6, 30), places=(ALMATY,)
    )
    assert (view.mode, view.place_id) == ("cumulative", ALMATY)


def test_days_inside_one_event_are_those_of_the_event() -> None:
    view = shown("10-11 June 2019")

    assert view.selection_on(LAST) == Selection(events=("2019-06-09",))


@pytest.mark.parametrize("text", ["11-20 June 2019", "1-10 June 2019"])
def test_days_that_reach_beyond_an_event_are_those_days(text: str) -> None:
    filters = shown(text).filters

    assert filters.events == ()
    assert filters.since is not None


@pytest.mark.parametrize("text", ["6 January 2022", "5-6 января 2022"])
def test_a_day_of_the_state_of_emergency_brings_its_context(text: str) -> None:
    assert "state_of_emergency" in shown(text).filters.counted_contexts


def test_a_year_with_protests_leaves_a_state_of_emergency_out() -> None:
    assert shown("2022").filters.contexts == ()


def test_a_region_is_chosen_as_a_filter() -> None:
    view = shown("Mangystau Region 2019")

    assert view.selection_on(LAST).regions == ("KZ-47",)
    assert (view.place_id, view.selection_on(LAST).since) == (None, YEAR.first)


def test_the_country_is_everything() -> None:
    assert shown("Kazakhstan") == View()


def test_days_that_no_table_can_hold_lead_nowhere() -> None:
    here = View(place_id=ALMATY)

    assert shown("16 December 1986", here) == here


def test_a_day_without_an_event_is_counted_by_itself() -> None:
    day = date(2019, 6, 5)

    assert shown("5 June 2019") == View(filters=Selection(since=day, until=day))


def test_the_nearest_events_are_the_last_before_and_the_first_after() -> None:
    day = date(2019, 6, 5)
    found = [days.first for _, days in nearest_events(Days(day, day), project_dataset())]

    assert found == [date(2019, 5, 9), date(2019, 6, 9)]


def test_after_the_last_event_only_the_one_before_is_offered() -> None:
    day = date(2030, 1, 1)

    assert len(nearest_events(Days(day, day), project_dataset())) == 1


def test_organizers_and_who_says_so_are_chosen_as_filters() -> None:
    filters = shown("ДВК, AFP, journalists 2018-2019").filters

    assert (filters.organizers, filters.voices, filters.measure) == (
        ("dck",),
        ("afp",),
        "journalists",
    )


def test_a_place_without_an_incident_is_named() -> None:
    dataset, gazetteer = project_dataset(), load_gazetteer()
    terms = read_terms("Almaty, Lenger", gazetteer, dataset)

    assert [p.name() for p in without_an_incident(terms, dataset, gazetteer)] == ["Lenger"]


def test_names_stay_as_the_reader_chose_them() -> None:
    view = shown("Орал", View(language="ru", names_in="kk", names_of="today"))

    assert (view.language, view.names_in, view.names_of) == ("ru", "kk", "today")


def test_a_name_of_more_places_than_are_offered_asks_for_the_region(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search_box, "MOST_CANDIDATES", 2)

    app = opened().sidebar.text_input(key="search").input("Aksu").run()

    offered = [one.label for one in app.button if str(one.key).startswith("candidate-")]
    assert offered == ["Aqsu (Pavlodar Region)", "Aqsukent (Turkistan Region)"]
    assert app.caption[-1].value == "There are more. Add the region, as in: Aksu, Pavlodar Region"
