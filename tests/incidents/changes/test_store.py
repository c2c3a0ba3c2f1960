"""Tables that are saved: whole, one after another, and with a journal, wherever they live."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion
from incidents.changes.open_store import open_store
from incidents.changes.store import SavedMeanwhile, Store
from incidents.changes.table_text import CannotChange
from incidents.dataset.dataset import read_dataset
from incidents.dataset.findings import check
from incidents.tables.home import Home, home_of
from tests.incidents.changes.saving import BOTH, IMPORT, ORIGIN, SOURCE, added, in_a_child
from tests.incidents.conftest import Tables


def fresh(address: str) -> Store:
    """A store as another process would open it."""
    home = home_of(address)
    if isinstance(home, Path):
        return open_store(home)
    from incidents.tables.database import Database, InDatabase

    return open_store(InDatabase(Database(address)))


def ids(address: str) -> set[str]:
    """The ids of the rows of both tables, as whoever reads the tables sees them."""
    dataset = read_dataset(home_of(address)).dataset
    return {*dataset.sources["source_id"], *dataset.origins["origin_id"]}


@pytest.fixture
def folder(tables: Tables) -> Path:
    return tables.add("reports").add("people").write()


@pytest.fixture
def store(address: str, folder: Path) -> Store:
    """A store of each kind with the tables of the folder."""
    open_store(home_of(address)).fill(FolderStore(folder).files())
    return fresh(address)


def test_a_save_changes_the_tables_and_says_so_in_the_journal(store: Store, address: str) -> None:
    entry = store.save(BOTH, IMPORT, on=store.snapshot())

    assert {"afp-1", "afp"} < ids(address)
    assert store.entries() == (entry,)
    assert (entry.number, entry.occasion, entry.change) == (1, IMPORT, BOTH)


def test_a_save_and_its_inverse_leave_every_byte_as_it_was(store: Store) -> None:
    before = store.snapshot().files

    store.save(BOTH, IMPORT, on=store.snapshot())
    store.save(BOTH.inverse("a mistake"), Occasion("undo", undoes=1), on=store.snapshot())

    assert store.snapshot().files == before


def test_any_store_gives_what_the_folder_gives(store: Store, folder: Path) -> None:
    other = FolderStore(folder)
    for each in (store, other):
        each.save(BOTH, IMPORT, on=each.snapshot())

    assert store.snapshot().files == other.snapshot().files


def test_what_was_laid_on_the_tables_for_a_review_is_saved_as_it_is(
    store: Store, folder: Path
) -> None:
    other, on = FolderStore(folder), store.snapshot()

    store.save(BOTH, IMPORT, on=on, after=on.after(BOTH))
    other.save(BOTH, IMPORT, on=other.snapshot())

    assert store.snapshot().files == other.snapshot().files


def test_of_two_who_save_the_second_is_told_what_the_first_did(store: Store, address: str) -> None:
    second = fresh(address)
    seen = second.snapshot()
    entry = store.save(Change((SOURCE,)), IMPORT, on=store.snapshot())

    with pytest.raises(SavedMeanwhile) as told:
        second.save(Change((ORIGIN,)), IMPORT, on=seen)

    assert told.value.entries == (entry,)
    assert "afp" not in ids(address)
    second.save(Change((ORIGIN,)), IMPORT, on=second.snapshot())
    assert {"afp-1", "afp"} < ids(address)


def test_many_who_save_at_once_lose_nothing(store: Store, address: str) -> None:
    savers = range(4)

    def save(number: int) -> None:
        mine = fresh(address)
        change = Change((added("sources", source_id=f"source-{number}", publisher="AFP"),))
        while True:
            try:
                mine.save(change, IMPORT, on=mine.snapshot())
                return
            except SavedMeanwhile:
                continue

    children = [in_a_child(lambda number=number: save(number)) for number in savers]

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(savers)
    assert {f"source-{number}" for number in savers} < ids(address)
    assert [entry.number for entry in store.entries()] == [1, 2, 3, 4]


def test_a_row_that_is_not_as_it_was_is_not_changed(store: Store) -> None:
    before = store.snapshot().files
    wrong = RowChange("origins", {"origin_id": "rferl", "name": "Other"}, None, "twice")

    with pytest.raises(CannotChange, match="origins: rferl is not as it was"):
        store.save(Change((SOURCE, wrong)), IMPORT, on=store.snapshot())

    assert store.snapshot().files == before
    assert store.entries() == ()


def test_a_saver_that_is_killed_leaves_the_old_tables_or_the_new(
    store: Store, address: str
) -> None:
    """Killed at once, and after every entry that it makes."""
    old = store.snapshot()
    states = [old.files, old.after(BOTH).files]

    def save_for_ever() -> None:
        mine = fresh(address)
        while True:
            now = mine.snapshot()
            change = BOTH.inverse("again") if now.save % 2 else BOTH
            mine.save(change, IMPORT, on=now)

    for wanted in (0, 1, 2, 5):
        saver = in_a_child(save_for_ever)
        while len(store.entries()) < wanted:
            pass
        os.kill(saver, signal.SIGKILL)
        os.waitpid(saver, 0)
        found = store.snapshot()
        assert found.files == states[found.save % 2]
        assert len(store.entries()) == found.save
        assert not read_dataset(home_of(address)).problems


FORMS = {
    "events": lambda text: text + b"\n\n",
    "incidents": lambda text: b"\xef\xbb\xbf" + text.replace(b"\n", b"\r\n"),
    "sources": lambda text: text.removesuffix(b"\n"),
    "reports": lambda text: text.replace(b"\n", b',"a ""b"""\n'),
    "origins": lambda text: text.replace(b"RFE/RL", b'"RFE/RL"'),
    "people": lambda text: text.replace(b"Aigul", b"'=1+1"),
    "organizers": lambda text: text.replace(b",,", b", ,"),
}
"""Ways in which the files of a folder may be written that our own writing would not give."""


