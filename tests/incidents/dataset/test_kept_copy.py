"""A second start reads the copy that the first one kept, and any doubt about it makes it again."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from incidents.changes.change import Change, RowChange
from incidents.changes.folder_store import FolderStore
from incidents.changes.journal import Occasion, source_file
from incidents.dataset import dataset, kept_copy
from incidents.dataset.dataset import Reading, read_dataset
from incidents.languages.language import Language
from tests.incidents.conftest import Tables


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of copies, which are kept of the smallest tables too."""
    monkeypatch.setenv("DETENTIONS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(kept_copy, "SMALLEST", 0)
    return tmp_path / "cache" / kept_copy.FOLDER


@pytest.fixture
def faulty(tables: Tables) -> Path:
    """Tables with an incident that holds another, faults of many kinds, and notes."""
    tables.add("incidents", incident_id="region", location_text="Almaty Region")
    tables.add("incidents", incident_id="talgar", location_text="Talgar")
    tables.add("incidents", incident_id="lost", location_text="Nowhereville")
    tables.add("reports", scope="all").add("reports", report_id="b", basis="rumour")
    tables.add("reports", report_id="c", detained_low=9, detained_high=8)
    return tables.add("reports", report_id="d", scope="region elsewhere").write()


def made(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Grows with each reading that is made anew."""
    really, readings = dataset.read_tables, list[object]()

    def counted(*arguments: object, **options: object) -> object:
        readings.append(arguments)
        return really(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(dataset, "read_tables", counted)
    return readings


def same(one: Reading, other: Reading) -> None:
    for name in ("events", "incidents", "reports", "members"):
        pd.testing.assert_frame_equal(getattr(one.dataset, name), getattr(other.dataset, name))
    for name, table in one.tables.items():
        assert table.cells.to_pylist() == other.tables[name].cells.to_pylist()
        for attribute in ("numbers", "sound"):
            assert (
                getattr(table, attribute).tolist()
                == getattr(other.tables[name], attribute).tolist()
            )
        assert (table.place_ids, table.holds) == (
            other.tables[name].place_ids,
            other.tables[name].holds,
        )
    assert one.dataset.holds == other.dataset.holds
    assert (one.left_out, one.found, one.open_ended) == (
        other.left_out,
        other.found,
        other.open_ended,
    )
    for language in (Language("en"), Language("ru"), Language("kk")):
        for first, second in ((one.problems, other.problems), (one.notes, other.notes)):
            said = [[language.told(each.sentence()) for each in part] for part in (first, second)]
            assert said[0] == said[1]


def test_a_second_start_gives_the_same_and_checks_nothing(
    faulty: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = made(monkeypatch)
    first, second = read_dataset(faulty), read_dataset(faulty)

    assert len(readings) == 1
    assert first.dataset.holds
    assert first.problems
    same(first, second)


def test_small_tables_keep_no_copy(
    faulty: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_copy, "SMALLEST", 20_000_000)
    read_dataset(faulty)

    assert not copies.exists()


def of_the_same_size(folder: Path) -> None:
    path = folder / "reports.csv"
    was = path.stat()
    path.write_bytes(path.read_bytes().replace(b"dozen", b"Dozen"))
    os.utime(path, ns=(was.st_atime_ns, was.st_mtime_ns))


def another_version(folder: Path) -> None:
    path = folder / "datapackage.json"
    path.write_text(path.read_text().replace('"version": "', '"version": "9', 1))


@pytest.mark.parametrize("change", [of_the_same_size, another_version])
def test_other_tables_are_read_whatever_their_size_and_time(
    faulty: Path,
    copies: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Path], None],
) -> None:
    readings, before = made(monkeypatch), read_dataset(faulty)
    change(faulty)
    after = read_dataset(faulty)

    assert len(readings) == 2
    assert (before.dataset.digest, before.dataset.version) != (
        after.dataset.digest,
        after.dataset.version,
    )


def test_a_copy_of_other_code_is_not_read(
    faulty: Path, copies: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readings = made(monkeypatch)
    read_dataset(faulty)
    monkeypatch.setattr(kept_copy, "code_and_gazetteer", lambda: "another")
    read_dataset(faulty)

    assert len(readings) == 2


def cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def turn_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(content)


def turn_a_bit_of_a_text(path: Path) -> None:
    """What then stands there could be read as before: it is another day."""
    content = path.read_bytes()
    assert b"2019-10-26" in content
    path.write_bytes(content.replace(b"2019-10-26", b"2019-10-27"))


@pytest.mark.parametrize(
    ("harm", "file"),
    [
        (cut_off, "reports.cells"),
        (turn_a_bit, "reports.cells"),
        (turn_a_bit_of_a_text, "reports.cells"),
        (turn_a_bit, "members.further"),
        (cut_off, "reading.json"),
        (turn_a_bit, "reading.json"),
        (Path.unlink, "reading.json"),
        (Path.unlink, "members.further"),
    ],
)
def test_a_copy_that_is_broken_is_made_again_in_silence(
    faulty: Path,
    copies: Path,
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path], None],
    file: str,
) -> None:
    readings, first = made(monkeypatch), read_dataset(faulty)
    [copy] = copies.iterdir()
    harm(copy / file)

    same(first, read_dataset(faulty))
    assert len(readings) == 2
    same(first, read_dataset(faulty))
    assert len(readings) == 2


LARGEST = 1_000
"""Bytes that a file may have on a disk that is full sooner than a copy of the tables is written."""

READING = f"""
import resource, sys
from pathlib import Path
from incidents.dataset import kept_copy
from incidents.dataset.dataset import read_dataset
kept_copy.SMALLEST = 0
resource.setrlimit(resource.RLIMIT_FSIZE, ({LARGEST}, {LARGEST}))
print(len(read_dataset(Path(sys.argv[1])).dataset.reports))
"""


def test_a_disk_that_fills_while_a_copy_is_written_costs_nothing_but_time_and_keeps_nothing(
    faulty: Path, copies: Path
) -> None:
    asked = [sys.executable, "-c", READING, str(faulty)]
    done = subprocess.run(asked, capture_output=True, text=True, check=True)

    assert list(copies.iterdir()) == [], "what is left of a copy is removed"
    assert int(done.stdout) == len(read_dataset(faulty).dataset.reports)
    [copy] = copies.iterdir()
    assert max(file.stat().st_size for file in copy.iterdir()) > LARGEST, "this one had room"


def test_the_copies_used_longest_ago_are_removed(tables: Tables, copies: Path) -> None:
    for number in range(4):
        tables.add("sources", source_id=f"source-{number}").read()

    assert len(list(copies.iterdir())) == kept_copy.MOST_COPIES


def test_tables_replaced_while_many_read_are_the_old_or_the_new_ones(
    tables: Tables, copies: Path
) -> None:
    folder = tables.add("reports").write()
    store = FolderStore(folder)
    seen: list[tuple[bool, bool]] = []

    def read() -> None:
        for _ in range(2):
            found = read_dataset(folder).dataset
            seen.append(
                ("new" in set(found.origins["origin_id"]), "new" in set(found.sources["source_id"]))
            )

    readers = [threading.Thread(target=read) for _ in range(8)]
    for reader in readers:
        reader.start()
    origin = {"origin_id": "new", "name": "N", "voice_id": "new"}
    source = {"source_id": "new", "publisher": "N"}
    both = Change(
        (RowChange("origins", None, origin, "new"), RowChange("sources", None, source, "new"))
    )
    store.save(both, Occasion("import", "AB", source_file("a.csv", b"a")), on=store.snapshot())
    for reader in readers:
        reader.join()

    assert len(seen) == 16
    assert {one == other for one, other in seen} == {True}
    assert "new" in set(read_dataset(folder).dataset.sources["source_id"])
