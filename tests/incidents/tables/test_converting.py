"""The tables written as Parquet and back, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.dataset.versions import content
from incidents.tables.converting import CannotConvert, convert
from incidents.tables.schema import PROJECT_DATA
from tests.incidents.conftest import Tables


def files_in(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_the_tables_of_the_project_come_back_byte_for_byte(tmp_path: Path) -> None:
    convert(PROJECT_DATA, tmp_path / "columns", to="parquet")
    convert(tmp_path / "columns", tmp_path / "rows", to="csv")

    came = files_in(tmp_path / "rows")
    assert len(came) == 11
    assert {name: (PROJECT_DATA / name).read_bytes() for name in came} == came


def test_what_a_spreadsheet_would_run_comes_back_as_it_was(tables: Tables) -> None:
    tables.add("reports", note="'=1+1", detained_text="a;'=2\n'-3, \"so\"")
    folder = tables.write()
    convert(folder, folder.parent / "columns", to="parquet")
    convert(folder.parent / "columns", folder.parent / "rows", to="csv")

    reports = "reports.csv"
    assert (folder.parent / "rows" / reports).read_bytes() == (folder / reports).read_bytes()


def test_rows_of_several_years_come_back_in_their_order(tables: Tables) -> None:
    for number, year in enumerate((2021, 2019, 2020, 2019, 2021)):
        day = f"{year}-01-01"
        tables.add("events", event_id=f"event-{number}", date_first=day, date_last=day)
    folder = tables.write()
    convert(folder, folder.parent / "columns", to="parquet")
    convert(folder.parent / "columns", folder.parent / "rows", to="csv")

    assert (folder.parent / "rows" / "events.csv").read_bytes() == (
        folder / "events.csv"
    ).read_bytes()


def test_columns_that_are_not_there_are_not_added(tables: Tables) -> None:
    folder = tables.write()
    origins = "voice_id,interest_text,name,origin_id\nrferl,,RFE/RL,rferl\n"
    (folder / "origins.csv").write_text(origins)
    convert(folder, folder.parent / "columns", to="parquet")
    convert(folder.parent / "columns", folder.parent / "rows", to="csv")

    assert (folder.parent / "rows" / "origins.csv").read_text() == origins


@pytest.mark.parametrize("cell", [{"date_first": "31.02.2024"}, {"detained_low": "many"}])
def test_a_cell_that_its_field_cannot_hold_is_told_and_nothing_written(
    tables: Tables, cell: dict[str, str]
) -> None:
    folder = tables.add("reports", **cell).write()

    with pytest.raises(CannotConvert) as told:
        convert(folder, folder.parent / "columns", to="parquet")

    [problem] = told.value.problems
    assert (problem.file, problem.row, problem.field) == ("data/reports.csv", 2, *cell)
    assert [path.name for path in folder.parent.iterdir()] == ["data"]


def test_a_folder_that_is_there_is_left_alone(tables: Tables, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine").write_text("mine")

    with pytest.raises(FileExistsError):
        convert(tables.write(), out, to="parquet")
    assert files_in(out) == {"mine": b"mine"}


def test_a_version_of_tables_in_parquet_holds_them_as_csv(tables: Tables) -> None:
    folder = tables.add("reports").write()
    convert(folder, folder.parent / "columns", to="parquet")

    assert content(folder.parent / "columns") == content(folder)
