"""`python -m incidents edit`, as an editor runs it."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.__main__ import main
from incidents.changes.folder_store import FolderStore
from tests.incidents.changes.test_folder_store import content
from tests.incidents.conftest import Tables

REPORT = "2019-10-26-almaty-rferl"


@pytest.fixture
def folder(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tables.add("reports").write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    return folder


def test_a_correction_shows_the_total_that_moves_and_is_saved_with_its_reason(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["edit", "reports", REPORT, "--set", "detained_low=10", "--reason", "read again"])

    assert code == 0
    assert "the whole table: now 12; then 10 to 12" in capsys.readouterr().out
    [entry] = FolderStore(folder).entries()
    assert (entry.occasion.made_by, entry.change.rows[0].reason) == ("edit", "read again")


def test_a_dry_run_changes_nothing(folder: Path) -> None:
    before = content(folder)

    assert main(["edit", "reports", REPORT, "--take-back", "--reason", "why", "--dry-run"]) == 0
    assert content(folder) == before


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["reports", REPORT, "--set", "basis=rumour", "--reason", "w"], "basis is 'rumour'"),
        (["reports", REPORT, "--set", "basis=official"], "a reason is wanted"),
        (["reports", "--set", f"report_id={REPORT}"], "is there already"),
    ],
)
def test_what_is_not_sound_is_refused_and_changes_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str], options: list[str], told: str
) -> None:
    before = content(folder)

    assert main(["edit", *options]) == 1
    assert told in capsys.readouterr().err
    assert content(folder) == before


def test_it_is_refused_in_the_language_that_is_asked_for(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["edit", "reports", REPORT, "--set", "basis=official", "--language", "ru"])

    assert "a reason is wanted" not in capsys.readouterr().err
