"""What the search box understands."""

from datetime import date
from pathlib import Path

import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.selection import Selection
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset
from ui.session.view import View
from ui.sidebar.search_box import Found, find, view_of
from ui.sidebar.search_days import Days

ALMATY, CAPITAL, ORAL = "1526384", "1526273", "608668"
SEED_DAY = Days(date(2019, 10, 26), date(2019, 10, 26))
LAST = date(2023, 6, 8)
YEAR = Days(date(2019, 1, 1), date(2019, 12, 31))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Almaty 26 October 2019", Found(ALMATY, SEED_DAY)),
        ("Алматы 26.10.2019", Found(ALMATY, SEED_DAY)),
        ("2019-10-26, Алма-Ата", Found(ALMATY, SEED_DAY)),
        ("Орал", Found(ORAL)),
        ("26 октября 2019", Found(days=SEED_DAY)),
        ("Nursultan", Found(CAPITAL)),
        ("Nur-Sultan 2019", Found(CAPITAL, YEAR)),
        ("", Found()),
    ],
)
def test_a_place_and_a_day_are_found_in_any_order_and_language(text: str, found: Found) -> None:
    assert find(text, load_gazetteer()) == found


def test_a_name_of_several_places_offers_them() -> None:
    found = find("Aksu", load_gazetteer())

    assert found.place_id is None
    assert len(found.candidates) > 1


def test_what_is_no_place_is_told() -> None:
    assert find("Uralskaya Nedelya", load_gazetteer()).unknown == "Uralskaya Nedelya"


def shown(text: str, view: View | None = None) -> View:
    """The view that a text in the search box leads to."""
    gazetteer = load_gazetteer()
    return view_of(find(text, gazetteer), view or View(), project_dataset(), gazetteer)


def test_the_view_shows_the_event_of_the_day_with_the_place_open() -> None:
    view = shown("Almaty 12 June 2019")

    assert view.selection_on(LAST) == Selection(since=date(2019, 6, 9), until=date(2019, 6, 13))
    assert view.place_id == ALMATY


@pytest.mark.parametrize("begins", [("2019-06-09", "2019-06-12"), ("2019-06-12", "2019-06-09")])
def test_a_day_of_two_events_shows_the_one_that_began_last(
    tmp_path: Path, begins: tuple[str, str]
) -> None:
    tables = Tables(tmp_path)
    for day in begins:
        tables.add("events", event_id=day, date_first=day, date_last="2019-06-13")
    gazetteer = load_gazetteer()

    found = find("12 June 2019", gazetteer)
    view = view_of(found, View(), tables.read().dataset, gazetteer)

    assert view.selection == Selection(since=date(2019, 6, 12), until=date(2019, 6, 13))


def test_a_month_is_all_of_its_days() -> None:
    view = shown("Almaty June 2019")

    assert view.selection_on(LAST) == Selection(since=date(2019, 6, 1), until=date(2019, 6, 30))
    assert (view.mode, view.place_id) == ("cumulative", ALMATY)


def test_days_inside_one_event_are_those_of_the_event() -> None:
    view = shown("10-11 June 2019")

    assert view.selection_on(LAST) == Selection(since=date(2019, 6, 9), until=date(2019, 6, 13))


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


def test_days_before_the_tables_begin_leave_every_protest() -> None:
    assert shown("16 December 1986") == View()


def test_names_stay_as_the_reader_chose_them() -> None:
    view = shown("Орал", View(language="ru", names_in="kk", names_of="today"))

    assert (view.language, view.names_in, view.names_of) == ("ru", "kk", "today")
