"""A change that a command shows and saves, while others change the tables too."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

import pytest

from incidents.__main__ import main
from incidents.changes.edit import corrected
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.review import Review, Reviewed, review
from incidents.commands.saving import show_and_save
from incidents.languages.language import Language
from tests.incidents.conftest import Tables

REPORT = "2019-10-26-almaty-rferl"


def test_who_saves_second_is_told_what_the_first_did_and_changes_nothing(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder: Path = tables.add("reports").write()
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    def make(before: Reviewed) -> Review:
        main(["edit", "reports", REPORT, "--set", "detained_low=10", "--reason", "r", "--by", "B"])
        change = corrected(before.snapshot, "reports", REPORT, {"detained_low": "11"}, "again")
        return review(change, before)

    code = show_and_save(
        make,
        Namespace(dry_run=False),
        Language(),
        store=FolderStore(folder),
        occasion=Occasion("edit"),
        refused=lambda why: f"not changed: {why}",
    )

    [entry] = FolderStore(folder).entries()
    told = capsys.readouterr().err.splitlines()
    assert (code, entry.occasion.who) == (1, "B")
    assert told[0].startswith("meanwhile: ") and "B" in told[0]
    assert told[-1] == "not changed: the tables were changed meanwhile; look again"
