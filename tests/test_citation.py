"""CITATION.cff says of the data what the data package says."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

PROJECT = Path(__file__).parent.parent


def test_the_citation_names_the_version_the_day_and_the_licence_of_the_data() -> None:
    citation = yaml.safe_load((PROJECT / "CITATION.cff").read_text(encoding="utf-8"))
    package = json.loads((PROJECT / "data/datapackage.json").read_text(encoding="utf-8"))

    assert citation["cff-version"] == "1.2.0"
    assert citation["title"] == package["title"]
    assert citation["version"] == package["version"]
    assert citation["date-released"].isoformat() == package["created"][:10]
    assert citation["license"] == package["licenses"][0]["name"]
