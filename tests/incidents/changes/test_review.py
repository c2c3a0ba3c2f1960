"""What a change would do, before it is made."""

from __future__ import annotations

import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.review import Review, review, reviewed
from tests.incidents.conftest import SOUND, Tables


def row(table: str, **cells: str) -> dict[str, str]:
    return {key: str(value) for key, value in {**SOUND[table], **cells}.items()}


def shown(tables: Tables, *rows: RowChange) -> Review:
    return review(Change(rows), reviewed(FolderStore(tables.write()).snapshot()))


def test_the_problems_that_a_change_brings_are_told_with_their_row(tables: Tables) -> None:
    sound = RowChange("reports", None, row("reports"), "new")
    broken = RowChange("reports", None, row("reports", report_id="a", basis="rumour"), "new")

    result = shown(tables, sound, broken)

    [(problem, about)] = result.problems
    assert (problem.field, problem.value, about) == ("basis", "rumour", broken)


def test_a_problem_that_was_there_is_none_of_the_change_wherever_its_row_comes_to(
    tables: Tables,
) -> None:
    tables.add("reports", basis="rumour").add("reports")

    result = shown(tables, RowChange("reports", None, row("reports", report_id="a"), "new"))

    assert [note for note, _ in result.notes if note.field == "basis"] == []
    assert result.problems == ()


def test_a_problem_of_a_row_that_a_change_does_not_touch_is_told_too(tables: Tables) -> None:
    event = row("events")
    shorter = RowChange("events", event, {**event, "date_first": "2019-10-27"}, "misread")

    result = shown(tables.add("reports"), shorter)

    assert None in [about for _, about in result.problems]


def test_a_change_that_moves_no_figure_moves_no_total(tables: Tables) -> None:
    report = row("reports")
    noted = RowChange("reports", report, {**report, "note": "seen again"}, "seen again")

    assert shown(tables.add("reports"), noted).totals == ()


@pytest.mark.parametrize("status", ["withdrawn", "set_aside"])
def test_a_report_that_is_taken_back_stays_with_its_reason(tables: Tables, status: str) -> None:
    report = row("reports")
    taken = {**report, "status": status, "status_reason": "the agency took it back"}
    change = RowChange("reports", report, taken, "the agency took it back")

    result = shown(tables.add("reports"), change)

    assert change.kind == status
    assert len(result.after.reading.tables["reports"]) == 1
