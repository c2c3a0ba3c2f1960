from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

import briefing.scenes.disk_store
from briefing.scenes.disk_store import Store, is_key, new_key
from briefing.scenes.scene import Briefing, Scene, to_json
from briefing.scenes.shelf import Bounds

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


@pytest.mark.parametrize(
    "key", ["", "../../etc/passwd", "my-thesis", "a" * 23, "a" * 25, "a key of twenty-four let"]
)
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


SMALL = Bounds(number=3, of_one=3, size=1_000_000)


def used(folder: Path, key: str, day: int) -> None:
    """As if it had been used on that day after 1970."""
    os.utime(folder / f"{key}.json", (day * 86_400, day * 86_400))


def there(store: Store) -> set[str]:
    return {path.stem for path in store.folder.glob("*.json")}


def test_of_too_many_files_the_ones_that_were_not_used_for_longest_are_removed(
    tmp_path: Path,
) -> None:
    keys = [new_key() for _ in range(4)]
    for day, key in enumerate(keys[:3]):
        Store(tmp_path).save(key, ONE)
        used(tmp_path, key, day)

    store = Store(tmp_path, on_disk=SMALL)
    store.save(keys[1], replace(ONE, title="Written again"))
    store.load(keys[0])
    store.save(keys[3], ONE)

    assert there(store) == {keys[0], keys[1], keys[3]}


def test_what_was_opened_counts_as_used_after_a_restart_too(tmp_path: Path) -> None:
    keys = [new_key() for _ in range(4)]
    for day, key in enumerate(keys[:3]):
        Store(tmp_path).save(key, ONE)
        used(tmp_path, key, day)
    Store(tmp_path).load(keys[0])

    store = Store(tmp_path, on_disk=SMALL)
    store.save(keys[3], ONE)

    assert there(store) == {keys[0], keys[2], keys[3]}


