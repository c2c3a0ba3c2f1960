"""What the search box understands."""

from datetime import date

import pytest

from geo.gazetteer import load_gazetteer
from incidents.dataset import read_dataset
from incidents.selection import Selection
from ui.finding import Found, find, view_of
from ui.view import View

ALMATY, CAPITAL, ORAL = "1526384", "1526273", "608668"
SEED_DAY = date(2019, 10, 26)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Almaty 26 October 2019", Found(ALMATY, SEED_DAY)),
        ("Алматы 26.10.2019", Found(ALMATY, SEED_DAY)),
        ("2019-10-26, Алма-Ата", Found(ALMATY, SEED_DAY)),
        ("Орал", Found(ORAL)),
        ("26 октября 2019", Found(day=SEED_DAY)),
        ("Nursultan", Found(CAPITAL)),
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


def test_the_view_shows_the_event_of_the_day_with_the_place_open() -> None:
    dataset = read_dataset().dataset

    view = view_of(Found(ALMATY, date(2019, 6, 12)), View(), dataset, load_gazetteer())

    assert view.selection == Selection(since=date(2019, 6, 9), until=date(2019, 6, 13))
    assert view.place_id == ALMATY


def test_a_day_of_the_state_of_emergency_brings_its_context() -> None:
    dataset = read_dataset().dataset

    view = view_of(Found(day=date(2022, 1, 6)), View(), dataset, load_gazetteer())

    assert "state_of_emergency" in view.filters.counted_contexts
