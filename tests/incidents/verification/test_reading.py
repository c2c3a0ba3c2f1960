"""What somebody read, as a change of the tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.review import review, reviewed
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.verification.reading import read_anew, was_read
from tests.incidents.changes.saving import BOTH
from tests.incidents.conftest import Tables

REPORT = "2019-10-26-almaty-rferl"
DAY = date(2026, 11, 29)


def store_of(tables: Tables) -> FolderStore:
    return FolderStore(tables.add("reports").write())


def read(snapshot: Snapshot, outcome: str, read_by: str = "AB", report: str = REPORT):  # type: ignore[no-untyped-def]
    return was_read(snapshot, report, read_by=read_by, read_on=DAY, outcome=outcome)


def test_words_that_were_confirmed_make_the_report_read_whole(tables: Tables) -> None:
    store = store_of(tables)
    before = reviewed(store.snapshot())

    result = review(read(before.snapshot, "confirmed"), before)

    assert result.problems == ()
    [report] = result.after.reading.dataset.reports.to_dict("records")
    assert report["review"] == "full_text"
    [reading] = result.after.reading.dataset.readings.to_dict("records")
    assert (reading["read_by"], reading["outcome"]) == ("AB", "confirmed")


@pytest.mark.parametrize(
    ("readers", "status", "why"),
    [
        (["AB"], "counted", None),
        (["AB", "ab"], "counted", None),
        (["AB", "ab", "CD"], "set_aside", "not found by AB, CD"),
    ],
)
def test_a_report_is_set_aside_only_when_a_second_person_does_not_find_it_either(
    tables: Tables, readers: list[str], status: str, why: str | None
) -> None:
    store = store_of(tables)
    for reader in readers:
        now = reviewed(store.snapshot())
        result = review(read(now.snapshot, "not_found", reader), now)
        assert result.problems == ()
        store.save(result.change, Occasion("edit"), on=now.snapshot)

    [report] = store.snapshot().table("reports").rows
    assert (report["status"], report.get("status_reason")) == (status, why)
    assert len(store.snapshot().table("readings").rows) == len(readers)


@pytest.mark.parametrize("outcome", ["differs", "gone"])
def test_other_outcomes_leave_the_report_as_it_is_also_where_another_did_not_find_it(
    tables: Tables, outcome: str
) -> None:
    reading = {"read_by": "CD", "outcome": "not_found"}
    change = read(store_of(tables.add("readings", **reading)).snapshot(), outcome)

    assert [row.table for row in change.rows] == ["readings"]


def test_everything_that_is_missing_is_told_at_once(tables: Tables) -> None:
    with pytest.raises(CannotChange) as told:
        read(store_of(tables).snapshot(), "maybe", " ", report="none")

    assert len(told.value.reasons) == 3


def test_readings_that_waited_side_by_side_are_both_let_in_and_the_second_sets_aside(
    tables: Tables,
) -> None:
    store = store_of(tables)
    then = store.snapshot()
    for reader in ("AB", "CD"):
        now = store.snapshot()
        store.save(read_anew(read(then, "not_found", reader), now), Occasion("edit"), on=now)

    [report] = store.snapshot().table("reports").rows
    assert report["status_reason"] == "not found by AB, CD"
    ids = [row["reading_id"] for row in store.snapshot().table("readings").rows]
    assert ids == [f"{REPORT}-1", f"{REPORT}-2"]


def test_a_reading_that_was_let_in_and_waits_still_is_not_let_in_again(tables: Tables) -> None:
    store = store_of(tables)
    then = store.snapshot()
    reading = read(then, "not_found")
    store.save(read_anew(reading, then), Occasion("edit"), on=then)

    with pytest.raises(CannotChange, match=f"{REPORT}-1 is there already"):
        read_anew(reading, store.snapshot())


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("reports", {"report_id": "new"}),
        ("readings", {"reading_id": "new", "report_id": REPORT, "read_on": "yesterday"}),
    ],
)
def test_words_that_a_reading_would_have_make_no_reading_of_another_change(
    tables: Tables, table: str, cells: dict[str, str]
) -> None:
    reason = f"read by  on {cells.get('read_on', '')}: "
    change = Change((RowChange(table, None, cells, reason),))

    assert read_anew(change, store_of(tables).snapshot()) == change


def test_any_other_change_that_waited_is_as_it_was(tables: Tables) -> None:
    snapshot = store_of(tables).snapshot()
    by_hand = read(snapshot, "confirmed")
    by_hand = replace(by_hand, rows=tuple(replace(row, reason="a list") for row in by_hand.rows))

    assert read_anew(by_hand, snapshot) == by_hand
    assert read_anew(BOTH, snapshot) == BOTH
    assert read_anew(Change(), snapshot) == Change()


def test_a_reading_on_which_a_report_is_set_aside_is_not_taken_back_alone(tables: Tables) -> None:
    other = {"report_id": f"{REPORT}-2", "detained_text": "other words"}
    store = FolderStore(tables.add("reports").add("reports", **other).write())
    for reader in ("AB", "CD"):
        now = store.snapshot()
        store.save(read(now, "not_found", reader), Occasion("edit"), on=now)
    before, journal = reviewed(store.snapshot()), store.entries()
    assert not before.findings.problems

    with pytest.raises(CannotChange, match="two readers"):
        undo(1, "a slip", journal, before)
    assert undo(2, "a slip", journal, before).problems == ()
