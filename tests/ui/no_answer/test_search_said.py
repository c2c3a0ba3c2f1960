"""What stands in the place of the answer where a search has none."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from tests.app_pages import opened, words


def asked(text: str) -> AppTest:
    """The app after this search."""
    return opened().sidebar.text_input(key="search").input(text).run()


def heading(app: AppTest) -> str:
    """What stands first on the page."""
    found = re.search(r"<h1>(.*?)</h1>", words(app))
    assert found
    return found[1]


def offers(app: AppTest) -> list[str]:
    return [
        button.label.replace("\\", "")
        for button in app.main.button
        if button.key.startswith("offer-")
    ]


@pytest.mark.parametrize(
    ("text", "told", "offered"),
    [
        ("Moscow 2019", "Nothing is known by this name: Moscow", ["Show 2019"]),
        ("26 October", "Of which year?", ["Show 26 October 2019"]),
    ],
)
def test_a_text_that_is_half_understood_has_no_number(
    text: str, told: str, offered: list[str]
) -> None:
    app = asked(text)

    assert heading(app) == told
    assert "more than 5,800" not in words(app)
    assert not [c for c in app.main.get("bidi_component") if "Copy the sentence" in str(c.proto)]
    assert offers(app) == offered


def test_every_page_says_it_first_and_offers_what_was_understood() -> None:
    app = asked("Moscow 2019")

    for page in ("regions", "events", "incidents", "data"):
        app.switch_page(f"../pages/{page}.py").run()
        assert heading(app) == "Nothing is known by this name: Moscow"
        assert offers(app) == ["Show 2019"]


def test_what_was_understood_is_shown_at_a_press() -> None:
    app = asked("Almaty xyzzy 2019")
    assert offers(app) == ["Show Almaty, 2019"]

    app.button(key="offer-0").click().run()

    assert "in Almaty" in heading(app)
    assert not offers(app)
    assert "xyzzy" not in words(app)


def test_another_choice_of_the_reader_ends_it() -> None:
    app = asked("Moscow")

    app.sidebar.segmented_control(key="filter-measure").set_value("journalists").run()

    assert "journalists" in heading(app)


def test_what_was_guessed_stands_under_the_sentence() -> None:
    app = asked("Alamty 26 Ocotber 2019")

    assert "in Almaty on 26 October 2019" in heading(app)
    assert "“Alamty” was read as Almaty." in words(app)
    assert "“Ocotber” was read as october." in words(app)
