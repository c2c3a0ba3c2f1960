"""What tests of the pages stand on: briefings are kept in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def briefings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this test's briefings are kept."""
    folder = tmp_path / "briefings"
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(folder))
    return folder
