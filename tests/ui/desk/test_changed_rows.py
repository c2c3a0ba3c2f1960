"""Whoever decides about a change at the desk sees its rows, not their number alone."""

from __future__ import annotations

import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.edit import corrected
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.proposals import propose, refuse
from tests.app_pages import opened, words
from tests.incidents.changes.saving import BOTH, IMPORT
from tests.incidents.conftest import Tables

REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def store(tables: Tables, at_the_desk: None) -> FolderStore:
    return FolderStore(tables.write())


def correction(store: FolderStore) -> Change:
    """One that moves no figure."""
    return corrected(store.snapshot(), "reports", REPORT, {"note": "<b>seen</b>"}, "read again")


def test_a_publisher_sees_the_cells_and_the_reason_of_what_moves_no_figure(
    store: FolderStore,
) -> None:
    propose(store.folder, correction(store), Occasion("edit", "AB"))

    app = opened("desk").button(key="desk-proposal-1").click().run()

    assert f"corrected in Reports: {REPORT}" in words(app)
    assert "Note: before empty; now &lt;b&gt;seen&lt;/b&gt;." in words(app)
    assert "Why: read again" in words(app)
    assert "No total moves." in words(app)


def test_the_rows_of_an_entry_are_shown_on_a_press_with_the_file_they_came_from(
    store: FolderStore,
) -> None:
    store.save(BOTH, IMPORT, on=store.snapshot())
    app = opened("desk")
    assert "added in Sources" not in words(app)

    app.button(key="desk-rows-1").click().run()

    assert "added in Sources: afp-1" in words(app)
    assert f"list.csv, 4 bytes, SHA-256 {IMPORT.file.sha256}" in words(app)  # type: ignore[union-attr]
    app.button(key="desk-rows-1").click().run()
    assert "added in Sources" not in words(app)


def test_of_a_refusal_the_rows_that_were_not_made_are_shown(store: FolderStore) -> None:
    refuse(store, propose(store.folder, BOTH, IMPORT), "CD", "a mistake")

    app = opened("desk").button(key="desk-rows-1").click().run()

    assert "added in Sources: afp-1" in words(app)


def test_who_is_named_in_a_row_of_persons_is_told_nowhere_in_the_list(store: FolderStore) -> None:
    person = {"person_id": "somebody-else", "name": "Somebody Else", "report_id": REPORT}
    row = RowChange("people", None, person, "Somebody Else is named by a monitor")
    propose(store.folder, Change((row,)), Occasion("edit", "AB"))

    app = opened("desk").button(key="desk-proposal-1").click().run()

    assert "1 row added" in words(app)
    assert "Somebody Else" not in words(app)
    assert "somebody-else" not in words(app)
