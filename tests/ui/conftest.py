"""What tests of the pages stand on: briefings, and tables where a test asks, are its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.incidents.conftest import Tables


@pytest.fixture(autouse=True)
def briefings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this test's briefings are kept."""
    folder = tmp_path / "briefings"
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(folder))
    return folder


@pytest.fixture
def tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tables:
    """An event in Almaty with one report, which the app shows."""
    sound = Tables(tmp_path)
    for name in ("events", "incidents", "origins", "sources", "reports"):
        sound.add(name)
    monkeypatch.setenv("DETENTIONS_DATA", str(sound.write()))
    return sound
