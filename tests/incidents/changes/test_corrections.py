"""The public side of the journal: what readers had seen and see no longer, and why."""

from __future__ import annotations

import csv
import io
from datetime import UTC, datetime

from incidents.changes.change import Change, RowChange
from incidents.changes.corrections import corrections, corrections_csv
from incidents.changes.journal import Entry, Occasion
from incidents.tables.schema import read_package
from tests.incidents.conftest import SOUND

REPORT = {name: str(value) for name, value in SOUND["reports"].items()}
PACKAGE = read_package()
AT = datetime(2026, 11, 29, 6, 30, tzinfo=UTC)


def entry(number: int, *rows: RowChange) -> Entry:
    return Entry(number, AT, Occasion("edit"), Change(rows))


LOWER = RowChange("reports", REPORT, {**REPORT, "detained_low": "10"}, "read again")
GONE = RowChange("reports", REPORT, None, "sent by mistake")
NEW = RowChange("reports", None, REPORT, "new")


def test_a_corrected_row_is_told_with_what_stood_there_and_why() -> None:
    [told] = corrections([entry(1, NEW), entry(2, LOWER)], PACKAGE)

    assert (told.kind, told.row_id, told.reason) == ("corrected", REPORT["report_id"], "read again")
    assert told.fields == (("detained_low", "12", "10"),)
    assert (told.event_id, told.incident_ids) == ("2019-10-26", ("2019-10-26-almaty",))


def test_a_row_that_comes_back_is_told_and_a_new_one_is_not() -> None:
    found = corrections([entry(1, NEW), entry(2, GONE), entry(3, NEW)], PACKAGE)

    assert [(one.entry, one.kind) for one in found] == [(3, "returned"), (2, "removed")]


def test_a_row_that_names_a_person_is_never_told_and_those_behind_it_are() -> None:
    person = {name: str(value) for name, value in SOUND["people"].items()}
    asked = RowChange("people", person, None, "asked us")

    assert [one.table for one in corrections([entry(1, asked, GONE)], PACKAGE)] == ["reports"]


def test_the_table_has_a_row_a_field_and_runs_nothing_in_a_spreadsheet() -> None:
    formula = RowChange("reports", REPORT, {**REPORT, "note": "=1+1"}, "noted")
    content = corrections_csv(corrections([entry(1, GONE), entry(2, formula)], PACKAGE))

    heading, *rows = csv.reader(io.StringIO(content.decode()))
    assert heading == [
        *("entry", "at", "table", "id", "event_id", "kind", "field", "before", "after", "reason")
    ]
    assert [(row[5], row[6], row[8]) for row in rows] == [
        ("corrected", "note", "'=1+1"),
        ("removed", "", ""),
    ]
