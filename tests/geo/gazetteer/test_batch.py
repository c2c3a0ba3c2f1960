"""A table of names in, a table of places out."""

import csv
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from geo.__main__ import LONG_TABLE, main
from geo.gazetteer.batch import ANSWER_FIELDS, answers, write_csv
from geo.gazetteer.batch_input import read_queries
from geo.gazetteer.gazetteer import load_gazetteer
from tests.processes import running
from tests.waiting import PATIENCE


def table_of(text: str, *, encoding: str = "utf-8") -> list[dict[str, str]]:
    read = read_queries(text.encode(encoding))
    assert read.problems == []
    out = io.StringIO()
    found = answers(read.queries, load_gazetteer())
    write_csv(zip(read.queries, found, strict=True), out)
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_row_has_the_place_of_its_day() -> None:
    (row,) = table_of("query,on_date\nСемей,2020-01-01\n")

    assert list(row) == [
        *("query", "status", "place_id", "name", "kind", "latitude", "longitude", "admin1_code"),
        *("admin1_on_date", "matched_by", "score", "candidates", "on_date"),
    ]
    assert (row["status"], row["place_id"], row["name"]) == ("found", "1519422", "Semey")
    assert (row["kind"], row["matched_by"], row["score"]) == ("settlement", "exact", "100.0")
    assert (row["admin1_code"], row["admin1_on_date"]) == ("KZ-10", "KZ-63")
    assert (row["latitude"], row["longitude"]) == ("50.42064", "80.25025")


def test_several_places_are_listed_best_first() -> None:
    (row,) = table_of("query\nAksu\n")

    first, *others = row["candidates"].split(" | ")
    assert (row["status"], row["place_id"]) == ("ambiguous", "")
    assert first == "1524298 Aqsu (settlement, KZ-55, population 44808)"
    assert len(others) == 2


