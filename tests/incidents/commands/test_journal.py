"""`python -m incidents journal`, of entries that are no plain change of rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from incidents.__main__ import main
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.proposals import propose, refuse
from tests.incidents.changes.saving import BOTH
from tests.incidents.conftest import Tables


@pytest.fixture
def folder(tables: Tables, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tables.add("reports").add("people").write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))
    return folder


def test_a_refusal_says_whose_proposal_it_was_which_rows_and_why(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    refuse(
        FolderStore(folder), propose(folder, BOTH, Occasion("edit", "AB")), "CD", "нет источника"
    )

    assert main(["journal"]) == 0
    told = capsys.readouterr().out
    assert "refusal of what AB proposed" in told
    assert "by CD; 1 not added in sources; 1 not added in origins; reason: нет источника" in told

    main(["journal", "--json"])
    [entry] = json.loads(capsys.readouterr().out)
    assert (entry["made_by"], entry["who"], entry["reason"]) == ("refusal", "CD", "нет источника")
    assert [row["table"] for row in entry["refuses"]["rows"]] == ["sources", "origins"]


def test_an_erasure_says_that_a_name_is_gone_and_not_which(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["erase-person", "person-1"]) == 0
    capsys.readouterr()

    assert main(["journal", "1"]) == 0

    assert "erasure; 1 removed for good in people" in capsys.readouterr().out
