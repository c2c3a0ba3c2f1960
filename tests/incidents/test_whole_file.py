"""A file that is replaced whole or not at all, whatever stops the writer."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.whole_file import SECONDS_OF_A_WRITER, remove_unfinished, replace_whole


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
