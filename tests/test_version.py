"""The version of the tables stands in several files: it is the same in all of them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from incidents.dataset.dataset import read_dataset
from incidents.dataset.findings import check
from incidents.dataset.versions import differing
from incidents.tables.schema import PROJECT_DATA

PROJECT = Path(__file__).parent.parent
PACKAGE = json.loads((PROJECT_DATA / "datapackage.json").read_text(encoding="utf-8"))

PLACES = {
    "README.md": r"data version (\d+\.\d+\.\d+)",
    "CITATION.cff": r"^version: (\d+\.\d+\.\d+)$",
}
"""Files that name the version, each with where it stands in it."""


@pytest.mark.parametrize("name", [name for name in PLACES if (PROJECT / name).is_file()])
def test_a_file_that_names_the_version_names_that_of_the_tables(name: str) -> None:
    text = (PROJECT / name).read_text(encoding="utf-8")

    assert set(re.findall(PLACES[name], text, flags=re.MULTILINE)) == {PACKAGE["version"]}


def test_the_newest_entry_of_the_changelog_is_the_version_of_the_tables_and_its_day() -> None:
    text = (PROJECT_DATA / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+), (\S+)$", text, flags=re.MULTILINE)

    assert newest is not None
    assert newest.groups() == (PACKAGE["version"], PACKAGE["created"][:10])


def test_the_check_notes_it_if_the_tables_are_not_those_of_their_version() -> None:
    notes = [note for note in check(read_dataset(PROJECT_DATA)).notes if note.field == "version"]

    assert bool(notes) == (differing(PROJECT_DATA, PACKAGE["version"]) != ())
