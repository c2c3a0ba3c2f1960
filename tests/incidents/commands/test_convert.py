"""`python -m incidents convert`, as an operator runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.__main__ import main
from tests.incidents.conftest import Tables


@pytest.fixture
def folder(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tables.add("reports").write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    return folder


def test_the_folder_that_is_written_can_be_counted_in(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, events = folder.parent / "columns", folder / "events.csv"
    events.write_text(events.read_text() + ",,\n")

    assert main(["convert", "--to", "parquet", str(out)]) == 0
    printed = capsys.readouterr()
    assert f"{out}: 5 rows" in printed.out
    assert "note: data/events.csv: 1 empty row: passed over (3)" in printed.err
    monkeypatch.setenv("DETENTIONS_DATA", str(out))
    assert main(["count"]) == 0
    assert "12 people were reported detained" in capsys.readouterr().out


def test_a_fault_ends_it_with_65_and_is_named(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "reports.csv"
    path.write_text(path.read_text().replace("2019-10-26,2019-10-26,", "26.10.2019,2019-10-26,"))

    assert main(["convert", "--to", "parquet", str(folder.parent / "columns")]) == 65
    assert "data/reports.csv, row 2: date_first is '26.10.2019'" in capsys.readouterr().err


def test_a_folder_that_is_there_ends_it_with_73(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["convert", "--to", "csv", str(folder)]) == 73
    assert "is there already" in capsys.readouterr().err


def test_tables_in_parquet_are_not_imported_into(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "columns"
    main(["convert", "--to", "parquet", str(out)])
    monkeypatch.setenv("DETENTIONS_DATA", str(out))

    assert main(["import", str(folder), "--by", "AB"]) != 0
    assert "in Parquet" in "".join(capsys.readouterr())
    assert not list(out.glob("*.csv"))
