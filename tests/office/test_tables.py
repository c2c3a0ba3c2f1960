"""Tables that are taken away, opened by LibreOffice Calc: text stays text."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from incidents.sheets.incident_sheet import COLUMNS
from tests.incidents.export.exporting import EVERYTHING, csv_rows, written

pytestmark = pytest.mark.office

IMPORT = "--infilter=CSV:44,34,76,1,{formats},0,false,false"
"""What Calc's window offers for a file that begins with the mark of UTF-8: commas, that mark, and
no detection of special numbers; `formats` are those of columns, 2 is text."""

NUMBERS = {"place_id", "label"}
"""Texts of digits: Calc makes numbers of them, of the same digits."""


def columns_in_calc(
    in_office: Callable[..., bytes | None], content: bytes, name: str, *options: str
) -> dict[str, list[Any]]:
    """The cells of each column as Calc holds them, of the sheet of incidents."""
    made = in_office(content, name, "xlsx", *options)
    assert made is not None
    book = load_workbook(BytesIO(made))
    sheet = book["incidents"] if "incidents" in book.sheetnames else book.worksheets[0]
    header, *rows = sheet.iter_rows(values_only=True)
    return {
        str(column): list(cells)
        for column, cells in zip(header, zip(*rows, strict=True), strict=True)
    }


def texts() -> list[str]:
    return [column.name for column in COLUMNS if column.type == "string"]


def test_the_text_of_a_csv_stays_text(in_office: Callable[..., bytes | None]) -> None:
    content = written("csv", EVERYTHING)
    columns = columns_in_calc(in_office, content, "all.csv", IMPORT.format(formats=""))

    rows = csv_rows(content)
    for name in set(texts()) - NUMBERS - {"event_id"}:
        assert [cell or "" for cell in columns[name]] == [row[name] for row in rows]
    for name in NUMBERS:
        shown = ["" if cell is None else str(cell).replace(",", "") for cell in columns[name]]
        assert shown == [row[name].replace(",", "") for row in rows]


def test_ids_of_events_stay_text_where_their_column_is_said_to_be_text(
    in_office: Callable[..., bytes | None],
) -> None:
    content = written("csv", EVERYTHING)
    position = [column.name for column in COLUMNS].index("event_id") + 1
    columns = columns_in_calc(in_office, content, "all.csv", IMPORT.format(formats=f"{position}/2"))

    assert columns["event_id"] == [row["event_id"] for row in csv_rows(content)]


def test_ids_of_events_stay_text_in_a_workbook(in_office: Callable[..., bytes | None]) -> None:
    columns = columns_in_calc(in_office, written("xlsx", EVERYTHING), "all.xlsx")

    rows = csv_rows(written("csv", EVERYTHING))
    assert columns["event_id"] == [row["event_id"] for row in rows]
