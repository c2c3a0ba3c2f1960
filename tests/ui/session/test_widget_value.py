"""A widget is given its value once: what a reader chooses meanwhile is not taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages import address, enter_day, opened, told_by_browser

PAGES = ("map", "events", "incidents", "regions", "data")
"""Those with filters."""

KINDS = ("button_group", "checkbox", "multiselect", "selectbox", "text_input")


def given(app: AppTest) -> list[str]:
    """The names of the widgets whose value is sent to the browser in the last run."""
    widgets = [one for kind in KINDS for one in app.get(kind)]
    assert len(widgets) > 10
    return [one.label for one in widgets if getattr(one.proto, "set_value", False)]


@pytest.mark.parametrize("page", PAGES)
def test_a_value_that_stands_is_sent_to_no_browser_again(page: str) -> None:
    app = opened(page, basis="official", organizer="dck")

    app.run()

    assert given(app) == []


def test_a_value_that_is_not_sent_again_is_what_its_widget_starts_with() -> None:
    app = opened(basis="official", organizer="dck")

    app.run()

    for widget in (app.button_group(key="filter-bases"), app.multiselect(key="filter-organizers")):
        assert len(widget.proto.default) == 1


def test_a_select_box_that_a_browser_draws_late_starts_with_its_value() -> None:
    app = opened(names_in="ru", names_of="today", review="full_text")

    app.run()

    for key, value in (("names-in", "ru"), ("names-of", "today"), ("filter-review", "full_text")):
        box = app.selectbox(key=key)
        assert not box.proto.set_value
        assert (box.proto.options[box.proto.default], box.value) == (box.format_func(value), value)


def test_on_another_page_each_widget_is_given_its_value() -> None:
    app = opened(basis="official", organizer="dck")

    app.switch_page("../pages/incidents.py").run()

    assert {"Organizer", "Who says so"} <= {*given(app)}


def test_a_choice_that_a_press_takes_back_is_taken_back_in_its_widget_too() -> None:
    app = opened(basis=["official", "monitor"])

    (chip,) = [button for button in app.button if button.label == "official ✕"]
    chip.click().run()

    assert given(app) == ["Who says so"]


def a_page() -> None:
    import streamlit as st

    from ui.session.widget_value import begin_page, end_page, give

    begin_page("page")
    give("words", "Almaty")
    st.text_input("Words", key="words")
    if st.session_state.get("is_interrupted"):
        st.stop()
    end_page()


def is_given(app: AppTest) -> bool:
    return bool(app.text_input[0].proto.set_value)


def test_what_an_interrupted_run_gave_is_given_again() -> None:
    app = AppTest.from_function(a_page)
    app.session_state["is_interrupted"] = True
    app.run().run()
    was_given_again = is_given(app)
    app.session_state["is_interrupted"] = False

    assert was_given_again and is_given(app.run())
    assert not is_given(app.run())


CHOICES: dict[str, tuple[Callable[[AppTest], object], dict[str, list[str]]]] = {
    "measure": (
        lambda app: app.button_group(key="filter-measure").set_value("journalists"),
        {"measure": ["journalists"]},
    ),
    "bases": (
        lambda app: app.button_group(key="filter-bases").set_value(["official"]),
        {"basis": ["official"]},
    ),
    "organizers": (
        lambda app: app.multiselect(key="filter-organizers").set_value(["dck"]),
        {"organizer": ["dck"]},
    ),
    "until": (
        lambda app: enter_day(app, "filter-until", "2020-06-06"),
        {"until": ["2020-06-06"]},
    ),
    "review": (
        lambda app: app.selectbox(key="filter-review").set_value("full_text"),
        {"review": ["full_text"]},
    ),
    "names": (
        lambda app: app.selectbox(key="names-of").set_value("today"),
        {"names_of": ["today"]},
    ),
}
"""What is chosen in the same moment as something is looked for, and its part of the address."""


@pytest.mark.parametrize("choice", CHOICES)
def test_a_choice_told_in_one_run_with_a_search_counts_in_what_was_found(choice: str) -> None:
    choose, part = CHOICES[choice]
    app = opened()

    app.text_input(key="search").set_value("Oral")
    choose(app)
    app.run()

    assert not app.exception
    assert address(app).items() >= {"place": ["608668"], **part}.items()


def test_widgets_of_the_view_before_take_nothing_back_where_a_browser_tells_of_them_late() -> None:
    app = opened(basis="official")
    told = told_by_browser(app)
    app.text_input(key="search").set_value("Oral").run()

    app._run(told)  # by a browser that has not drawn the new page yet

    assert not app.exception
    assert address(app)["place"] == ["608668"]
    assert "basis" not in address(app)
