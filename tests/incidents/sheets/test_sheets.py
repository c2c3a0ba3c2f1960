"""The columns of every sheet, as programs and spreadsheets of others rely on them."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.sheets import incident_sheet, source_sheet, together_sheet, total_sheet
from incidents.sheets.sheets import AT_ONCE, Column, Sheet, plain, rows_of, tables_of

TOTAL = """low:integer high:integer open_ended:boolean disputed:boolean disputed_within:boolean
    standing:string far_apart_within:boolean support:string label:string sentence:string
    two_origin_low:integer acknowledged_low:integer acknowledged_high:integer events:integer
    incidents:integer reports:integer figures_together:integer sum_of_incident_lows:integer
    rows_and_total:string"""
INCIDENTS = """incident_id:string event_id:string event:string date_first:date date_last:date
    date_precision:string place:string place_as_written:string place_id:string region_code:string
    region:string latitude:number longitude:number venue:string low:integer high:integer
    open_ended:boolean label:string standing:string support:string reports:integer
    shared_reports:integer tactics:string reported_by:string sources:string source_urls:string
    event_ref:string"""
TOGETHER = """report_id:string event_id:string event:string places:string incident_ids:string
    date_first:date date_last:date low:integer high:integer words:string words_en:string
    basis:string in_total:boolean reported_by:string sources:string source_urls:string
    event_ref:string"""
SOURCES = """source_id:string publisher:string title:string url:string archive_url:string
    published_date:date language:string sharing_risk_text:string"""


@pytest.mark.parametrize(
    ("columns", "described"),
    [
        (total_sheet.COLUMNS, TOTAL),
        (incident_sheet.COLUMNS, INCIDENTS),
        (together_sheet.COLUMNS, TOGETHER),
        (source_sheet.COLUMNS, SOURCES),
    ],
    ids=["total", "incidents", "together", "sources"],
)
def test_a_sheet_has_these_columns_of_these_types(
    columns: tuple[Column, ...], described: str
) -> None:
    assert [f"{column.name}:{column.type}" for column in columns] == described.split()


def sheet(rows: list[tuple[object, ...]]) -> Sheet:
    kinds = ("integer", "number", "boolean", "date", "string")
    return Sheet("s", "", tuple(Column(kind, kind, "") for kind in kinds), rows)  # type: ignore[arg-type]


def test_cells_keep_their_types_in_columns_and_in_json() -> None:
    row = (1, 0.5, True, date(2019, 10, 26), "")
    nothing = (None, None, None, None, "a")
    given = sheet([row, nothing])
    [table] = tables_of(given)

    assert list(rows_of(table)) == [row, nothing]
    assert [str(field.type) for field in table.schema] == [
        *("int64", "double", "bool", "date32[day]", "string")
    ]
    assert [plain(cell) for cell in row] == [1, 0.5, True, "2019-10-26", None]
    assert next(given.records())["date"] == "2019-10-26"


def test_a_long_sheet_is_made_in_parts_that_hold_each_row_once() -> None:
    row = (1, 0.5, True, date(2019, 10, 26), "")
    parts = list(tables_of(sheet([row] * (AT_ONCE + 1))))

    assert [len(part) for part in parts] == [AT_ONCE, 1]
