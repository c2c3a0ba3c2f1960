"""Files that people bring, read into cells."""

from __future__ import annotations

import io
import stat
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from incidents.incoming.incoming_file import CannotRead, read_file, read_path

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
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("utf-16", "UTF-16"), ("cp866", "CP866")]
    + [("cp1251", "Windows-1251")],
)
def test_text_is_read_in_its_encoding_which_is_said(encoding: str, told: str) -> None:
    file = read_file(LIST.encode(encoding), "list.csv")

    assert file.sheets[0].rows == CELLS
    assert (file.encoding_name, file.separator) == (told, "semicolons")


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
    with pytest.raises(CannotRead, match="unpacks to 20,000 bytes, wanted at most 10,000"):
        read_file(content, "bomb.zip")


def test_an_old_workbook_and_one_of_libreoffice_are_read_as_a_new_one() -> None:
    kept = Path(__file__).parent / "workbooks"

    for name in ("list.xls", "list.ods"):
        [sheet] = read_file((kept / name).read_bytes(), name).sheets
        assert sheet.rows == {1: ["date", "number"], 2: ["2026-03-14", "26"]}


def sparse(reference: str) -> bytes:
    """A workbook of a few hundred bytes with a cell at A1 and one far away."""
    cells = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        f'<row r="100000"><c r="{reference}"><v>1</v></c></row></sheetData></worksheet>'
    )
    content = io.BytesIO(workbook(["date"]))
    out = io.BytesIO()
    with zipfile.ZipFile(content) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            is_sheet = entry.filename == "xl/worksheets/sheet1.xml"
            new.writestr(entry.filename, cells if is_sheet else old.read(entry))
    return out.getvalue()


def test_a_small_workbook_that_asks_for_a_hundred_million_cells_ends_its_own_process_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DETENTIONS_IMPORT_WORKBOOK_BYTES", "500000000")

    with pytest.raises(CannotRead, match="needs more memory or time than a table does"):
        read_file(sparse("ALL100000"), "bomb.xlsx")


@pytest.mark.parametrize(
    ("setting", "content", "told"),
    [
        ("FILE_BYTES", b"a,b\n" * 3, "has 12 bytes, wanted at most 4"),
        ("ROWS", b"a\n1\n2\n3\n4\n", "more than 4 rows"),
        ("ROWS", workbook(*[[n] for n in range(5)]), "more than 4 rows"),
        ("COLUMNS", b"a,b,c,d,e\n", "more than 4 columns"),
        ("COLUMNS", workbook(list(range(5))), "more than 4 columns"),
        ("ROWS", b"[" + b'{"a": 1},' * 4 + b'{"a": 1}]', "more than 4 rows"),
    ],
)
def test_a_limit_is_a_setting_that_the_message_names(
    setting: str, content: bytes, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(f"DETENTIONS_IMPORT_{setting}", "4")

    with pytest.raises(CannotRead, match=told) as refused:
        read_file(content, "list")
    assert f"DETENTIONS_IMPORT_{setting}" in str(refused.value)


def test_a_million_empty_columns_are_left_out() -> None:
    [sheet] = read_file(b"date;place" + b";" * 1_000_000 + b"\n2026-05-01;Oral\n", "l.csv").sheets

    assert sheet.rows == {1: ["date", "place"], 2: ["2026-05-01", "Oral"]}


def test_a_file_is_measured_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.csv"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda self: pytest.fail("it was read"))

    with pytest.raises(CannotRead, match="has 200,000,000 bytes"):
        read_path(path)


def test_links_in_a_zip_and_in_a_folder_are_not_followed(tmp_path: Path) -> None:
    content = io.BytesIO()
    link = zipfile.ZipInfo("origins.csv")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(link, "/etc/passwd")
        archive.writestr("sources.csv", "a,b\n1,2\n")
    (tmp_path / "secret").write_text("secret,secret\n")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "origins.csv").symlink_to(tmp_path / "secret")
    (tmp_path / "in" / "sources.csv").write_text("a,b\n1,2\n")

    for file in (read_file(content.getvalue(), "p.zip"), read_path(tmp_path / "in")[0]):
        assert [sheet.name for sheet in file.sheets] == ["sources"]
        assert file.not_taken == ("origins.csv",)


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/cron.d/list.csv",
        "/etc/list.csv",
        "C:\\Windows\\list.csv",
        "\\\\server\\share\\list.csv",
        "..\\..\\list.csv",
        "list.csv\0/../../etc/passwd/list.csv",
        "a/./b/../list.csv",
    ],
)
def test_a_path_in_the_name_of_a_file_or_inside_a_zip_leads_nowhere(name: str) -> None:
    inside = packed(**{name: LIST})

    assert read_file(LIST.encode(), name).name == "list.csv"
    assert [sheet.name for sheet in read_file(inside, name).sheets] == ["list"]


