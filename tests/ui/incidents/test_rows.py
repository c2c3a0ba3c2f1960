"""The rows of the page of incidents: one page of a long list, each list in its own order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from streamlit.testing.v1 import AppTest

from incidents.languages.alphabet import alphabetical
from tests.app_pages import address, opened
from tests.project_tables import project_dataset
from ui.incidents import page_turner, rows

SHORT = 20
"""Rows of a page, so that the project's own table is a long one."""


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for module in (rows, page_turner):
        monkeypatch.setattr(module, "PAGE_ROWS", SHORT)
    yield


def days(app: AppTest) -> list[str]:
    return list(app.dataframe[0].value["Day"])


def all_days(**query: str) -> list[str]:
    return days(opened("incidents", **query))


def said(app: AppTest) -> str:
    return " ".join(element.value for element in app.text)


def test_a_short_list_has_no_pages() -> None:
    app = opened("incidents")

    assert "Rows 1 to" not in said(app)
    assert not [button for button in app.button if button.label == "Next rows"]


@pytest.mark.usefixtures("short_pages")
def test_a_long_list_comes_page_by_page_and_says_how_many_there_are() -> None:
    app = opened("incidents")
    first = days(app)

    app.button(key="incident-page-on").click().run()

    assert len(first) == len(days(app)) == SHORT
    assert f"Rows {SHORT + 1} to {2 * SHORT} of " in said(app)
    assert address(app)["rows_page"] == ["2"]


@pytest.mark.parametrize("order", rows.ORDERS)
def test_pages_of_any_order_are_the_whole_list_cut(
    order: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = opened("incidents", order=order).dataframe[0].value
    for module in (rows, page_turner):
        monkeypatch.setattr(module, "PAGE_ROWS", SHORT)

    third = opened("incidents", order=order, rows_page="3").dataframe[0].value

    assert third.values.tolist() == whole.iloc[2 * SHORT : 3 * SHORT].values.tolist()


@pytest.mark.usefixtures("short_pages")
def test_another_list_begins_at_its_first_page() -> None:
    app = opened("incidents", rows_page="3")
    assert f"Rows {2 * SHORT + 1} to" in said(app)

    app.selectbox(key="incident-order").select("earliest").run()

    assert f"Rows 1 to {SHORT}" in said(app)
    assert "rows_page" not in address(app)


@pytest.mark.usefixtures("short_pages")
def test_a_page_beyond_the_last_is_the_last() -> None:
    app = opened("incidents", rows_page="999")

    assert app.button(key="incident-page-on").disabled
    assert app.number_input(key="incident-page").value == -(-len(all_days_of_table()) // SHORT)


def all_days_of_table() -> list[str]:
    events = project_dataset().events.set_index("event_id")["context"]
    incidents = project_dataset().incidents
    counted = incidents["event_id"].map(events) != "state_of_emergency"
    return list(incidents["incident_id"][counted])


def test_a_page_that_is_none_is_told() -> None:
    app = opened("incidents", rows_page="0")

    assert "a page, counted from 1" in said(app)


@pytest.mark.parametrize("order", ["earliest", "latest"])
def test_days_stand_in_their_order(order: str) -> None:
    found = [day[:10] for day in all_days(order=order)]

    assert found == sorted(found, reverse=order == "latest")


def test_places_stand_by_their_names_in_the_reader_s_alphabet() -> None:
    app = opened("incidents", order="place", language="kk")
    places = list(app.dataframe[0].value.iloc[:, 1])

    assert places == sorted(places, key=lambda name: alphabetical(name, "kk"))
