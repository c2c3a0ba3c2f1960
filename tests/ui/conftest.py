"""What tests of the pages stand on: briefings are kept in a folder of the test's own."""

from __future__ import annotations

from pathlib import Path

import pytest

# AppTest looks for modules beside its script first, and ui/ has folders of these names too.
import briefing  # noqa: F401
import incidents  # noqa: F401


@pytest.fixture(autouse=True)
def briefings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which this test's briefings are kept."""
    folder = tmp_path / "briefings"
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(folder))
    return folder
