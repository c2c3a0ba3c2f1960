"""A name that is taken out for good: no byte of it is left, and nothing brings it back."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import psycopg
import pytest

from incidents.__main__ import main
from incidents.changes.change import Change
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion, source_file
from incidents.changes.open_store import open_store
from incidents.changes.proposals import proposals, propose
from incidents.changes.review import reviewed
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.dataset import kept_copy
from incidents.dataset.dataset import read_dataset
from incidents.dataset.versions import packed
from incidents.tables.home import beside, home_of
from tests.incidents.changes.saving import ORIGIN, added
from tests.incidents.conftest import Tables
from tests.postgresql import PostgreSQL

ID, NAME = "person-of-interest", "Nurlan Seitkaliyev"
REPORT = "2019-10-26-almaty-rferl"
PERSON = added("people", person_id=ID, name=NAME, report_id=REPORT)
ADDRESS = "https://www.example.org/nurlan-seitkaliev"
SOURCE = added("sources", source_id="afp-1", publisher="AFP", url=ADDRESS)
NEEDLES = [
    form
    for word in (ID, *NAME.split(), ADDRESS, NAME.lower(), quote(NAME))
    for form in (word.encode(), word.encode("utf-16-le"))
]


@pytest.fixture
def store(address: str, tables: Tables, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a store whose journal, tables and an older version name the person."""
    folder = tables.add("reports").add("people").write()
    named = b"report_id,event_id,note\nx,2019-10-26,said by " + NAME.encode() + b"\n"
    (folder / "versions").mkdir()
    (folder / "versions" / "1.0.0.zip").write_bytes(packed({"reports.csv": named}))
    by_hand = FolderStore(folder)
    occasion = Occasion("import", NAME, source_file(f"{NAME}.csv", b""))
    by_hand.save(Change((PERSON, ORIGIN, SOURCE)), occasion, on=by_hand.snapshot())
    open_store(home_of(address)).fill(by_hand.files())
    monkeypatch.setenv("DETENTIONS_DATA", address)
    return address


@pytest.fixture
def every_byte(
    address: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Callable[[], Iterator[tuple[str, bytes]]]:
    """All that the store keeps on the disk, by the name of the file; the log of PostgreSQL's
    writing aside, which it overwrites in its own time."""

    def read() -> Iterator[tuple[str, bytes]]:
        if address.startswith("postgresql"):
            server: PostgreSQL = request.getfixturevalue("postgresql")
            with psycopg.connect(address, autocommit=True) as connection:
                connection.execute("CHECKPOINT")  # all of it is on the disk
            paths = [p for p in (server.folder / "data").rglob("*") if "pg_wal" not in p.parts]
        else:
            paths = list(tmp_path.glob("store*")) + list((tmp_path / "store").rglob("*"))
        for path in filter(Path.is_file, paths):
            content = path.read_bytes()
            yield path.name, content
            if path.suffix == ".zip":
                with zipfile.ZipFile(io.BytesIO(content)) as archive:
                    yield from ((path.name, archive.read(name)) for name in archive.namelist())

    return read


def test_no_byte_of_a_name_that_was_erased_is_left(
    store: str, every_byte: Callable[[], Iterator[tuple[str, bytes]]]
) -> None:
    def found() -> set[str]:
        return {name for name, read in every_byte() if any(needle in read for needle in NEEDLES)}

    assert found()

    assert main(["erase-person", ID]) == 0

    assert found() == set()
    assert list(read_dataset().dataset.people["person_id"]) == ["person-1"]
    assert not read_dataset().problems


def test_changes_that_wait_lose_the_name_and_what_was_about_nobody_else_goes(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "user"))
    place = beside(home_of(store))
    again = added("people", person_id="other-id", name=NAME, report_id=REPORT)
    propose(place, Change((PERSON,)), Occasion("edit", "AB"))
    propose(place, Change((again, ORIGIN)), Occasion("edit", NAME))
    propose(place, Change((ORIGIN,)), Occasion("edit", "AB"))

    main(["erase-person", ID, "--dry-run"])
    assert len(proposals(place)) == 3
    assert main(["erase-person", ID]) == 0

    assert [(one.number, one.change, one.occasion.who) for one in proposals(place)] == [
        (2, Change((ORIGIN,)), "[name]"),
        (3, Change((ORIGIN,)), "AB"),
    ]


def test_a_copy_of_large_tables_in_the_cache_goes_too(
    store: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTIONS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_copy, "SMALLEST", 0)
    read_dataset()
    assert list((tmp_path / "cache" / "tables").iterdir())

    main(["erase-person", ID])

    assert not (tmp_path / "cache" / "tables").exists()


def test_the_journal_says_only_that_a_name_was_removed(store: str) -> None:
    main(["erase-person", ID])

    entries = open_store().entries()
    assert [entry.occasion.made_by for entry in entries] == ["import", "erasure"]
    assert [row.kind for row in entries[0].change.rows] == ["erased", "added", "added"]
    [tombstone] = entries[1].change.rows
    assert (tombstone.before, tombstone.after, tombstone.reason) == (
        None,
        None,
        "a name was removed",
    )


def test_undoing_does_not_bring_an_erased_name_back(store: str) -> None:
    main(["erase-person", ID])

    for number in (1, 3):
        desk = open_store()
        result = undo(number, "again", desk.entries(), reviewed(desk.snapshot()))
        desk.save(result.change, Occasion("undo", undoes=number), on=result.before.snapshot)
    with pytest.raises(CannotChange, match="removed for good"):
        undo(2, "again", desk.entries(), reviewed(desk.snapshot()))

    files = open_store().files()
    assert b"afp" in files["origins.csv"]
    assert not any(needle in content for content in files.values() for needle in NEEDLES)


def test_a_person_that_is_not_there_is_told(store: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = open_store().files()

    assert main(["erase-person", "person-9"]) == 64

    assert capsys.readouterr().err == "people.csv has no person-9\n"
    assert open_store().files() == before


def test_a_copy_of_the_name_that_lies_beside_the_tables_is_told(
    tables: Tables, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tables.add("reports").add("people").write()
    (folder / "people.csv~").write_bytes((folder / "people.csv").read_bytes())
    monkeypatch.setenv("DETENTIONS_DATA", str(folder))

    assert main(["erase-person", "person-1"]) == 1

    told = capsys.readouterr()
    assert "the name still stands in people.csv~" in told.err
    assert "Testbayeva" not in told.out + told.err
