"""The pages run without a browser: what they say, and what a link does to them."""

from __future__ import annotations

import pytest
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from tests.app_pages import opened, stacked_presses, words
from ui.session.view_code import to_code


def test_the_map_page_opens_with_the_sentence() -> None:
    app = opened()

    assert "reported detentions" in words(app)
    assert "Checked against the full text" in words(app)


def test_a_link_narrows_what_is_counted() -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26"})

    assert "At least 39 people were reported detained in 4 cities" in words(app)


def test_a_link_opens_a_place_with_its_reports() -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26", "open": "1526384"})

    assert "a dozen would-be protesters" in words(app)
    assert "26 people were detained in Nur-Sultan and Almaty" in words(app)


def test_a_filter_of_the_sidebar_changes_the_sentence() -> None:
    app = opened(**{"from": "2019-10-26", "to": "2019-10-26"})

    app.multiselect(key="filter-regions").select("KZ-79").run()

    assert "At least 3 people were reported detained in Shymkent" in words(app)


def test_an_impossible_link_is_told_and_the_page_opens() -> None:
    app = opened(**{"from": "2019-02-30", "basis": "rumour"})

    told = " ".join(element.value for element in app.text)
    assert "from: '2019-02-30'" in told
    assert "basis: 'rumour'" in told


@pytest.mark.parametrize(
    ("page", "heading"),
    [("data", "The tables behind the map"), ("method", "How the numbers")],
)
def test_the_other_pages_open(page: str, heading: str) -> None:
    assert heading in words(opened(page))


def test_what_changed_is_read_as_text_and_not_as_markdown() -> None:
    app = opened("data")

    changed = words(app).partition('class="changes"')[2].partition("</div>")[0]
    assert "<code>event_organizers.csv</code>" in changed
    assert "<ul><li>" in changed
    assert "`" not in changed


def test_what_stands_beside_a_view_code_is_told() -> None:
    code = to_code((("from", "2019-10-26"), ("to", "2019-10-26")))

    app = opened(view=code, basis="official")

    assert "At least 39" in words(app)
    told = " ".join(element.value for element in app.text)
    assert "basis: 'official', wanted nothing beside a view code" in told


@pytest.mark.parametrize("way", ["link", "search box"])
def test_a_view_code_leads_to_its_page_with_its_grouping(way: str) -> None:
    code = to_code((("group", "month"), ("page", "regions")))

    app = opened(**({"view": code} if way == "link" else {}))
    if way == "search box":
        app.text_input(key="search").set_value(code).run()

    assert not app.exception
    assert app.button_group(key=next(iter(grouping_keys(app)))).value == "month"


def grouping_keys(app: AppTest) -> list[str]:
    return [one.key for one in app.button_group if str(one.key).startswith("grouping-choice")]


@pytest.mark.parametrize(
    ("path", "told"), [("/nope", True), ("/tools/nope", True), ("/", False), ("/tools/", False)]
)
def test_an_address_of_no_page_is_told(
    monkeypatch: pytest.MonkeyPatch, path: str, told: bool
) -> None:
    address = f"http://127.0.0.1:8501{path}"
    monkeypatch.setattr(ContextProxy, "url", property(lambda _: address))

    told_of = [
        text.value for text in opened().text if "page: 'nope', wanted one of map" in text.value
    ]

    assert bool(told_of) is told


def test_the_path_of_the_public_address_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://maps.example.org/tools")
    address = "https://maps.example.org/tools"
    monkeypatch.setattr(ContextProxy, "url", property(lambda _: address))

    assert [text.value for text in opened().text if "wanted map" in text.value] == []


def test_reversed_days_of_a_link_are_told_in_words() -> None:
    app = opened(since="2020-01-01", until="2019-01-01")

    (told,) = [text.value for text in app.text if "could not be used" in text.value]
    assert "The first day, 1 January 2020, is after the last, 1 January 2019" in told


@pytest.mark.parametrize(
    ("page", "link"), [("incidents", {"incident_open": "2019-10-26-almaty"}), ("data", {})]
)
def test_presses_that_belong_together_stand_side_by_side(page: str, link: dict[str, str]) -> None:
    assert stacked_presses(opened(page, **link)) == []
