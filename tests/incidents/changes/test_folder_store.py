"""Tables of a folder that are saved: what holds of folders alone, beside `test_store.py`."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from incidents.changes import folder_store
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.store import SavedMeanwhile
from incidents.dataset.dataset import read_dataset
from incidents.tables import saves
from tests.incidents.changes.saving import BOTH, IMPORT, in_a_child
from tests.incidents.conftest import Tables


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.csv")}


def ids(folder: Path) -> set[str]:
    """The ids of the rows of both tables, as whoever reads the tables sees them."""
    dataset = read_dataset(folder).dataset
    return {*dataset.sources["source_id"], *dataset.origins["origin_id"]}


@pytest.fixture
def folder(tables: Tables) -> Path:
    return tables.add("reports").write()


def test_a_table_that_was_edited_by_hand_meanwhile_is_not_written_over(folder: Path) -> None:
    store = FolderStore(folder)
    seen = store.snapshot()
    with (folder / "origins.csv").open("a") as file:
        file.write("by-hand,By hand,,,by-hand,\n")

    with pytest.raises(SavedMeanwhile):
        store.save(BOTH, IMPORT, on=seen)

    assert "by-hand" in ids(folder)


@pytest.mark.parametrize("reader", [saves, folder_store])
def test_tables_that_are_read_while_somebody_saves_belong_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch, reader: ModuleType
) -> None:
    store = FolderStore(folder)
    really = saves.read_now

    def saved_after_origins(path: Path) -> bytes:
        read = really(path)
        if path.name == "origins.csv" and not store.entries():
            monkeypatch.setattr(reader, "read_now", really)
            store.save(BOTH, IMPORT, on=store.snapshot())
        return read

    monkeypatch.setattr(reader, "read_now", saved_after_origins)

    found = ids(folder) if reader is saves else store.snapshot().files
    assert store.entries()
    assert found == (ids(folder) if reader is saves else content(folder))


def killed_at(step: int, work: Callable[[], None]) -> bool:
    """Whether a process that does the work was killed before this step of it, the steps being all
    it asks of the file system: a file opened, a folder made, a name given."""

    def doomed() -> None:
        left = step

        def count(event: str, _: object) -> None:
            nonlocal left
            if event in ("open", "os.rename", "os.mkdir", "os.rmdir", "os.remove", "os.chmod"):
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(count)
        work()

    _, status = os.waitpid(in_a_child(doomed), 0)
    assert os.WIFSIGNALED(status) or status == 0
    return os.WIFSIGNALED(status)


def test_whenever_a_save_is_killed_the_tables_are_the_old_or_the_new_whole(folder: Path) -> None:
    """Killed before each thing that a save asks of the file system, one after the other."""
    store, outcomes = FolderStore(folder), []
    seen = store.snapshot()
    old, new = seen.files, seen.after(BOTH).files

    def save() -> None:
        store.save(BOTH, IMPORT, on=seen)

    while killed_at(len(outcomes), save):
        found = store.snapshot()
        assert found.files == (new if found.save else old)
        outcomes.append(found.save)
        if found.save:
            assert {"afp-1", "afp"} < ids(folder)
            # Whoever comes next finishes it and goes on.
            store.save(BOTH.inverse("again"), Occasion("undo", undoes=1), on=found)
            assert content(folder) == old
            for path in (folder / "journal").glob("*.json"):
                path.unlink()

    assert len(outcomes) >= 20
    assert outcomes == sorted(outcomes), "once it is done it stays done"
    assert {0, 1} == set(outcomes)
    assert content(folder) == new
    assert {path.name for path in (folder / "journal").iterdir()} == {".lock", "000001.json"}


def test_a_store_that_cannot_be_written_keeps_its_tables(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, before = FolderStore(folder), content(folder)

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        store.save(BOTH, IMPORT, on=store.snapshot())

    assert content(folder) == before
    assert [path.name for path in (folder / "journal").iterdir()] == [".lock"]


def test_what_is_saved_is_saved_though_its_files_cannot_be_moved_yet(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, before = FolderStore(folder), content(folder)

    def busy(_: Path, target: Path) -> None:
        raise OSError(16, "Device or resource busy")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", busy)
        store.save(BOTH, IMPORT, on=store.snapshot())
    assert {"afp-1", "afp"} < ids(folder)

    store.save(BOTH.inverse("again"), Occasion("undo", undoes=1), on=store.snapshot())
    assert content(folder) == before
