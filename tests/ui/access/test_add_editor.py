"""A line of the file of editors is written by a command."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from ui.access.add_editor import main
from ui.access.editors import HASHER, read_editors

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
    assert HASHER.verify(found["AB"].key, PASSWORD)
    assert path.stat().st_mode & 0o077 == 0


def test_a_short_password_is_refused(add: object, tmp_path: Path) -> None:
    assert add("AB", password="short") == 64  # type: ignore[operator]
    assert not (tmp_path / "editors").exists()


def test_an_editor_whom_a_provider_lets_in_has_no_password(add: object, tmp_path: Path) -> None:
    assert add("AB", "--mail", "AB@Example.org", password="") == 0  # type: ignore[operator]
    assert add("CD", "--subject", "s-7", password="") == 0  # type: ignore[operator]

    found = read_editors(tmp_path / "editors")
    assert [one.key for one in found.values()] == ["mail:ab@example.org", "subject:s-7"]


@pytest.mark.parametrize("key", ["ab", "ab@", "a b@example.org", "ab@example.org\tpublisher"])
def test_what_is_no_address_of_mail_is_refused(add: object, tmp_path: Path, key: str) -> None:
    assert add("AB", "--mail", key) == 64  # type: ignore[operator]
    assert not (tmp_path / "editors").exists()
