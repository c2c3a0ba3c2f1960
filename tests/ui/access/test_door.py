"""The door that lets editors in by their passwords, and holds up who tries many."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from tests.ui.access.quick_password import HASH, PASSWORD
from ui.access.door import FILE_OF_TRIES, SECONDS, TRIES, Door
from ui.access.editors import FILE, HASHER, known_editors
from ui.access.logins import logins_folder

PROJECT = Path(__file__).parents[3]


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "editors"
    path.write_text(f"AB\teditor\t{HASH}\nCD\tpublisher\t{HASH}\n")
    monkeypatch.setenv(FILE, str(path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
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
def test_who_is_let_in_frees_nobody_else(file: Path) -> None:
    door = Door()
    for _ in range(TRIES):
        door.let_in("AB", "wrong", "a")

    assert door.let_in("CD", PASSWORD, "b") is not None
    assert door.seconds_to_wait("AB", "a") > 0


@pytest.mark.usefixtures("file")
def test_of_any_quarter_of_an_hour_the_wrong_tries_count() -> None:
    clock = Clock()
    door = Door(clock)
    for _ in range(TRIES - 1):
        door.let_in("AB", "wrong", "a")
    clock.now += SECONDS - 10
    door.let_in("AB", "wrong", "a")
    clock.now += 20

    for _ in range(TRIES - 1):
        assert door.seconds_to_wait("AB", "a") == 0
        door.let_in("AB", "wrong", "a")

    assert door.seconds_to_wait("AB", "a") == SECONDS - 20


def test_a_name_without_a_password_costs_as_much_as_one_that_has_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("GH\teditor\tsubject:7\n")
    asked: list[str] = []
    monkeypatch.setattr(PasswordHasher, "verify", lambda _, key, password: asked.append(key))

    for name in ("EF", "GH"):
        assert Door().let_in(name, PASSWORD, "a") is None
    made_here = HASHER.hash(PASSWORD)
    assert [one.split("$")[3] for one in asked] == [made_here.split("$")[3]] * 2


def test_a_hash_that_was_cut_off_lets_nobody_in(file: Path) -> None:
    file.write_text(f"AB\teditor\t{HASH[:20]}\n")

    assert Door().let_in("AB", PASSWORD, "a") is None


def test_a_password_lets_in_nobody_whom_a_provider_knows(file: Path) -> None:
    file.write_text("AB\teditor\tsubject:7\n")

    assert known_editors()["AB"].key == "subject:7"
    assert Door().let_in("AB", "subject:7", "a") is None


@pytest.mark.usefixtures("file")
def test_all_processes_count_the_tries_together() -> None:
    several = f"""
from tests.ui.access.quick_password import HASH, PASSWORD
from ui.access.door import Door
for _ in range({TRIES - 1}):
    assert Door().let_in("AB", "wrong", "a") is None
"""
    subprocess.run([sys.executable, "-c", several], check=True, cwd=PROJECT)
    assert Door().seconds_to_wait("AB", "a") == 0
    Door().let_in("AB", "wrong", "a")

    assert Door().let_in("AB", PASSWORD, "a") is None
    alone = "from ui.access.door import Door; print(Door().seconds_to_wait('AB', 'b') > 0)"
    told = subprocess.run([sys.executable, "-c", alone], cwd=PROJECT, capture_output=True)
    assert told.stdout.split() == [b"True"]


@pytest.mark.usefixtures("file")
def test_tries_at_once_do_not_slip_through_together() -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: Door().let_in("AB", PASSWORD + "x", "a"), range(12)))
    assert found == [None] * 12

    with closing(sqlite3.connect(logins_folder() / FILE_OF_TRIES)) as tries:
        [(number,)] = tries.execute("SELECT count(*) FROM tries")
    assert number == 2 * TRIES


def test_what_is_kept_of_tries_names_nobody(file: Path) -> None:
    Door().let_in("AB", "wrong", "192.0.2.7")

    kept = (logins_folder() / FILE_OF_TRIES).read_bytes()
    assert b"192.0.2.7" not in kept
    assert b"name ab" not in kept
