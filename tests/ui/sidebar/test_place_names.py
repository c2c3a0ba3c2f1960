"""The reader's choice of names holds wherever a place is named."""

from __future__ import annotations

from tests.app_pages import opened, words

SEED_DAY = {"from": "2019-10-26", "to": "2019-10-26", "open": "1526273"}


def shown(**query: str) -> str:
    return words(opened(**{**SEED_DAY, **query}))


def test_a_place_has_the_name_of_the_day() -> None:
    assert "<h2>Nur-Sultan, 26 October 2019</h2>" in shown()


def test_a_place_has_todays_name_where_the_reader_asks_for_it() -> None:
    assert "<h2>Astana, 26 October 2019</h2>" in shown(names_of="today")


def test_a_place_has_its_kazakh_name_where_the_reader_asks_for_it() -> None:
    assert "<h2>Нұр-Сұлтан, 26 October 2019</h2>" in shown(names_in="kk")


def test_the_list_of_names_keeps_the_choice() -> None:
    app = opened()

    app.selectbox(key="names-in").select("ru").run()

    assert app.session_state.view.names_in == "ru"
