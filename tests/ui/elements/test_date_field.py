"""The field for one day: what it hands over, and what it shows of what it was told."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages import day_field, enter_day, opened

SINCE, UNTIL = "filter-since", "filter-until"


def days(app: AppTest) -> tuple[str, str]:
    filters = app.session_state["view"].filters
    return str(filters.since), str(filters.until)


def test_a_day_from_a_link_stands_in_its_field_in_words() -> None:
    field = day_field(opened(since="2019-10-26"), SINCE)

    assert (field["day"], field["shown"]) == ("2019-10-26", "26 October 2019")


def test_a_month_is_its_first_day_in_one_field_and_its_last_in_the_other() -> None:
    app = opened()

    enter_day(app, SINCE, "қазан 2019")
    enter_day(app, UNTIL, "октябрь 2019")

    assert days(app) == ("2019-10-01", "2019-10-31")


def test_an_emptied_field_lets_its_day_go() -> None:
    app = enter_day(opened(since="2019-10-26"), SINCE, " ")

    assert days(app) == ("None", "None")
    assert day_field(app, SINCE)["shown"] == ""


def test_what_is_no_day_changes_nothing_and_is_told_until_it_is_one() -> None:
    app = enter_day(opened(since="2019-10-26"), SINCE, "yonder")
    app.run()

    field = day_field(app, SINCE)
    assert days(app) == ("2019-10-26", "None")
    assert (field["entered"], field["day"]) == ("yonder", "2019-10-26")
    assert field["heard"] == 1
    assert field["problem"].startswith("“yonder” is no day")

    enter_day(app, SINCE, "27.10.2019")

    assert days(app) == ("2019-10-27", "None")
    assert not day_field(app, SINCE)["problem"]
    assert day_field(app, SINCE)["heard"] == 2


@pytest.mark.parametrize("entry", [7, None, {}, {"number": "1", "text": 5}, {"text": "2019-01-01"}])
def test_what_no_field_of_ours_says_changes_nothing(entry: object) -> None:
    app = opened(since="2019-10-26")
    (field,) = [e.proto for e in app.get("bidi_component") if e.key == SINCE]
    told = app._tree.get_widget_states()
    told.widgets.add(id=field.id, json_value=json.dumps({"entry": entry}))

    app._run(told)

    assert not app.exception
    assert days(app) == ("2019-10-26", "None")


def test_a_name_is_looked_up_as_of_the_day_that_was_entered() -> None:
    app = opened("places")
    app.text_input(key="places-name").set_value("Astana")

    enter_day(app, "places-day", "1 мая 1995")

    assert day_field(app, "places-day")["day"] == "1995-05-01"
    assert any("Akmola" in element.proto.body for element in app.get("html"))
