"""Each choice stands as a chip, and its press lets that choice go and no other."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from incidents.selection import Selection
from tests.app_pages import address, opened, words
from tests.ui.released_session import released_session
from ui.elements.filter_chips import Choice, choices
from ui.elements.html import label
from ui.session.view import View

CHOSEN = View(
    filters=Selection(
        since=date(2019, 1, 1),
        until=date(2019, 12, 31),
        regions=("KZ-19", "KZ-79"),
        places=("1526384",),
        organizers=("dck",),
        measure="journalists",
        bases=("monitor", "official"),
        voices=("adil-soz",),
        review="excerpt",
        contexts=("protest", "election_day"),
        events=("2019-10-26",),
        incidents=("2019-10-26-almaty",),
    ),
    until=date(2019, 10, 26),
)


def chips_of(view: View) -> dict[str, Choice]:
    """What each chip lets go, by its id."""
    return {one.id: one for one in choices(replace(released_session(), view=view))}


def chips(app: AppTest) -> list[str]:
    return [button.label for button in app.button if button.label.endswith(" ✕")]


def test_an_untouched_page_has_no_chip() -> None:
    assert chips(opened()) == []


def test_each_choice_has_a_chip_that_lets_it_alone_go() -> None:
    every = chips_of(CHOSEN)

    assert len(every) == 14
    for id_, chip in every.items():
        assert chips_of(chip.without).keys() == every.keys() - {id_}


def test_the_slider_goes_to_another_place_with_its_own_days_alone() -> None:
    moving = [chip.name for chip in chips_of(CHOSEN).values() if chip.moves_the_map]

    assert moving == ["from 1 January 2019 to 26 October 2019"]


@pytest.mark.parametrize("page", ["", "regions"])
def test_a_press_on_a_chip_lets_its_choice_go(page: str) -> None:
    app = opened(page, region="KZ-75", measure="journalists")
    assert len(chips(app)) == 2

    [button for button in app.button if button.label == chips(app)[0]][0].click().run()

    assert address(app)["measure"] == ["journalists"]
    assert "region" not in address(app)
    assert len(chips(app)) == 1


def test_the_days_of_the_slider_are_a_chip_of_their_own() -> None:
    app = opened("regions", until="2019-10-26", track="2019-01-01/2020-12-31")

    assert chips(app) == [
        "from 1 January 2019 to 26 October 2019 ✕",
        "from 1 January 2019 to 31 December 2020 ✕",
    ]


@pytest.mark.parametrize("page", ["", "events"])
def test_events_of_another_kind_are_told_and_added_at_a_press(page: str) -> None:
    app = opened(page, since="2022-01-01", until="2022-12-31")
    assert "state of emergency, 2–12 January 2022, “about 12,000”" in words(app)

    app.button(key="add-contexts").click().run()

    assert "state_of_emergency" in address(app)["context"]
    assert not [button for button in app.button if button.key == "add-contexts"]


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("26 October 2019", "Protests called by DCK, 26 October 2019"),
        ("Almaty 12 June 2019", "Election protests, 9 to 13 June 2019"),
        ("5 June 2019", "on 5 June 2019"),
        ("2 January 2022", "Protests and state of emergency, January 2022, 2–12 January 2022"),
    ],
)
def test_the_day_of_a_search_is_a_chip_that_lets_it_go(asked: str, named: str) -> None:
    app = opened()

    app.text_input(key="search").set_value(asked).run()

    (chip,) = [button for button in app.button if button.label == f"{label(named)} ✕"]
    chip.click().run()
    assert not address(app).keys() & {"event", "since", "until"}


@pytest.mark.parametrize("page", ["events", "incidents"])
def test_a_page_without_a_sentence_shows_what_it_counts_with(page: str) -> None:
    app = opened(page, basis="official", place="1526384")

    assert chips(app) == ["Almaty ✕", "official ✕"]
    assert "Counted is: only as told by: authorities." in words(app)
