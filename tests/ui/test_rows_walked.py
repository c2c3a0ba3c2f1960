"""Of large tables no page goes through all rows: what it shows is found in columns."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

from incidents.dataset import index, lazy_rows
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
