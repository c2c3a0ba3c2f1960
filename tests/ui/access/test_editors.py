"""Editors by name, role and password, and the door that holds up who tries many."""

from __future__ import annotations

from pathlib import Path

import pytest
from argon2 import PasswordHasher

from ui.access.editors import (
    FILE,
    HASHER,
    SECONDS,
    TRIES,
    BadEditors,
    Door,
    known_editors,
    read_editors,
)

PASSWORD = "a password of many words"
HASH = HASHER.hash(PASSWORD)


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "editors"
    path.write_text(f"# who may\nAB\teditor\t{HASH}\nCD\tpublisher\t{HASH}\n")
    monkeypatch.setenv(FILE, str(path))
    return path


@pytest.mark.usefixtures("file")
def test_an_editor_is_let_in_by_name_and_password_alone() -> None:
    door = Door()

    editor = door.let_in("AB", PASSWORD, "a")
    assert editor is not None
    assert (editor.name, editor.role) == ("AB", "editor")
    assert door.let_in("AB", PASSWORD + " ", "a") is None
    assert door.let_in("EF", PASSWORD, "a") is None


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize("tried", [("AB", "b"), ("CD", "a")])
def test_a_name_and_an_address_with_many_wrong_passwords_have_to_wait(
    tried: tuple[str, str],
) -> None:
    clock = Clock()
    door = Door(clock)
    for _ in range(TRIES):
        door.let_in("AB", "wrong", "a")

    assert door.let_in(tried[0], PASSWORD, tried[1]) is None
    assert 0 < door.seconds_to_wait(*tried) <= SECONDS + 1
    clock.now += SECONDS + 1
    assert door.let_in(tried[0], PASSWORD, tried[1]) is not None


@pytest.mark.usefixtures("file")
def test_who_is_let_in_has_no_wrong_tries_left() -> None:
    door = Door()
    for _ in range(TRIES - 1):
        door.let_in("AB", "wrong", "a")
    door.let_in("AB", PASSWORD, "a")

    door.let_in("AB", "wrong", "a")

    assert door.seconds_to_wait("AB", "a") == 0


@pytest.mark.usefixtures("file")
def test_a_name_that_nobody_has_costs_as_much_as_one_that_somebody_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(PasswordHasher, "verify", lambda _, key, password: asked.append(key))

    assert Door().let_in("EF", PASSWORD, "a") is None
    assert [one.split("$")[3] for one in asked] == [HASH.split("$")[3]]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("AB\teditor", "line 1, wanted a name, editor or publisher, and a key"),
        (f"AB\tking\t{HASH}", "line 1, wanted a name"),
        (f"\teditor\t{HASH}", "line 1, wanted a name"),
        ("AB\teditor\tpassword", "line 1, wanted a hash"),
        ("AB\teditor\tmail:ab", "line 1, wanted a hash that add_editor made, mail:"),
        ("AB\teditor\tmail:@example.org", "line 1, wanted a hash"),
        ("AB\teditor\tsubject:", "line 1, wanted a hash"),
        (
            "AB\teditor\tmail:ab@example.org\nCD\teditor\tmail: AB@Example.org",
            "line 2, wanted an address or id that no other line has",
        ),
        ("AB\teditor\tsubject:7\nCD\teditor\tsubject:7", "line 2, wanted an address or id"),
        (f"AB\teditor\t{HASH}\nAB\teditor\t{HASH}", "line 2, wanted a name that no other"),
    ],
)
def test_a_file_that_is_wrong_says_where_and_lets_nobody_in(
    file: Path, line: str, told: str
) -> None:
    file.write_text(line)

    with pytest.raises(BadEditors, match=told):
        read_editors(file)
    assert known_editors() == {}


def test_a_password_lets_in_nobody_whom_a_provider_knows(file: Path) -> None:
    file.write_text("AB\teditor\tsubject:7\n")

    assert known_editors()["AB"].key == "subject:7"
    assert Door().let_in("AB", "subject:7", "a") is None
