"""`python -m incidents copy`, and the other commands on what was copied, wherever it lives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from incidents.__main__ import main
from tests.incidents.conftest import Tables

LIST = "event,date,place,number,who says so,source,address\n"
ROW = "Rally,2019-11-02,Shymkent,7,AFP,AFP,https://www.example.org/7\n"


@pytest.fixture
def folder(tables: Tables) -> Path:
    return tables.add("reports").add("people").write()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.*")}


def test_every_command_works_on_any_store(
    address: str,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    before = files(folder)
    assert main(["copy", str(folder), address]) == 0
    monkeypatch.setenv("DETENTIONS_DATA", address)
    (tmp_path / "list.csv").write_text(LIST + ROW, encoding="utf-8")

    assert main(["check"]) == 0
    assert main(["import", str(tmp_path / "list.csv"), "--by", "AB"]) == 0
    capsys.readouterr()
    assert main(["count", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["low"] == 19
    assert main(["export", "--format", "csv", "--out", "-"]) == 0
    assert "Shymkent" in capsys.readouterr().out
    assert main(["undo", "1"]) == 0
    capsys.readouterr()
    assert main(["journal", "--json"]) == 0
    journal = json.loads(capsys.readouterr().out)
    assert [one["made_by"] for one in journal] == ["undo", "import"]
    assert main(["copy", address, str(tmp_path / "back")]) == 0

    assert files(tmp_path / "back") == before


def test_nothing_is_copied_over_tables(
    address: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["copy", str(folder), address])
    capsys.readouterr()

    assert main(["copy", str(folder), address]) == 73

    assert "in it already\nnothing was copied" in capsys.readouterr().err


def test_a_table_that_has_to_be_mended_is_told_before_anything_is_copied(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("origins", "sources"):
        with (folder / f"{name}.csv").open("a", encoding="utf-8") as file:
            file.write('"no end\n')
    target = tmp_path / "store.sqlite"

    assert main(["copy", str(folder), f"sqlite:///{target}"]) == 65

    told = capsys.readouterr().err
    assert "origins.csv, row 3" in told and "sources.csv, row 3" in told
    assert not target.exists()


PASSWORD = "s3cret"


@pytest.mark.parametrize(
    "address",
    [
        f"postgresql://desk:{PASSWORD}@127.0.0.1:1/tables",
        f"postgresql://desk:x@{PASSWORD}@127.0.0.1:1/tables",
        f"postgresql://127.0.0.1:1/tables?user=desk&password={PASSWORD}",
        f"postgresql://desk:{PASSWORD}@127.0.0.1:port/tables",
        f"mysql://desk:{PASSWORD}@127.0.0.1/tables",
    ],
)
@pytest.mark.parametrize("command", ["check", "import", "journal", "undo", "erase", "copy"])
def test_a_database_that_gives_nothing_is_told_without_its_password(
    address: str,
    command: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", address)
    (tmp_path / "list.csv").write_text(LIST + ROW, encoding="utf-8")
    arguments = {
        "check": ["check"],
        "import": ["import", str(tmp_path / "list.csv")],
        "journal": ["journal"],
        "undo": ["undo", "1"],
        "erase": ["erase-person", "person-1"],
        "copy": ["copy", address, str(tmp_path / "back")],
    }

    assert main(arguments[command]) != 0

    told = capsys.readouterr()
    assert "Connection refused" in told.out + told.err or "address" in told.out + told.err
    assert PASSWORD not in told.out + told.err