def test_what_is_copied_there_and_back_is_every_byte(
    address: str, folder: Path, tmp_path: Path
) -> None:
    FolderStore(folder).save(BOTH, IMPORT, on=FolderStore(folder).snapshot())
    (folder / "versions").mkdir()
    (folder / "versions" / "1.0.0.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    (folder / "CHANGELOG.md").write_bytes("## Ә\r\n".encode())
    for name, form in FORMS.items():
        path = folder / f"{name}.csv"
        path.write_bytes(form(path.read_bytes()))
    (folder / "considered.csv").unlink()

    open_store(home_of(address)).fill(FolderStore(folder).files())
    back = FolderStore(tmp_path / "back")
    back.fill(fresh(address).files())

    def held(there: Path) -> dict[str, bytes]:
        files = (path for path in there.rglob("*") if path.is_file() and path.name != ".lock")
        return {str(path.relative_to(there)): path.read_bytes() for path in files}

    assert held(back.folder) == held(folder)


def test_columns_that_no_package_names_outlive_a_change(address: str, folder: Path) -> None:
    origins = folder / "origins.csv"
    heading, row = origins.read_bytes().splitlines()
    origins.write_bytes(heading + b",their column\n" + row + b",kept\n")
    store = open_store(home_of(address))
    store.fill(FolderStore(folder).files())

    store.save(BOTH, IMPORT, on=store.snapshot())

    assert store.snapshot().files["origins.csv"].splitlines()[:3] == [
        heading + b",their column",
        b"afp,AFP,,,afp,,",
        row + b",kept",
    ]


def test_a_store_with_tables_is_not_filled(store: Store, folder: Path) -> None:
    store.save(BOTH, IMPORT, on=store.snapshot())
    before = store.files()

    with pytest.raises(FileExistsError):
        store.fill(FolderStore(folder).files())

    assert store.files() == before


def labels(home: Home) -> list[tuple[str, int]]:
    found = check(read_dataset(home))
    return [(one.file, one.row) for one in (*found.problems, *found.notes)]


def test_problems_are_told_with_the_store_the_table_and_the_row_of_its_export(
    address: str, tables: Tables, tmp_path: Path
) -> None:
    tables.add("reports").add("reports", report_id="x", detained_low="many")
    tables.add("considered", date_first="2019-10-27", decision="")
    folder = tables.write()
    open_store(home_of(address)).fill(FolderStore(folder).files())
    name = address.rpartition("/")[2].partition("?")[0]

    found = labels(home_of(address))

    assert found
    assert found == [(file.replace("data/", f"{name}/"), row) for file, row in labels(folder)]
