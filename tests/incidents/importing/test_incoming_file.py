"""Files that people bring, read into cells."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import pytest
import xlsxwriter

from incidents.importing.incoming_file import CannotRead, read_file

LIST = "Дата;Место\r\n14.03.2026;Алматы\r\n"
CELLS = {1: ["Дата", "Место"], 2: ["14.03.2026", "Алматы"]}


def workbook(*rows: list[object]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("Лист")
        day = book.add_format({"num_format": "dd.mm.yyyy"})
        for number, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(number, place, value, day)
                elif str(value).startswith("="):
                    sheet.write_formula(number, place, str(value), None, 9)
                else:
                    sheet.write(number, place, value)
    return content.getvalue()


def packed(**files: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return content.getvalue()


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", "utf-8-sig"), ("utf-8-sig", "utf-8-sig"), ("utf-16", "utf-16")]
    + [("cp1251", "kz1048")],
)
def test_text_is_read_in_its_encoding_which_is_said(encoding: str, told: str) -> None:
    file = read_file(LIST.encode(encoding), "list.csv")

    assert file.sheets[0].rows == CELLS
    assert (file.encoding, file.separator) == (told, "semicolons")


def test_a_workbook_is_read_by_its_values() -> None:
    content = workbook(["date", "number"], [datetime(2026, 3, 14), 26], ["", "=4+5"])

    [sheet] = read_file(content, "list.xlsx").sheets

    assert sheet.rows == {1: ["date", "number"], 2: ["2026-03-14", "26"], 3: ["", "9"]}


def test_a_zip_is_read_by_the_names_of_its_tables_wherever_they_want_to_go() -> None:
    content = packed(**{"../../etc/origins.csv": "a,b\n1,2\n", "readme.txt": "x"})

    [sheet] = read_file(content, "package.zip").sheets

    assert (sheet.name, sheet.rows) == ("origins", {1: ["a", "b"], 2: ["1", "2"]})


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "is empty"),
        (b" \r\n\0", "is empty"),
        (b"%PDF-1.7", "is a PDF"),
        (b"PK\x03\x04 and no more", "damaged or locked archive"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"no more", "damaged or locked archive or workbook"),
        (workbook(["a"])[:-300], "damaged or locked"),
        (packed(notes="x"), "holds no table"),
    ],
)
def test_a_file_that_is_not_read_says_why(content: bytes, told: str) -> None:
    with pytest.raises(CannotRead, match=told):
        read_file(content, "../list")


def test_what_unpacks_to_more_than_is_read_is_refused_before_it_is_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DETENTIONS_IMPORT_UNPACKED_BYTES", "10000")
    content = packed(**{"reports.csv": "0" * 20_000})

    assert len(content) < 10_000
    with pytest.raises(CannotRead, match="has 20,000 bytes, wanted at most 10,000"):
        read_file(content, "bomb.zip")
