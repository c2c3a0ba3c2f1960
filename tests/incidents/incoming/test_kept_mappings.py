"""Mappings of columns that are kept for the next file with the same heading."""

from __future__ import annotations

from pathlib import Path

from incidents.incoming.incoming_file import Sheet
from incidents.incoming.kept_mappings import FILE, forget_mapping, keep_mapping, kept_mapping
from incidents.incoming.layout import ColumnMapping

MAPPING = ColumnMapping({"date": "Tag", "place": "Ort"}, {"origin": "KIBHR"})


def test_a_mapping_is_found_again_by_its_heading_alone(tmp_path: Path) -> None:
    sheets = [
        Sheet("about", {1: ["a title"]}),
        Sheet("list", {1: ["Tag", "Ort"], 2: ["2026-05-01", "Oral"]}),
    ]
    keep_mapping(MAPPING, sheets, tmp_path)

    assert kept_mapping(Sheet("", {3: ["TAG ", "ort"], 4: ["x", "y"]}), tmp_path) == MAPPING
    assert kept_mapping(Sheet("", {1: ["Tag", "Ort", "Zahl"]}), tmp_path) is None


def test_a_broken_file_of_mappings_is_as_none(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("{")

    assert kept_mapping(Sheet("", {1: ["Tag", "Ort"]}), tmp_path) is None


def test_only_the_mappings_of_the_file_are_forgotten(tmp_path: Path) -> None:
    forgotten, other = (
        Sheet("", {1: titles}) for titles in (["Tag", "Ort"], ["Tag", "Ort", "Zahl"])
    )
    for sheet in (forgotten, other):
        keep_mapping(MAPPING, [sheet], tmp_path)

    forget_mapping([forgotten], tmp_path)

    assert kept_mapping(forgotten, tmp_path) is None
    assert kept_mapping(other, tmp_path) == MAPPING
