"""Of large tables no page goes through all rows: what it shows is found in columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from incidents.counting.version_changes import compare
from incidents.dataset import index, lazy_rows
from incidents.dataset.dataset import Dataset
from incidents.selection import Selection
from tests.app_pages import opened, words
from tests.incidents.conftest import Tables

ALMATY = "1526384"


@pytest.fixture
def no_walks(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tables]:
    """Two events, in tables that are taken for large; to go through all of their rows fails."""

    def walked(rows: Any) -> NoReturn:
        raise AssertionError(f"all rows are gone through: {type(rows).__name__}")

    tables.add("events", event_id="2019-10-27", date_first="2019-10-27", date_last="2019-10-27")
    tables.add(
        "incidents",
        incident_id="2019-10-27-almaty",
        event_id="2019-10-27",
        date_first="2019-10-27",
        date_last="2019-10-27",
    )
    tables.add("reports", report_id="2019-10-26-all", scope="all").write()
    monkeypatch.setattr(index, "FEW", 0)
    for kind in (lazy_rows.LazyRows, lazy_rows.LazyLists, lazy_rows.DaysOf):
        monkeypatch.setattr(kind, "blocks", walked)
    for table in ("events", "incidents", "reports"):
        monkeypatch.setattr(Dataset, table, property(walked))
    yield tables


@pytest.mark.usefixtures("no_walks")
@pytest.mark.parametrize(
    ("page", "query", "word"),
    [
        ("map", {}, "detained"),
        ("map", {"place": ALMATY}, "detained"),
        ("map", {"open": ALMATY}, "detained"),
        ("events", {}, "2 events"),
        ("events", {"event": "2019-10-26"}, "What is known of it"),
        ("incidents", {}, "Incidents"),
        *(("regions", {"group": by}, "detained") for by in ("city", "month", "event", "organizer")),
        ("data", {}, "The tables behind the map"),
    ],
)
def test_no_page_goes_through_all_rows(page: str, query: dict[str, str], word: str) -> None:
    app = opened(page, **query)

    assert not app.exception
    assert word in words(app)


@pytest.mark.usefixtures("no_walks")
@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("26 October 2019", "2019"),
        ("5 June 2019", "No event in the table"),
        ("27 October", "Of which year?"),
    ],
)
def test_no_search_goes_through_all_rows(text: str, word: str) -> None:
    app = opened().sidebar.text_input(key="search").input(text).run()

    assert not app.exception
    assert word in words(app)


def test_no_comparison_of_versions_goes_through_all_rows(no_walks: Tables) -> None:
    before = no_walks.read().dataset
    no_walks.rows["reports"][0]["detained_high"] = 13
    now = no_walks.read().dataset

    [change] = compare(before, now, Selection()).changes

    assert change.fields == (("detained_high", "12", "13"),)
