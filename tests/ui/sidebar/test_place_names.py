"""The reader's choice of names holds wherever a place is named."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.waiting import PATIENCE

SEED_DAY = {"from": "2019-10-26", "to": "2019-10-26", "open": "1526273"}


def words(**query: str) -> str:
    app = AppTest.from_file("../../../ui/main.py", default_timeout=PATIENCE)
    for key, value in {**SEED_DAY, **query}.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return " ".join(element.proto.body for element in app.get("html"))


def test_a_place_has_the_name_of_the_day() -> None:
    assert "<h2>Nur-Sultan, 26 October 2019</h2>" in words()


def test_a_place_has_todays_name_where_the_reader_asks_for_it() -> None:
    assert "<h2>Astana, 26 October 2019</h2>" in words(names_of="today")


def test_a_place_has_its_kazakh_name_where_the_reader_asks_for_it() -> None:
    assert "<h2>Нұр-Сұлтан, 26 October 2019</h2>" in words(names_in="kk")


def test_the_list_of_names_keeps_the_choice() -> None:
    app = AppTest.from_file("../../../ui/main.py", default_timeout=PATIENCE)
    app.run()

    app.selectbox(key="names-in").select("ru").run()

    assert app.session_state.view.names_in == "ru"
