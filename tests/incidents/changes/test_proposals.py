"""Changes that wait until somebody makes or refuses them."""

from __future__ import annotations

from pathlib import Path

import pytest

from incidents.changes import proposals as module
from incidents.changes.proposals import TooManyWaiting, proposals, propose, settle
from tests.incidents.changes.saving import BOTH, IMPORT


def test_a_proposal_is_kept_with_all_that_it_says_until_it_is_settled(tmp_path: Path) -> None:
    first, second = propose(tmp_path, BOTH, IMPORT), propose(tmp_path, BOTH, IMPORT)

    assert proposals(tmp_path) == (first, second)
    settle(tmp_path, first.number)
    assert proposals(tmp_path) == (second,)
    settle(tmp_path, first.number)


def test_a_file_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    first, second = propose(tmp_path, BOTH, IMPORT), propose(tmp_path, BOTH, IMPORT)
    broken = tmp_path / "journal" / "proposed" / "000001.json"
    broken.write_text("{")

    assert first.number == 1
    assert proposals(tmp_path) == (second,)
    assert broken.exists()


def test_no_more_wait_than_anybody_decides(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_WAITING", 1)
    propose(tmp_path, BOTH, IMPORT)

    with pytest.raises(TooManyWaiting):
        propose(tmp_path, BOTH, IMPORT)