@pytest.mark.parametrize("name", ["my-thesis.json", "a" * 25 + ".json", "note.txt", ".hidden.json"])
def test_a_file_whose_name_is_no_key_stays_however_many_are_saved(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_text("mine")
    os.utime(tmp_path / name, (0, 0))
    store = Store(tmp_path, on_disk=SMALL)

    for _ in range(8):
        store.save(new_key(), ONE)

    assert (tmp_path / name).read_text() == "mine"
    assert len(list(tmp_path.iterdir())) == 1 + SMALL.number


def test_a_folder_or_a_link_with_the_name_of_a_key_stays(tmp_path: Path) -> None:
    folder, link = tmp_path / f"{new_key()}.json", tmp_path / f"{new_key()}.json"
    folder.mkdir()
    link.symlink_to(tmp_path / "elsewhere")
    store = Store(tmp_path, on_disk=SMALL)

    for _ in range(8):
        assert store.save(new_key(), ONE)

    assert folder.is_dir() and link.is_symlink()


def test_many_briefings_of_one_author_push_out_none_of_another(tmp_path: Path) -> None:
    store = Store(tmp_path, on_disk=Bounds(number=40, of_one=30, size=1_000_000))
    others = [new_key() for _ in range(9)]
    for number, key in enumerate(others):
        assert store.save(key, ONE, f"author {number % 3}")

    for attacker in ("one", "two"):
        for _ in range(100):
            store.save(new_key(), ONE, attacker, let_go=True)

    assert set(others) <= there(store)
    assert len(there(store)) == 40


def test_of_one_author_only_so_many_are_kept_and_the_others_stay_in_memory(tmp_path: Path) -> None:
    store = Store(tmp_path, on_disk=SMALL)
    keys = [new_key() for _ in range(4)]

    assert [store.save(key, ONE, "me") for key in keys] == [True, True, True, False]
    assert there(store) == set(keys[:3])
    assert store.holds(keys[3]) and store.load(keys[3])


def test_the_oldest_of_an_author_goes_once_they_let_it_go(tmp_path: Path) -> None:
    store = Store(tmp_path, on_disk=SMALL)
    keys = [new_key() for _ in range(4)]
    for key in keys:
        store.save(key, ONE, "me")

    assert store.save(keys[3], ONE, "me", let_go=True)

    assert there(store) == set(keys[1:])
    assert not store.holds(keys[3])


def test_what_is_kept_can_be_changed_where_there_is_no_room_for_another(tmp_path: Path) -> None:
    store = Store(tmp_path, on_disk=SMALL)
    keys = [new_key() for _ in range(3)]
    for key in keys:
        store.save(key, ONE, "me")

    assert store.save(keys[0], replace(ONE, title="New"), "me")
    reading = store.load(keys[0])
    assert reading and reading.briefing.title == "New"


def test_saves_at_the_limit_by_sixteen_threads_are_all_kept_and_told_so(tmp_path: Path) -> None:
    for _ in range(100):
        (tmp_path / f"{new_key()}.json").write_text(to_json(ONE))
    store = Store(tmp_path, on_disk=Bounds(number=100, of_one=100, size=10_000_000))
    keys = [new_key() for _ in range(480)]

    with ThreadPoolExecutor(16) as threads:
        told = list(threads.map(lambda key: store.save(key, ONE), keys))

    assert told == [True] * 480
    assert len(list(tmp_path.iterdir())) == 100
    assert {path.stem for path in tmp_path.iterdir()} <= set(keys)


def test_a_key_that_threads_save_at_once_holds_what_one_of_them_wrote(tmp_path: Path) -> None:
    store, key = Store(tmp_path, on_disk=SMALL), new_key()
    written = [Briefing(str(number) * 100, ONE.scenes) for number in range(64)]

    with ThreadPoolExecutor(16) as threads:
        assert all(threads.map(lambda briefing: store.save(key, briefing), written))

    reading = store.load(key)
    assert reading and not reading.problems and reading.briefing in written
    assert len(list(tmp_path.iterdir())) == 1


def test_more_bytes_than_there_is_room_for_push_out_the_oldest(tmp_path: Path) -> None:
    store = Store(tmp_path, on_disk=Bounds(number=100, of_one=100, size=25_000))
    keys = [new_key() for _ in range(3)]

    for key in keys:
        store.save(key, replace(ONE, title="x" * 10_000))

    assert there(store) == set(keys[1:])


def test_what_others_removed_makes_room_at_the_next_look(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(briefing.scenes.disk_store, "SECONDS_BETWEEN_LOOKS", 0)
    store, keys = Store(tmp_path, on_disk=SMALL), [new_key() for _ in range(4)]
    for key in keys[:3]:
        store.save(key, ONE, "me")
    (tmp_path / f"{keys[2]}.json").unlink()

    assert store.save(keys[3], ONE, "me")

    assert there(store) == {keys[0], keys[1], keys[3]}


@pytest.mark.parametrize("left", [".briefing-ab_d3f9x", ".ab_d3f9x.unfinished"])
def test_what_killed_saves_left_is_removed(tmp_path: Path, left: str) -> None:
    (tmp_path / left).write_text("half")
    os.utime(tmp_path / left, (0, 0))

    Store(tmp_path).save(new_key(), ONE)

    assert not (tmp_path / left).exists()


def no_disk(tmp_path: Path, in_memory: Bounds) -> Store:
    (tmp_path / "file").write_text("")
    return Store(tmp_path / "file" / "folder", in_memory=in_memory)


def test_of_too_many_in_memory_the_ones_used_longest_ago_are_forgotten(tmp_path: Path) -> None:
    store, keys = no_disk(tmp_path, SMALL), [new_key() for _ in range(4)]

    for key in keys[:3]:
        store.save(key, ONE)
    store.load(keys[0])
    store.save(keys[3], ONE)

    assert [store.load(key) is not None for key in keys] == [True, False, True, True]


def test_in_memory_too_nobody_pushes_out_those_of_another(tmp_path: Path) -> None:
    store, mine = no_disk(tmp_path, Bounds(number=30, of_one=20, size=1_000_000)), new_key()
    store.save(mine, ONE, "me")

    for _ in range(300):
        store.save(new_key(), ONE, "somebody else")

    assert store.load(mine)


def test_what_could_not_be_written_takes_no_room(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    store = Store(tmp_path / "file" / "folder", on_disk=SMALL)

    for _ in range(5):
        assert not store.save(new_key(), ONE, "me")

    assert store.room("me") == SMALL.of_one


def test_what_could_not_be_written_is_on_the_disk_once_it_can(tmp_path: Path) -> None:
    store, key = no_disk(tmp_path, SMALL), new_key()
    assert not store.save(key, ONE) and store.holds(key)

    (tmp_path / "file").unlink()

    assert store.save(key, ONE) and not store.holds(key)
    assert there(store) == {key}
