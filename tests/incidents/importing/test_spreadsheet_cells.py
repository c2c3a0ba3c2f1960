"""What a spreadsheet did to tables of ours before they came back."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from incidents.changes.folder_store import FolderStore
from incidents.changes.review import reviewed
from incidents.importing.plan import Choices, Plan, make_plan
from incidents.incoming.incoming_file import read_file
from tests.incidents.conftest import COLUMNS, SOUND, Tables

Row = dict[str, object]


def brought(tables: Tables, table: str, rows: list[Row], *merged: str) -> Plan:
    """The plan of a workbook with these rows of a table under its heading; the columns named are
    merged over all of them."""
    columns, content = COLUMNS[table], io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet(table)
        sheet.write_row(0, 0, columns)
        for number, row in enumerate(rows, start=1):
            shown = {**row, **dict.fromkeys(merged, "")} if number > 1 else row
            sheet.write_row(number, 0, [shown.get(column, "") for column in columns])
        for column in merged:
            place = columns.index(column)
            sheet.merge_range(1, place, len(rows), place, rows[0][column])
    before = reviewed(FolderStore(tables.write()).snapshot())
    return make_plan(read_file(content.getvalue(), "theirs.xlsx"), before, Choices())


def incident(name: str, **cells: object) -> Row:
    return {**SOUND["incidents"], "incident_id": name, **cells}


def test_a_merged_cell_means_each_row_of_a_table_of_ours_which_is_told(tables: Tables) -> None:
    rows = [incident("one", location_text="Oral"), incident("two", location_text="Atyrau")]

    plan = brought(tables, "incidents", rows, "event_id", "date_first", "date_last")

    added = {change.row["incident_id"]: change.row for change in plan.review.change.rows}
    assert {(row["event_id"], row["date_last"]) for row in added.values()} == {
        ("2019-10-26", "2019-10-26")
    }
    assert set(added) == {"one", "two"}
    assert [(one.row, one.column) for one in plan.proposal.remarks] == [
        (3, "event_id"),
        (3, "date_first"),
        (3, "date_last"),
    ]


def test_an_id_is_of_one_row_however_it_is_merged(tables: Tables) -> None:
    plan = brought(tables, "incidents", [incident("one"), incident("two")], "incident_id")

    assert [(one.row, str(one.message)) for one in plan.problems] == [(3, "wanted an id")]


def test_a_merged_figure_is_of_none_of_its_rows_alone(tables: Tables) -> None:
    rows = [{**SOUND["reports"], "report_id": name} for name in ("one", "two")]

    plan = brought(tables, "reports", rows, "detained_low")

    assert [(one.row, one.column) for one in plan.problems] == [
        (2, "detained_low"),
        (3, "detained_low"),
    ]
    assert not plan.proposal.rows


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("event_id", "43764"),
        ("event_id", 43764),
        ("event_id", "26.10.2019"),
        ("event_id", "10/26/2019"),
        ("event_id", "26-Oct-19"),
        ("date_first", 43764),
    ],
)
def test_what_a_spreadsheet_made_of_a_day_is_named_and_its_row_left_out(
    tables: Tables, column: str, cell: object
) -> None:
    plan = brought(tables, "incidents", [incident("one", **{column: cell})])

    [problem] = plan.problems
    assert (problem.row, problem.column) == (2, column)
    assert "2019-10-26, which a spreadsheet" in str(problem.message)
    assert not plan.proposal.rows


def test_an_id_of_five_digits_that_is_there_is_one(tables: Tables) -> None:
    event = {**SOUND["events"], "event_id": "43764"}
    tables.add("events", **event)

    plan = brought(tables, "events", [{**event, "title": "Another title"}])

    assert not plan.problems
    assert set(plan.proposal.rows) == {("events", "43764")}
