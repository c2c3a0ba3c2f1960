"""A page says which file of the project is broken, and shows no figure without the places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo import regions
from geo.gazetteer import gazetteer
from geo.gazetteer.gazetteer import load_gazetteer
from geo.map.region_outlines import region_outlines
from incidents.languages import catalogues
from incidents.languages.catalogues import LOCALE
from tests.app_pages import opened, words
from tests.kept_words import catalogues_of
from ui import broken_files


def test_without_the_places_the_file_and_what_mends_it_are_all_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gazetteer, "FOLDER", tmp_path)
    monkeypatch.setattr(broken_files, "load_gazetteer", load_gazetteer.__wrapped__)

    told = words(opened("map"))

    assert "names.csv (the file is missing)" in told
    assert "make data" in told
    assert "headline" not in told


def test_without_a_base_map_figures_are_shown_beside_what_is_broken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    basemap = tmp_path / "kazakhstan.json"
    basemap.write_bytes(regions.BASEMAP.read_bytes()[:1000])
    monkeypatch.setattr(regions, "BASEMAP", basemap)
    monkeypatch.setattr(broken_files, "region_outlines", region_outlines.__wrapped__)

    told = words(opened("map"))

    assert "kazakhstan.json (it is cut off or damaged" in told
    assert "headline" in told


@pytest.mark.parametrize("damage", ["missing", "cut off"])
def test_a_broken_catalogue_costs_its_language_and_is_told(tmp_path: Path, damage: str) -> None:
    locale = shutil.copytree(LOCALE, tmp_path / "locale")
    compiled = locale / "kk" / "LC_MESSAGES/messages.mo"
    if damage == "missing":
        compiled.unlink()
    else:
        compiled.write_bytes(compiled.read_bytes()[:-10])
    with catalogues_of(locale):
        told = words(opened("method"))

        assert [*catalogues.catalogues()] == ["ru"]
        assert "messages.mo" in told
        assert "make messages" in told


def test_nothing_is_said_where_all_files_are_whole() -> None:
    assert "damaged" not in words(opened("map"))
