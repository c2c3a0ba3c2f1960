"""The buttons that take a selection away."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from incidents.export.formats import FORMATS
from incidents.selection import Selection
from tests.incidents.export.exporting import SEED, csv_rows, taken
from tests.waiting import PATIENCE
from ui.data.downloads import addresses, content_of
from ui.server.api import FORMAT_OF, asked
from ui.session.tables import keeper


def page() -> None:
    from ui.data.downloads import downloads
    from ui.session.session import current_session

    downloads(current_session())


def drawn(**query: str) -> AppTest:
    app = AppTest.from_function(page, default_timeout=PATIENCE)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run()


def all_text(app: AppTest) -> str:
    return " ".join(str(element.proto) for element in app.main)


def test_there_is_a_button_for_each_kind_of_file() -> None:
    app = drawn(event="2019-10-26")

    assert not app.exception
    labels = [button.label for button in app.get("download_button")]
    assert labels == [
        "CSV",
        "Excel",
        "GeoJSON",
        "Data Package",
        "CSV for Datawrapper and Flourish",
    ]


def test_files_of_a_large_table_are_links_to_what_is_sent_as_it_is_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("ui.data.downloads.KEPT_ROWS", 0)

    app = drawn(event="2019-10-26", names_of="today")

    assert not app.exception
    assert not app.get("download_button")
    found = re.findall(r'href="(api/[^"]+)"', " ".join(html.proto.body for html in app.get("html")))
    paths, queries = zip(*(unescape(one).split("?") for one in found), strict=True)
    assert paths[:3] == ("api/incidents.csv", "api/incidents.xlsx", "api/incidents.geojson")
    dataset = keeper().tables().shown.dataset
    for query in queries:
        wish, ignored = asked(query.encode(), dataset)
        assert not ignored
        assert (wish.selection, wish.names_of) == (Selection(events=("2019-10-26",)), "today")


def test_it_says_what_is_taken_away() -> None:
    text = all_text(drawn(event="2019-10-26"))

    assert "At least 39 people were reported detained" in text
    assert "Filters: all days; people; events: Protests called by DCK" in text


def test_the_risk_of_sharing_is_said_once_and_links_can_be_left_out() -> None:
    app = drawn(event="2019-10-26")

    assert all_text(app).count("undesirable organization") == 1
    assert [box.label for box in app.checkbox] == ["Titles of sources without their links"]

    app.checkbox[0].check().run()

    assert "/api/incidents.csv?event=2019-10-26&links=no" in app.code[0].value


def test_nothing_is_asked_where_no_source_is_a_risk() -> None:
    app = drawn(since="1999-01-01", until="1999-01-02")

    assert not app.exception
    assert not app.checkbox


@pytest.mark.parametrize("links", [True, False])
def test_the_addresses_are_answered_for_the_same_selection(links: bool) -> None:
    chosen = Selection(places=("1526384",), bases=("media", "official"), organizer_match="only")
    dataset = keeper().tables().shown.dataset

    for address in addresses(chosen, links=links):
        parts = urlsplit(address)
        wish, problems = asked(parts.query.encode(), dataset)
        assert parts.path.removeprefix("/api/") in FORMAT_OF
        assert (wish.selection, wish.links, problems) == (chosen, links, [])


def test_addresses_are_whole_where_the_app_has_a_public_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PUBLIC_URL", "https://detentions.example.org/")

    first = addresses(SEED, links=True)[0]

    assert first == "https://detentions.example.org/api/count?event=2019-10-26"
    assert parse_qsl(urlsplit(first).query) == [("event", "2019-10-26")]


def test_a_button_gives_the_file_of_the_view() -> None:
    content = content_of("csv", taken(SEED).speaker, SEED, True)

    assert {row["event_id"] for row in csv_rows(content)} == {"2019-10-26"}
    assert content == FORMATS["csv"].write(taken(SEED))
