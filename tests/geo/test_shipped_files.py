"""A file of the project that is missing or cut off is told with what mends it, by every command."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from geo.gazetteer import gazetteer
from geo.gazetteer.gazetteer import FOLDER, load_gazetteer
from geo.shipped_files import EXIT_CODE, PROJECT, BrokenFile, shipped_json

READ_AT_ONCE = ("places.csv", "names.csv", "index.json", "abroad.csv", "blocked.csv")
READ_AT_ONCE += ("preferred.csv", "city_districts.csv")


def cut(part: float) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        content = path.read_bytes()
        path.write_bytes(content[: round(len(content) * part)])

    return damage


def cut_at_a_row(path: Path) -> None:
    rows = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(rows[: len(rows) // 2]))


DAMAGES = {
    "missing": Path.unlink,
    "empty": cut(0),
    "cut in the middle": cut(0.5),
    "zeros in its place": lambda path: path.write_bytes(bytes(path.stat().st_size)),
    "without its end": lambda path: path.write_bytes(path.read_bytes().rstrip()[:-1]),
}


@pytest.fixture
def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A gazetteer of this test's own, which is read anew."""
    folder = shutil.copytree(FOLDER, tmp_path / "gazetteer")
    monkeypatch.setattr(gazetteer, "FOLDER", folder)
    monkeypatch.setattr(gazetteer, "load_gazetteer", load_gazetteer.__wrapped__)
    return folder


def everything_read() -> None:
    gazetteer.load_gazetteer().read_all()


def test_a_whole_copy_is_read(copied: Path) -> None:
    everything_read()


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("name", READ_AT_ONCE)
def test_a_broken_table_of_places_is_named(copied: Path, name: str, damage: str) -> None:
    DAMAGES[damage](copied / name)

    with pytest.raises(BrokenFile) as told:
        everything_read()

    assert Path(told.value.name).name in (name, "places.csv")
    assert "make data" in str(told.value)


@pytest.mark.parametrize("name", ["places.csv", "names.csv"])
def test_a_table_that_ends_with_a_row_and_lacks_some_is_told(copied: Path, name: str) -> None:
    cut_at_a_row(copied / name)

    with pytest.raises(BrokenFile):
        everything_read()


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(BrokenFile, match="it cannot be read"):
        shipped_json(tmp_path)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project without a gazetteer's places and with half a base map."""
    copy = tmp_path_factory.mktemp("project")
    for part in ("geo", "incidents", "briefing", "text_safety", "data"):
        shutil.copytree(PROJECT / part, copy / part)
    (copy / "data/gazetteer/places.csv").unlink()
    cut(0.5)(copy / "data/basemap/kazakhstan.json")
    return copy


@pytest.mark.parametrize(
    "command",
    [
        ["incidents", "count"],
        ["incidents", "check"],
        ["briefing", "check", "data/briefings/2019-10-26.json"],
        ["geo", "geocode", "Almaty"],
    ],
    ids=" ".join,
)
def test_a_command_says_it_in_a_line(project: Path, command: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", *command], cwd=project, capture_output=True, text=True, check=False
    )

    assert (ran.returncode, ran.stdout) == (EXIT_CODE, "")
    assert ran.stderr.splitlines() == [
        "data/gazetteer/places.csv: the file is missing; mend it with `make data`, or install again"
    ]
