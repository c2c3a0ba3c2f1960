"""A file that is replaced whole or not at all, whatever stops the writer."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from incidents import whole_file
from incidents.whole_file import SECONDS_OF_A_WRITER, remove_unfinished, replace_whole
from tests.incidents.changes.saving import in_a_child


def leave(folder: Path, name: str, *, seconds_ago: float) -> Path:
    path = folder / name
    path.write_text("half")
    then = path.stat().st_mtime - seconds_ago
    os.utime(path, (then, then))
    return path


def test_a_file_is_replaced_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    replace_whole(path, b"new")

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def one_name_alone(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.fixture(params=["a disk with hard links", "a disk without"])
def disk(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "a disk without":
        monkeypatch.setattr(os, "link", one_name_alone)


@pytest.mark.usefixtures("disk")
def test_a_file_that_is_new_is_whole_and_alone(tmp_path: Path) -> None:
    path = tmp_path / "file"

    replace_whole(path, b"new", new=True)

    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("disk")
def test_of_those_who_write_a_new_file_at_one_moment_one_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writers, files = 4, 100
    barrier = multiprocessing.get_context("fork").Barrier(writers)
    # All have written their content, and none has given it the name.
    monkeypatch.setattr(os, "fsync", lambda _: barrier.wait(20))
    monkeypatch.setattr(whole_file, "sync_names", lambda _: None)

    def write(number: int) -> None:
        for file in range(files):
            with suppress(FileExistsError):
                replace_whole(tmp_path / f"{file}", b"%d" % number, new=True)
                (tmp_path / f"{file} by {number}").touch()

    children = [in_a_child(lambda number=number: write(number)) for number in range(writers)]

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * writers
    said = {path.name for path in tmp_path.glob("* by *")}
    assert said == {f"{file} by {(tmp_path / f'{file}').read_text()}" for file in range(files)}


@pytest.mark.usefixtures("disk")
def test_a_file_that_must_be_new_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    with pytest.raises(FileExistsError):
        replace_whole(path, b"new", new=True)

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_content_is_on_the_disk_before_it_has_the_name_and_the_name_before_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    synced: list[tuple[bytes, bytes]] = []
    really = os.fsync

    def watched(descriptor: int) -> None:
        really(descriptor)
        target = Path(os.readlink(f"/proc/self/fd/{descriptor}"))
        content = target.read_bytes() if target.is_file() else b"names"
        synced.append((content, path.read_bytes()))

    monkeypatch.setattr(os, "fsync", watched)
    replace_whole(path, b"new")

    assert synced == [(b"new", b"old"), (b"names", b"new")]


def test_where_the_disk_fails_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        replace_whole(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


KILLED = """
import os, sys
from pathlib import Path
from incidents import whole_file
os.fsync = lambda _: os.kill(os.getpid(), 9)
whole_file.replace_whole(Path(sys.argv[1]), b"new")
"""


def test_what_a_killed_writer_leaves_goes_once_it_is_old(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"old")
    ended = subprocess.run([sys.executable, "-c", KILLED, str(path)], check=False)
    assert ended.returncode == -signal.SIGKILL
    (left,) = set(tmp_path.iterdir()) - {path}

    remove_unfinished(tmp_path)
    assert left.exists(), "it may still be written"

    os.utime(left, (0, 0))
    remove_unfinished(tmp_path)
    assert list(tmp_path.iterdir()) == [path]
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("name", [".briefing-ab_d3f9x", ".export-ab_d3f9x", "1.0.0.unfinished"])
def test_what_earlier_versions_left_goes_too(tmp_path: Path, name: str) -> None:
    left = leave(tmp_path, name, seconds_ago=SECONDS_OF_A_WRITER + 1)

    remove_unfinished(tmp_path)

    assert not left.exists()


@pytest.mark.parametrize(
    "name", ["symphony.unfinished", ".briefing-notes", ".briefing-ab_d3f9x.json", ".unfinished"]
)
def test_a_file_of_somebody_else_stays(tmp_path: Path, name: str) -> None:
    left = leave(tmp_path, name, seconds_ago=1_000_000)

    remove_unfinished(tmp_path)

    assert left.exists()


def test_a_folder_that_is_not_there_has_nothing_to_remove(tmp_path: Path) -> None:
    remove_unfinished(tmp_path / "none")
