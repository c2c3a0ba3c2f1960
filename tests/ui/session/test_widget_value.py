"""A widget is given its value once: what a reader chooses meanwhile is not taken back."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages import opened

PAGES = ("map", "events", "incidents", "regions", "data")
"""Those with filters."""

KINDS = ("button_group", "checkbox", "date_input", "multiselect", "selectbox", "text_input")


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
