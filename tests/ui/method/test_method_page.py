"""The method page says what the code does: the words, the rule at work, how to cite."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from incidents.rule.wordings import VAGUE, WORDINGS
from tests.app_pages import opened, words
from tests.incidents.conftest import Tables
from tests.project_tables import project_dataset


@pytest.fixture
def html() -> str:
    """All that the page shows, with its tags."""
    return words(opened("method"))


@pytest.fixture
def page(html: str) -> str:
    """The words of the page."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", html))


def test_each_line_of_the_contents_leads_to_its_part(html: str) -> None:
    contents = re.findall(r'<a href="#([^"]+)" target="_self">([^<]+)</a>', html)
    parts = re.findall(r'<h2 class="page-part" id="([^"]+)">([^<]+)</h2>', html)

    assert contents == parts != []


def test_each_word_that_carries_a_bound_is_on_the_page(page: str) -> None:
    words = [word for row in WORDINGS for word in row.words] + list(VAGUE)

    assert [word for word in words if word not in page] == []


def test_dozens_are_at_least_twenty_four(page: str) -> None:
    assert "dozens, десятки, десятков, десяткам, десятками, десятках, ондаған 24 open" in page


def test_the_example_shows_the_ministry_and_the_sum_that_it_meets(page: str) -> None:
    assert "→ 26 its parts add up to 25 or more 26" in page


def test_the_example_ends_with_the_figure_of_the_event(page: str) -> None:
    assert "its parts add up to 39 or more 39 or more" in page
    assert "At least 39 people were reported detained in 4 cities on 26 October 2019" in page


def test_a_summons_is_no_detention(page: str) -> None:
    assert "A summons, a warning, a talk with the police no detention" in page


def test_the_citation_has_the_version_of_the_tables(page: str) -> None:
    cited = page.partition("Cite as:")[2]
    assert f"data version {project_dataset().version}" in cited
    assert "CITATION.cff" in cited


def test_where_to_write_is_what_whoever_runs_the_app_has_set(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    monkeypatch.setenv("CONTACT", "desk@example.org")

    assert "Write to desk@example.org" in request.getfixturevalue("page")


def test_the_licence_is_that_of_the_tables_that_are_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    folder = Tables(tmp_path).write()
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    package["licenses"] = [{"name": "ODbL-1.0", "title": "Open Database License", "path": ""}]
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    assert "Our tables: Open Database License" in request.getfixturevalue("page")
