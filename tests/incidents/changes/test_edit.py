"""A row added, corrected or taken back by hand."""

from __future__ import annotations

import pytest

from incidents.changes.edit import added, corrected, row_of, taken_back
from incidents.changes.folder_store import FolderStore
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from tests.incidents.conftest import Tables

REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def snapshot(tables: Tables) -> Snapshot:
    return FolderStore(tables.add("reports").write()).snapshot()


def test_a_correction_changes_the_cells_that_it_names_and_empties_those_without_a_text(
    snapshot: Snapshot,
) -> None:
    change = corrected(
        snapshot, "reports", REPORT, {"detained_low": "10", "detained_high": ""}, " read again "
    )

    [row] = change.rows
    assert {*row.differing()} == {("detained_low", "12", "10"), ("detained_high", "12", "")}
    assert (row.kind, row.reason) == ("corrected", "read again")


def test_a_correction_without_a_reason_or_a_difference_is_refused_with_both(
    snapshot: Snapshot,
) -> None:
    with pytest.raises(CannotChange) as told:
        corrected(snapshot, "reports", REPORT, {"detained_low": "12"}, " ")

    assert told.value.reasons == (
        "a reason is wanted, which readers are told",
        f"reports: {REPORT} says that already",
    )


@pytest.mark.parametrize("status", ["withdrawn", "set_aside"])
def test_a_report_that_is_taken_back_stays_and_says_why(snapshot: Snapshot, status: str) -> None:
    [row] = taken_back(snapshot, "reports", REPORT, "the agency did", status=status).rows

    assert row.kind == status
    assert row.after is not None
    assert row.after["status_reason"] == "the agency did"


def test_every_other_row_that_is_taken_back_is_removed(snapshot: Snapshot) -> None:
    [row] = taken_back(snapshot, "origins", "rferl", "no such agency").rows

    assert (row.kind, row.after) == ("removed", None)


def test_a_new_row_holds_no_empty_cell(snapshot: Snapshot) -> None:
    [row] = added(snapshot, "origins", {"origin_id": "afp", "name": "AFP", "note": " "}, "").rows

    assert row.after == {"origin_id": "afp", "name": "AFP"}


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda s: added(s, "origins", {"origin_id": "rferl"}, ""), "rferl is there already"),
        (lambda s: added(s, "origins", {"origin_id": "a", "hue": "1"}, ""), "no column hue"),
        (lambda s: corrected(s, "reports", REPORT, {"hue": "1"}, "why"), "no column hue"),
        (lambda s: corrected(s, "reports", "gone", {}, "why"), "there is no row gone"),
        (lambda s: taken_back(s, "reports", "gone", "why"), "there is no row gone"),
        (lambda s: taken_back(s, "reports", REPORT, ""), "a reason is wanted"),
        (lambda s: taken_back(s, "reports", REPORT, "w", status="counted"), "set_aside or"),
        (lambda s: row_of(s, "rumours", "1"), "no table rumours"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_stands_against_it(
    snapshot: Snapshot, make: object, reason: str
) -> None:
    with pytest.raises(CannotChange, match=reason):
        make(snapshot)  # type: ignore[operator]