def test_nothing_is_said_so_and_no_row_is_lost() -> None:
    rows = table_of("query\nBishkek\n\nAlmaty\n")

    assert [row["status"] for row in rows] == ["not_found", "found"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_tables_of_spreadsheets_are_read(encoding: str, delimiter: str) -> None:
    text = f"on_date{delimiter}Query \r\n2019-10-26 00:00:00{delimiter}Нур-Султан\r\n"
    (row,) = table_of(text, encoding=encoding)

    assert (row["query"], row["name"], row["on_date"]) == (
        *("Нур-Султан", "Nur-Sultan"),
        "2019-10-26 00:00:00",
    )


def test_cells_left_out_at_the_end_of_a_row_are_empty() -> None:
    (row,) = table_of("query,on_date,note\nAlmaty\n")

    assert (row["status"], row["on_date"], row["note"]) == ("found", "", "")


def test_the_other_cells_of_a_row_stay() -> None:
    (row,) = table_of("Id,note,query,note\n7,a,Almaty,b\n")

    assert (row["Id"], row["note"], row["note (2)"]) == ("7", "a", "b")


def test_a_column_with_the_heading_of_an_answer_stays_beside_it() -> None:
    (row,) = table_of("city,name,status\nOral,mine,new\n")

    assert (row["name"], row["name (2)"]) == ("Oral", "mine")
    assert (row["status"], row["status (2)"]) == ("found", "new")


def test_the_answers_to_a_list_can_be_a_list_again() -> None:
    once = table_of("query,note\nOral,x\n")
    out = io.StringIO()
    writer = csv.DictWriter(out, list(once[0]))
    writer.writeheader()
    writer.writerows(once)

    assert table_of(out.getvalue()) == once


def test_nothing_that_came_in_runs_in_a_spreadsheet() -> None:
    (row,) = table_of('query,note\n"=HYPERLINK(""http://x"")",@SUM(A1)\n')

    assert row["query"] == '\'=HYPERLINK("http://x")'
    assert row["note"] == "'@SUM(A1)"
    assert row["status"] == "not_found"


HOSTILE_CELLS = [
    "a;=1+1",
    "=1+1",
    " \u200b+1",
    "a\t@SUM(A1)",
    "first\n-1",
    "\uff1dcmd",
    '";"=1+1',
]


@pytest.mark.parametrize("cell", HOSTILE_CELLS)
@pytest.mark.parametrize("column", ["query", "note", "heading"])
def test_the_command_lets_no_formula_through_wherever_it_stands(
    column: str, cell: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    heading = ["query", cell if column == "heading" else "note"]
    row = [cell if column == "query" else "Almaty", cell if column == "note" else ""]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([heading, row])

    assert main(["geocode", "--batch", str(table)]) == 0

    cells = [
        cell for row in csv.reader(io.StringIO(capsys.readouterr().out, newline="")) for cell in row
    ]
    runs = re.compile(r"(?:^|[;\t\r\n])[\s\u200b\"]*[=+\-@\uff1d]")
    assert len(cells) == 2 * len([*ANSWER_FIELDS, "note"])
    assert [cell for cell in cells if runs.search(cell)] == []


def test_all_mistakes_are_told_at_once_and_the_other_rows_are_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query,on_date\nAlmaty,soon\nOral,2019-10-26\nTaraz,2019-02-30,x\n")

    assert main(["geocode", "--batch", str(table)]) == 65

    printed = capsys.readouterr()
    assert [row["query"] for row in csv.DictReader(io.StringIO(printed.out))] == ["Oral"]
    assert printed.err.splitlines() == [
        f"{table}, row 2: on_date is 'soon', wanted a day such as 2019-10-26, or nothing",
        f"{table}, row 4: 3 cells, wanted 2",
        "To mend: 2; rows looked up: 1.",
    ]


def test_a_table_of_which_no_row_can_be_read_gives_no_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("title\nAlmaty\n")

    assert main(["geocode", "--batch", str(table)]) == 65
    assert capsys.readouterr().out == ""


def test_how_a_table_was_read_is_told_where_it_is_not_plain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_bytes("Дата;место;Город\n26.10.2019;площадь;Уральск\n".encode("cp1251"))

    assert main(["geocode", "--batch", str(table)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        f"{table}, not UTF-8: read as Windows-1251, with the Kazakh letters of KZ-1048",
        f"{table}, query is the column 'Город'",
        f"{table}, on_date is the column 'Дата'",
        f"{table}, columns that would do too, and were not taken: место",
    ]


@pytest.mark.parametrize("code, arguments", [("ru", ["--language", "ru"]), ("kk", [])])
def test_what_is_said_of_a_table_is_in_the_language_asked_for_else_in_that_of_the_terminal(
    code: str,
    arguments: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    table = tmp_path / "names.csv"
    table.write_bytes(b"city;date\nx;06.05.2019\nx;soon\nx;;y\nx\xff;\n" + b"x;\n" * LONG_TABLE)

    main(["geocode", "--batch", str(table), *arguments])
    main(["geocode", "--batch", "nowhere.csv", *arguments])

    told = capsys.readouterr().err.replace(str(tmp_path), "").splitlines()
    kept = re.compile(r"names.csv|nowhere.csv|query|on_date|city|date|soon|UTF|csv|x|CSV")
    english = [line for line in told if re.search("[a-z]{3}", kept.sub("", line))]
    assert (len(told), english) == (18, [])


def test_a_row_of_empty_cells_has_an_answer_like_any_other() -> None:
    rows = table_of('query,on_date\nAlmaty,\n,2020-01-01\n"",\nOral,\n')

    assert [row["status"] for row in rows] == ["found", "not_found", "not_found", "found"]


def test_a_reader_that_has_had_enough_is_no_mistake(tmp_path: Path) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query\n" + "Almaty\n" * 20_000)
    command = [sys.executable, "-m", "geo", "geocode", "--batch", str(table)]
    with running(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout and process.stderr
        process.stdout.readline()
        process.stdout.close()
        printed = process.stderr.read().decode()
        ended = process.wait(timeout=PATIENCE)

    assert ended == 0
    assert "Traceback" not in printed


def test_a_file_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["geocode", "--batch", "nowhere.csv"]) == 65
    assert "nowhere.csv cannot be read" in capsys.readouterr().err


def test_json_is_an_object_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query\nAlmaty\nAksu\nOmsk\n")

    assert main(["geocode", "--batch", str(table), "--json"]) == 0

    found = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["status"] for one in found] == ["found", "ambiguous", "not_found"]
    assert all(list(one) == ANSWER_FIELDS for one in found)
    assert found[1]["candidates"][0]["population"] == 44808


@pytest.mark.parametrize(
    "rows, told",
    [
        (LONG_TABLE - 1, []),
        (LONG_TABLE + 1, [*(f"{n:,}" for n in range(200, 2_001, 200)), "2,001"]),
    ],
)
def test_a_long_table_says_how_far_it_is_by_tenths_and_at_the_end(
    rows: int, told: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "names.csv"
    table.write_text("query\n" + "Almaty\n" * rows)

    main(["geocode", "--batch", str(table)])

    assert capsys.readouterr().err.splitlines() == [f"{n} of {rows:,} rows" for n in told]


@pytest.mark.parametrize(
    "arguments", [["Almaty", "--batch", "x.csv"], ["--batch", "x", "--on", "2020-01-01"]]
)
def test_a_text_and_a_table_do_not_go_together(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["geocode", *arguments])

    assert ended.value.code == 64
