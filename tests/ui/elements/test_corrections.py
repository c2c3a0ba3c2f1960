"""Corrections are told on every page that shows what was corrected."""

from __future__ import annotations

import pytest

from incidents.changes.edit import corrected
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from tests.app_pages import opened, words
from tests.incidents.conftest import Tables


@pytest.mark.parametrize(
    ("page", "query", "reason"),
    [
        ("events", {"event": "2019-10-26"}, "Why: read again<"),
        ("incidents", {"incident_open": "2019-10-26-almaty", "language": "ru"}, "read again (EN)<"),
    ],
)
def test_what_an_event_and_its_reports_rest_on_is_told_where_it_was_corrected(
    tables: Tables, page: str, query: dict[str, str], reason: str
) -> None:
    tables.add("sources", source_id="another")
    store = FolderStore(tables.add("reports").write())
    for table, row_id, cells in (
        ("events", "2019-10-26", {"title": "Rallies"}),
        ("sources", "rferl-2019-10-26", {"title": "A page"}),
        ("sources", "another", {"title": "A page of no report"}),
        ("origins", "rferl", {"name": "Azattyq"}),
    ):
        now = store.snapshot()
        store.save(corrected(now, table, row_id, cells, "read again"), Occasion("edit"), on=now)

    told = words(opened(page, **query))

    assert told.count(reason) == 3
    assert "Rallies" in told
    assert "A page of no report" not in told
