"""A line of the file of editors is written by a command."""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

import pytest

from ui.access.add_editor import main
from ui.access.editors import FILE, HASHER, SHORTEST_PASSWORD, read_editors

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


def test_without_a_file_named_it_is_that_of_the_setting_and_without_one_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["add_editor", "AB", "--subject", "s-7"])
    monkeypatch.delenv(FILE, raising=False)
    assert main() == 64
    assert FILE in capsys.readouterr().err

    monkeypatch.setenv(FILE, str(tmp_path / "editors"))
    assert main() == 0
    assert [*read_editors(tmp_path / "editors")] == ["AB"]


def test_a_short_password_is_refused_and_the_shortest_is_taken(add: object, tmp_path: Path) -> None:
    assert add("AB", password="x" * (SHORTEST_PASSWORD - 1)) == 64  # type: ignore[operator]
    assert not (tmp_path / "editors").exists()
    assert add("AB", password="x" * SHORTEST_PASSWORD) == 0  # type: ignore[operator]


def test_an_editor_whom_a_provider_lets_in_has_no_password(add: object, tmp_path: Path) -> None:
    assert add("AB", "--mail", "AB@Example.org", password="") == 0  # type: ignore[operator]
    assert add("CD", "--subject", "s-7", password="") == 0  # type: ignore[operator]

    found = read_editors(tmp_path / "editors")
    assert [one.key for one in found.values()] == ["mail:ab@example.org", "subject:s-7"]


def test_an_address_that_another_line_has_in_other_letters_is_refused(
    add: object, tmp_path: Path
) -> None:
    add("AB", "--mail", "ab@example.org")  # type: ignore[operator]

    assert add("CD", "--mail", "AB@Example.org") == 64  # type: ignore[operator]
    assert list(read_editors(tmp_path / "editors")) == ["AB"]


@pytest.mark.parametrize("key", ["s\t7", "s-7\nEF\tpublisher\tsubject:s-8", "s\u2028"])
def test_an_id_that_would_become_another_line_is_refused(
    add: object, tmp_path: Path, key: str
) -> None:
    assert add("AB", "--subject", key) == 64  # type: ignore[operator]
    assert not (tmp_path / "editors").exists()


@pytest.mark.parametrize("key", ["ab", "ab@", "a b@example.org", "ab@example.org\tpublisher"])
def test_what_is_no_address_of_mail_is_refused(add: object, tmp_path: Path, key: str) -> None:
    assert add("AB", "--mail", key) == 64  # type: ignore[operator]
    assert not (tmp_path / "editors").exists()


@pytest.mark.parametrize(
    "lines",
    ["AB\tking\tmail:ab@example.org", "AB\teditor\tpassword"]
    + ["AB\teditor\tsubject:7\nAB\teditor\tsubject:8\nCD\teditor\tsubject:7"],
)
def test_what_is_wrong_with_the_file_is_told_in_the_language_of_the_terminal(
    add: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    lines: str,
) -> None:
    monkeypatch.setenv("LC_ALL", "kk_KZ.UTF-8")
    (tmp_path / "editors").write_text(lines)

    assert add("EF") == 64  # type: ignore[operator]

    told = capsys.readouterr().err.replace(str(tmp_path / "editors"), "")
    kept = {"DETENTIONS", "EDITORS", "editor", "publisher", "add", "mail", "subject", "id"}
    assert set(re.findall("[A-Za-z]{2,}", told)) <= kept
    assert "-жол" in told
