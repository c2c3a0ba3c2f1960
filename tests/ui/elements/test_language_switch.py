"""The choice of the language: on every page, kept in the link, and nothing else is lost by it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Selectbox

from incidents.selection import Selection
from tests.app_pages import address, choose_language, opened, told_by_browser
from ui.session.session_keys import names_in_widget
from ui.session.view import View

PAGES = sorted(path.stem for path in (Path(__file__).parents[3] / "pages").glob("*.py"))

pytestmark = pytest.mark.usefixtures("three_languages")


@pytest.fixture
def kazakh_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ContextProxy, "locale", property(lambda _: "kk-KZ"))


def switch(app: AppTest) -> dict[str, Any]:
    (found,) = [e.proto for e in app.get("bidi_component") if e.key == "language-switch"]
    data: dict[str, Any] = json.loads(found.json)
    return data


def names_in(app: AppTest) -> Selectbox:
    return app.selectbox(key=names_in_widget(app.session_state["map_number"]))


@pytest.mark.parametrize("page", PAGES)
def test_each_page_offers_the_languages_by_their_own_names(page: str) -> None:
    names = [name for _, name in switch(opened(page))["offered"]]

    assert names == ["English", "Қазақша", "Русский"]


def test_a_chosen_language_holds_on_the_next_page_and_in_the_link() -> None:
    app = choose_language(opened(), "ru")
    assert (switch(app)["language"], switch(app)["label"]) == ("ru", "Язык")

    app.switch_page("../pages/method.py").run()

    assert switch(app)["language"] == "ru"
    assert address(app)["language"] == ["ru"]


@pytest.mark.usefixtures("kazakh_browser")
def test_a_page_is_in_the_language_of_the_browser_which_its_link_does_not_name() -> None:
    app = opened()

    assert switch(app)["language"] == "kk"
    assert "language" not in address(app)


@pytest.mark.usefixtures("kazakh_browser")
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_language_of_a_link_goes_before_that_of_the_browser(language: str) -> None:
    app = opened(language=language)

    assert switch(app)["language"] == language
    assert address(app)["language"] == [language]


@pytest.mark.usefixtures("kazakh_browser")
def test_a_link_whose_language_is_not_offered_says_so_in_that_of_the_browser() -> None:
    app = opened(language="fr")

    assert switch(app)["language"] == "kk"
    (told,) = [text.value for text in app.text if "fr" in text.value]
    assert "language" in told


def test_what_was_chosen_stays_chosen_in_another_language() -> None:
    query = {"region": "KZ-75", "organizer": "dck", "basis": "official", "until": "2020-06-06"}
    app = opened("incidents", **query, review="full_text", names_of="today")
    before = app.session_state["view"].filters

    choose_language(app, "ru")
    app.run()

    assert not app.exception
    view: View = app.session_state["view"]
    assert (view.filters, view.language, view.names_of) == (before, "ru", "today")
    assert view.filters != Selection()
    shown = [widget.value for widget in app.multiselect if widget.key.startswith("filter-org")]
    assert shown == [["dck"]]


def test_names_of_places_go_with_the_page_until_a_language_is_chosen_for_them() -> None:
    app = choose_language(opened(), "kk")
    assert names_in(app).value == "kk"

    names_in(app).set_value("en").run()
    choose_language(app, "ru")

    assert names_in(app).value == "en"

    names_in(app).set_value("ru").run()
    choose_language(app, "kk")

    assert names_in(app).value == "kk"


def test_a_browser_that_still_shows_the_other_language_takes_nothing_back() -> None:
    app = opened(basis="official", names_of="today")
    told_in_english = told_by_browser(app)
    choose_language(app, "ru")
    chosen = app.session_state["view"]

    app._run(told_in_english)

    assert not app.exception
    assert app.session_state["view"] == chosen


def test_each_list_is_told_what_is_chosen_in_the_words_of_the_new_language() -> None:
    app = choose_language(opened("incidents", names_of="today"), "ru")

    for key in ("names-in-1", "names-of-1", "incident-order"):
        assert app.selectbox(key=key).proto.set_value


def test_a_language_that_is_not_offered_is_not_taken() -> None:
    app = choose_language(opened(), "xx")

    assert switch(app)["language"] == "en"
