"""Names in place of ids in a link of the page."""

from __future__ import annotations

import pytest

from geo.message import Message
from incidents.selection import Selection
from tests.project_tables import released_dataset
from ui.session.view import View
from ui.session.view_of_link import view_of_link

ALMATY = "1526384"


@pytest.mark.parametrize(
    ("pair", "wanted"),
    [
        (("place", "almaty"), Selection(places=(ALMATY,))),
        (("place", "Алма-Ата"), Selection(places=(ALMATY,))),
        (("region", "Алматы"), Selection(regions=("KZ-75",))),
        (("organizer", "ДВК"), Selection(organizers=("dck",))),
        (("event", "May Day rallies, 1 May 2019"), Selection(events=("2019-05-01",))),
    ],
)
def test_what_one_name_stands_for_is_chosen(pair: tuple[str, str], wanted: Selection) -> None:
    assert view_of_link([pair], released_dataset()) == (View(filters=wanted), ())


@pytest.mark.parametrize(
    ("name", "wanted"), [("Aksu", "one of {choices}"), ("Nowhereville", "a place of this table")]
)
def test_a_name_of_several_places_or_of_none_is_told_as_it_was_written(
    name: str, wanted: str
) -> None:
    view, (told, *_) = view_of_link([("place", name)], released_dataset())

    assert view == View()
    assert told.value == name
    assert isinstance(told.wanted, Message) and told.wanted.singular == wanted


def test_a_region_that_is_asked_for_as_a_place_is_told_with_the_key_that_takes_it() -> None:
    _, (told,) = view_of_link([("place", "Мангистауская область")], released_dataset())

    assert told.wanted == "region=KZ-47"


def test_a_region_that_is_asked_for_as_an_organizer_is_told_as_no_organizer() -> None:
    _, (told,) = view_of_link([("organizer", "Мангистауская область")], released_dataset())

    assert told.value == "Мангистауская область" and told.wanted != "region=KZ-47"
