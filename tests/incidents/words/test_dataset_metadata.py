"""What is said of the tables on every page and in every file."""

from __future__ import annotations

import json

import pytest

from incidents.words.dataset_metadata import about
from tests.incidents.conftest import PACKAGE, Tables
from tests.project_tables import project_dataset


def test_it_says_version_licence_and_day_of_the_package() -> None:
    said = about(project_dataset())

    assert said.version == PACKAGE["version"]
    assert said.licence_url == "https://creativecommons.org/licenses/by/4.0/"
    assert said.date == PACKAGE["created"][:10]
    assert f"data version {said.version}" in said.citation


def test_the_contact_is_what_the_setting_says_on_one_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert about(project_dataset()).contact == ""

    monkeypatch.setenv("CONTACT", "editors@example.org\r\nX-Header: 1")

    assert about(project_dataset()).contact == "editors@example.org X-Header: 1"


@pytest.mark.parametrize(
    "package",
    [
        {"title": ["not", "text"], "licenses": "none", "created": 7},
        {"title": "two\nlines \x00" + "x" * 10_000, "licenses": [{}], "created": "yesterday"},
        {"licenses": [None]},
    ],
)
def test_a_package_that_holds_something_else_takes_nothing_down(
    tables: Tables, package: dict[str, object]
) -> None:
    folder = tables.write()
    (folder / "datapackage.json").write_text(json.dumps({**PACKAGE, **package}))

    said = about(tables.read().dataset)

    assert said.date in ("", PACKAGE["created"][:10])
    assert all(text.isprintable() and len(text) < 500 for text in vars(said).values())


def test_a_folder_without_a_package_is_told_by_the_projects_title(tables: Tables) -> None:
    dataset = tables.read().dataset
    (dataset.folder / "datapackage.json").unlink()

    assert about(dataset).title == PACKAGE["title"]