@pytest.mark.parametrize("name", ["x\x1b[2J.csv", "x\n- entry 7: all is well", "x\u202efsc.exe"])
def test_a_name_that_would_write_on_the_terminal_is_told_with_its_signs_seen(name: str) -> None:
    with pytest.raises(CannotRead) as refused:
        read_file(b"%PDF-1.7", name)

    assert not {"\x1b", "\n", "\u202e"} & set(str(refused.value))


def test_a_zip_inside_a_zip_is_not_unpacked() -> None:
    inner = packed(**{"origins.csv": "a,b\n1,2\n"})
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr("more.zip", inner)
        archive.writestr("sources.csv", "a,b\n1,2\n")

    assert [sheet.name for sheet in read_file(content.getvalue(), "p.zip").sheets] == ["sources"]


def test_a_zip_that_is_larger_than_it_says_is_refused() -> None:
    content = packed(**{"sources.csv": "a,b\n" + "0,0\n" * 100_000})
    # The size that it unpacks to, as it stands in both headers of the entry.
    size = (4 + 400_000).to_bytes(4, "little")
    assert content.count(size) == 2

    with pytest.raises(CannotRead, match="damaged or locked"):
        read_file(content.replace(size, (10).to_bytes(4, "little")), "p.zip")


@pytest.mark.parametrize(
    "text",
    [
        'a,b\n"1,2\n3,4\n',
        'a,b\n"1 ""2"" """,3\n',
        'a,b\n""""""""",2\n',
        "a,b\n1\0,2\n",
        "a,b\n\0\0\0\n",
        '"' * 10_001,
        "[" * 100_000,
        '{"a":' * 100_000,
        "[" + '{"a": "\\ud800"}' + "]",
    ],
)
def test_quotes_nul_bytes_and_depths_end_in_cells_or_in_a_message(text: str) -> None:
    try:
        file = read_file(text.encode(), "list")
    except CannotRead:
        return
    assert file.sheets


def test_a_table_that_a_zip_holds_twice_is_not_chosen_from() -> None:
    content = packed(**{"a/sources.csv": "a,b\n", "b/sources.csv": "a,b\n"})

    with pytest.raises(CannotRead, match=r"holds sources\.csv twice"):
        read_file(content, "p.zip")


@given(st.binary(max_size=300), st.sampled_from(["", "[", "PK\x03\x04", "sep=;\n", '"', "{"]))
def test_any_bytes_are_read_or_refused(content: bytes, start: str) -> None:
    try:
        file = read_file(start.encode() + content, "anything")
    except CannotRead:
        return
    for sheet in file.sheets:
        for row in sheet.rows.values():
            assert isinstance(row, str) or all(isinstance(cell, str) for cell in row)


@given(st.integers(min_value=1, max_value=4_000))
def test_a_workbook_that_is_cut_off_anywhere_is_refused_before_it_is_opened(left: int) -> None:
    whole = WHOLE_WORKBOOK

    with pytest.raises(CannotRead):
        read_file(whole[: len(whole) - 1 - left % (len(whole) - 5)], "cut.xlsx")


WHOLE_WORKBOOK = workbook(["date", "number"], [datetime(2026, 3, 14), 26])
