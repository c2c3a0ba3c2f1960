"""The page of regions without a browser: what it says, and what a pressed bar does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from incidents.counting.count import count
from incidents.selection import Selection
from tests.app_pages import address, opened, words
from tests.project_tables import project_dataset
from tests.ui.briefing.test_add_scene import only_scene, press
from ui.regions.group_rows import GROUPINGS
from ui.regions.pressed_bars import Step
from ui.session.session_keys import NARROWING, filter_widget

ALMATY = Selection(regions=("KZ-75",))


def regions(state: dict[str, Any] | None = None, **query: str) -> AppTest:
    """The page as a reader with this link, and with these bars pressed, finds it."""
    return opened("regions", state or {}, **query)


def figure_of(selection: Selection) -> str:
    """The low of a large sum, as a sentence prints it: with two digits that somebody said."""
    low = str(count(project_dataset(), selection).figure.low)
    return f"{int(low[:2].ljust(len(low), '0')):,}"


def almaty_pressed() -> AppTest:
    return regions({NARROWING: (Step("region", "KZ-75", "Almaty", Selection(), ALMATY),)})


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_every_grouping_says_what_it_counts_and_has_a_table(grouping: str) -> None:
    app = regions(group=grouping)

    assert "Each " in words(app)
    assert "trend" not in words(app).lower()
    assert len(app.dataframe) == 2


@pytest.mark.parametrize("grouping", ["month", "year", "event"])
def test_what_stands_in_time_says_that_it_carries_no_trend(grouping: str) -> None:
    app = regions(group=grouping)

    assert "Selected events carry no trend." in app.caption[0].value


def test_a_gap_stands_only_where_a_month_is_without_a_report() -> None:
    app = regions(group="month", **{"from": "2019-06-01", "to": "2019-09-30"})

    (bars,) = [e.proto for e in app.get("bidi_component") if e.proto.component_name == "bars"]
    gaps = [row["gap"] for row in json.loads(bars.json)["rows"] if "gap" in row]
    assert [words.startswith("1 month:") for words in gaps] == [True]


def test_reports_that_are_in_no_bar_are_told() -> None:
    app = regions()

    assert re.match(
        r"\d+ reports, with a number or without one, are in no bar: ", app.caption[1].value
    )


def test_a_pressed_bar_narrows_the_sentence_and_not_the_view() -> None:
    app = almaty_pressed()

    assert f"More than {figure_of(ALMATY)} reported detentions in Almaty" in words(app)
    assert app.session_state["view"].filters == Selection()


def test_a_pressed_bar_narrows_the_scene_that_is_added(briefings: Path) -> None:
    press(almaty_pressed(), "add-page")

    assert only_scene(briefings).selection == "region=KZ-75"


def test_a_pressed_bar_leaves_the_other_bars_of_its_grouping_to_be_pressed() -> None:
    whole = regions().dataframe[0].value

    assert len(almaty_pressed().dataframe[0].value) == len(whole) > 1


def test_a_pressed_bar_narrows_the_bars_of_the_other_groupings() -> None:
    step = Step("region", "KZ-27", "West", Selection(), Selection(regions=("KZ-27",)))

    app = regions({NARROWING: (step,)}, group="city")

    assert app.dataframe[0].value["City"].tolist() == ["Oral"]


def test_what_is_kept_becomes_the_filter_of_all_pages() -> None:
    app = almaty_pressed()

    next(button for button in app.button if button.label == "Keep as filter").click().run()

    assert app.session_state["view"].filters == ALMATY
    assert app.multiselect(key=filter_widget("regions", 1)).value == ["KZ-75"]
    assert not [button for button in app.button if button.label == "Clear"]


def test_clear_gives_the_whole_back() -> None:
    app = almaty_pressed()

    next(button for button in app.button if button.label == "Clear").click().run()

    assert f"more than {figure_of(Selection())} reported detentions" in words(app)


def test_another_filter_lets_the_pressed_bars_go() -> None:
    app = almaty_pressed()

    app.multiselect(key="filter-regions").select("KZ-79").run()

    assert "in Shymkent" in words(app)
    assert NARROWING not in app.session_state


def test_the_window_of_the_slider_is_told_and_can_be_let_go() -> None:
    app = regions(until="2019-10-26", track="../..")
    told = " ".join(element.value for element in app.text)

    assert "The slider of the map is at … to 26 October 2019." in told
    next(button for button in app.button if button.label == "Whole period").click().run()

    assert f"more than {figure_of(Selection())} reported detentions" in words(app)


def test_organizers_can_be_taken_alone() -> None:
    app = regions(organizer="dck", **{"organizer_match": "only"})

    assert app.session_state["view"].filters.organizer_match == "only"
    assert "More than 4,200 reported detentions" in words(app)


def test_the_choice_between_any_and_only_stands_where_an_organizer_is_chosen() -> None:
    app = regions()
    assert "filter-organizer_match" not in app.session_state

    app.multiselect(key="filter-organizers").select("not_reported").run()

    assert app.session_state["filter-organizer_match"] == "any"


def test_an_event_that_a_link_chose_can_be_let_go() -> None:
    app = regions(event="2019-10-26")

    app.multiselect(key="filter-events").unselect("2019-10-26").run()

    assert app.session_state["view"].filters == Selection()


def test_only_is_let_go_with_the_last_organizer() -> None:
    app = regions(organizer="dck", **{"organizer_match": "only"})

    app.multiselect(key="filter-organizers").unselect("dck").run()

    assert app.session_state["view"].filters == Selection()


def test_a_chosen_grouping_stands_in_the_link() -> None:
    app = regions()

    app.button_group(key="grouping-choice").set_value("city").run()

    assert address(app)["group"] == ["city"]
