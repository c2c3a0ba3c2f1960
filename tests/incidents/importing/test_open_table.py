"""Tables in a notebook."""

from __future__ import annotations

from pathlib import Path

import pytest

import incidents
from incidents.changes.table_text import CannotChange
from tests.incidents.conftest import Tables

ROWS = "date,place,number,who says so,source\n2026-05-01,Oral,5,AFP,AFP\nsoon,Oral,7,AFP,AFP\n"


@pytest.fixture
def folder(tables: Tables) -> Path:
    return tables.add("reports").write()


@pytest.fixture
def brought(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text(ROWS)
    return path


def test_a_file_is_planned_saved_and_undone(folder: Path, brought: Path) -> None:
    before = (folder / "reports.csv").read_bytes()
    table = incidents.open_table(folder)

    plan = table.plan(brought)
    assert (plan["rows"], plan["sound"], plan["problems"][0]["row"]) == (2, 1, 3)
    assert plan["changes"][0]["after"]["low"] == 17

    entry = table.save(plan, by="AB")
    assert (entry.occasion.who, entry.occasion.file.name) == ("AB", "list.csv")
    assert len(table.dataset.reports) == 2

    table.undo(entry.number)
    assert (folder / "reports.csv").read_bytes() == before
    assert [one.occasion.made_by for one in table.journal()] == ["import", "undo"]


def test_all_or_nothing_is_nothing_where_a_row_has_a_problem(folder: Path, brought: Path) -> None:
    table = incidents.open_table(folder)

    with pytest.raises(CannotChange, match="date is 'soon'"):
        table.save(table.plan(brought), all_or_nothing=True)
    assert table.journal() == ()


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="is no folder of tables"):
        incidents.open_table(tmp_path / "nothing")
