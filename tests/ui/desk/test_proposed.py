"""What editors proposed, as publishers decide it at the desk."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from incidents.changes.change import Change
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion, written
from incidents.changes.proposals import proposals, propose, refuse
from incidents.verification.reading import was_read
from incidents.whole_file import replace_whole
from tests.app_pages import opened, words
from tests.incidents.changes.saving import BOTH, IMPORT, ORIGIN
from tests.incidents.conftest import Tables
from tests.incidents.verification.test_reading import REPORT


@pytest.fixture
def store(tables: Tables, at_the_desk: None) -> FolderStore:
    """Tables beside which a proposal waits, whose publisher sits at this machine."""
    folder = tables.write()
    propose(folder, BOTH, IMPORT)
    return FolderStore(folder)


def looked_at() -> AppTest:
    app = opened("desk")
    return app.button(key="desk-proposal-1").click().run()


@pytest.mark.parametrize("is_stopped", [False, True], ids=["", "stopped before it was settled"])
def test_of_two_publishers_who_let_one_proposal_in_the_second_is_told_of_the_first(
    store: FolderStore, is_stopped: bool
) -> None:
    first, second = looked_at(), looked_at()
    [path] = (store.folder / "journal" / "proposed").glob("*.json")
    waiting = path.read_bytes()

    first.button(key="desk-let-in-1").click().run()
    if is_stopped:
        path.write_bytes(waiting)
    second.button(key="desk-let-in-1").click().run()

    assert len(store.entries()) == 1
    assert "Meanwhile entry 1 was saved" in words(second)
    assert "A table was changed by hand" not in words(second)
    assert not path.exists()


def test_whoever_lets_in_what_was_decided_is_told_the_decision_and_not_what_came_after_it(
    store: FolderStore,
) -> None:
    app = looked_at()
    refuse(store, proposals(store.folder)[0], "CD", "a mistake")
    store.save(Change((ORIGIN,)), IMPORT, on=store.snapshot())

    app.button(key="desk-let-in-1").click().run()

    assert "Meanwhile entry 1 was saved" in words(app)
    assert "entry 2 was saved" not in words(app)


def test_a_proposal_is_let_in_as_it_was_seen_or_not_at_all(store: FolderStore) -> None:
    app = looked_at()
    [path] = (store.folder / "journal" / "proposed").glob("*.json")
    [proposal] = proposals(store.folder)
    shorter = Change((ORIGIN,))  # as erasing a person does to what waits
    replace_whole(path, written(replace(proposal, change=shorter)))

    app.button(key="desk-let-in-1").click().run()

    assert "The proposal is another since" in words(app)
    assert not store.entries()
    app.button(key="desk-let-in-1").click().run()
    assert [entry.change for entry in store.entries()] == [shorter]


def test_a_proposal_that_cannot_be_made_any_more_says_why_and_can_only_be_refused(
    store: FolderStore,
) -> None:
    store.save(BOTH, IMPORT, on=store.snapshot())
    app = looked_at()

    assert "This cannot be saved:" in words(app)
    decisions = [b.key for b in app.button if b.key in ("desk-let-in-1", "desk-refuse-1")]
    assert decisions == ["desk-refuse-1"]


def test_two_readings_of_one_report_that_waited_are_let_in_and_set_it_aside(
    store: FolderStore, tables: Tables
) -> None:
    tables.add("reports").write()
    now = store.snapshot()
    for who in ("AB", "CD"):
        reading = was_read(
            now, REPORT, read_by=who, read_on=date(2026, 11, 30), outcome="not_found"
        )
        propose(store.folder, reading, Occasion("edit", who))

    for number in (2, 3):
        app = opened("desk")
        app.button(key=f"desk-proposal-{number}").click().run()
        app.button(key=f"desk-let-in-{number}").click().run()

    assert [entry.occasion.lets_in for entry in store.entries()] == [2, 3]
    reports = {row["report_id"]: row for row in store.snapshot().table("reports").rows}
    assert reports[REPORT]["status_reason"] == "not found by AB, CD"
