from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

import briefing.scenes.disk_store
from briefing.scenes.disk_store import Store, is_key, new_key
from briefing.scenes.scene import Briefing, Scene

ONE = Briefing("One", (Scene("map", ""),))


def test_what_was_kept_is_there_for_the_next_process(tmp_path: Path) -> None:
    key = new_key()
    assert Store(tmp_path / "deep/folder").save(key, ONE)

    reading = Store(tmp_path / "deep/folder").load(key)

    assert reading and reading.briefing == ONE


def test_where_nothing_can_be_written_it_is_kept_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store, key = Store(tmp_path / "file" / "folder"), new_key()

    assert not store.save(key, ONE)
    kept = store.load(key)
    assert kept and kept.briefing == ONE


@pytest.mark.parametrize("key", ["", "../../etc/passwd", "a" * 15, "a" * 65, "short key of words"])
def test_what_is_no_key_reaches_no_file(tmp_path: Path, key: str) -> None:
    store = Store(tmp_path)

    assert not is_key(key) and store.load(key) is None
    with pytest.raises(ValueError, match="wanted one of new_key"):
        store.save(key, ONE)


def test_an_unknown_key_gives_nothing(tmp_path: Path) -> None:
    assert Store(tmp_path).load(new_key()) is None


def test_a_broken_file_is_told_and_gives_what_is_sound(tmp_path: Path) -> None:
    store, key = Store(tmp_path), new_key()
    store.save(key, ONE)
    path = tmp_path / f"{key}.json"
    path.write_text(path.read_text()[:-4])

    reading = store.load(key)

    assert reading and reading.problems and len(reading.briefing.scenes) == 1


def test_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    store, key = Store(tmp_path / "kept"), new_key()
    store.save(key, ONE)

    assert os.stat(tmp_path / "kept").st_mode & 0o077 == 0
    assert os.stat(tmp_path / "kept" / f"{key}.json").st_mode & 0o077 == 0


def test_of_too_many_files_the_ones_written_longest_ago_are_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing.scenes.disk_store, "MOST_FILES", 2)
    store, keys = Store(tmp_path), [new_key() for _ in range(3)]
    for day, key in enumerate(keys):
        store.save(key, ONE)
        os.utime(tmp_path / f"{key}.json", (day, day))
    (tmp_path / "note.txt").write_text("no briefing")

    store.save(keys[1], replace(ONE, title="Written again"))
    newest = new_key()
    store.save(newest, ONE)

    assert [store.load(key) is not None for key in keys] == [False, True, False]
    assert store.load(newest) and (tmp_path / "note.txt").exists()


def test_of_too_many_in_memory_the_ones_kept_longest_ago_are_forgotten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing.scenes.disk_store, "MOST_IN_MEMORY", 2)
    (tmp_path / "file").write_text("")
    store, keys = Store(tmp_path / "file" / "folder"), [new_key() for _ in range(3)]

    for key in (keys[0], keys[1], keys[0], keys[2]):
        store.save(key, ONE)

    assert [store.load(key) is not None for key in keys] == [True, False, True]
