"""A line of the file of editors is written by a command."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ui.server.add_editor import main
from ui.server.editors import HASHER, read_editors

PASSWORD = "a password of many words"


@pytest.fixture
def add(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> object:
    def run(*options: str, password: str = PASSWORD) -> int:
        path = str(tmp_path / "editors")
        monkeypatch.setattr(sys, "argv", ["add_editor", "--file", path, *options])
        monkeypatch.setattr(sys, "stdin", io.StringIO(password + "\n"))
        return main()

    return run


def test_editors_are_added_and_changed_and_nobody_else_can_read_the_file(
    add: object, tmp_path: Path
) -> None:
    for options in (["AB"], ["CD", "--role", "publisher"], ["AB", "--role", "publisher"]):
        assert add(*options) == 0  # type: ignore[operator]

    path = tmp_path / "editors"
    found = read_editors(path)
    assert {name: one.role for name, one in found.items()} == {"CD": "publisher", "AB": "publisher"}
    assert HASHER.verify(found["AB"].password_hash, PASSWORD)
    assert path.stat().st_mode & 0o077 == 0


def test_a_short_password_is_refused(add: object, tmp_path: Path) -> None:
    assert add("AB", password="short") == 64  # type: ignore[operator]
    assert not (tmp_path / "editors").exists()
