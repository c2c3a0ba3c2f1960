"""`python -m briefing export` and `check` from a shell."""

from __future__ import annotations

import json
import multiprocessing
import os
import resource
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from briefing.__main__ import main
from briefing.commands import check
from briefing.commands import export as export_command
from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, take
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.limits import LARGEST
from incidents import whole_file
from incidents.dataset.dataset import read_dataset
from incidents.languages.language import Language
from tests.briefing.conftest import SHIPPED
from tests.incidents.changes.saving import in_a_child
from tests.pdf_text import text_of
from tests.project_tables import project_dataset
from tests.waiting import PATIENCE

BEGINNINGS = {
    "html": b"<!doctype html>",
    "pptx": b"PK",
    "pdf": b"%PDF-",
    "handout": b"%PDF-",
    "png": b"PK",
    "svg": b"<svg",
}


@pytest.fixture(autouse=True, scope="module")
def tables_read_once() -> Iterator[None]:
    """The tables are the same for each of these commands: to read and count them anew was most of
    what an export cost here. Commands in a process of their own read them."""
    once = cache(read_dataset)
    with pytest.MonkeyPatch.context() as patch:
        for command in (check, export_command):
            patch.setattr(command, "read_dataset", once)
        yield


def export(briefing: Path, out: Path, *words: str, kind: str = "svg") -> int:
    return main(["export", str(briefing), "--format", kind, "--out", str(out), *words])


@pytest.fixture
def one_scene(tmp_path: Path) -> Path:
    """A briefing of one scene in a folder of its own."""
    (tmp_path / "in").mkdir()
    return written(tmp_path / "in" / "one.json")


def written(path: Path, **other: Any) -> Path:
    """A briefing of one scene, with these values in place of its own."""
    scene = {"kind": "map", "selection": "event=2019-10-26", "title": "One"}
    path.write_text(json.dumps({"version": 1, "title": "A day", "scenes": [scene]} | other))
    return path


@contextmanager
def full_at(size: int) -> Iterator[None]:
    """A disk on which no file of this process has room for more bytes. Python ignores the signal
    that tells of it, and raises."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


@pytest.mark.parametrize("kind", FORMATS)
def test_it_writes_the_file_of_each_format_and_nothing_beside_it(
    kind: str, one_scene: Path, tmp_path: Path
) -> None:
    assert export(one_scene, tmp_path / "file", kind=kind) == 0

    assert (tmp_path / "file").read_bytes().lower().startswith(BEGINNINGS[kind].lower())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "in"]


def test_the_file_is_what_the_page_gives(one_scene: Path, tmp_path: Path) -> None:
    briefing = read_briefing(one_scene.read_bytes()).briefing
    taken = take(briefing, project_dataset(), Discretion(), Language())

    export(one_scene, tmp_path / "file", kind="svg")

    assert (tmp_path / "file").read_bytes() == FORMATS["svg"].write(taken)


def test_others_may_read_the_file(one_scene: Path, tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    export(one_scene, tmp_path / "file")

    modes = {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("file", "plain")}
    assert len(modes) == 1


def test_a_file_that_is_there_stays_as_it_is(
    one_scene: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "file"
    out.write_text("mine")

    assert export(one_scene, out) == 73

    assert out.read_text() == "mine"
    told = f"--out is '{out}', wanted a new file: it exists (--force replaces it)\n"
    assert capsys.readouterr().err == told


def test_force_replaces_it(one_scene: Path, tmp_path: Path) -> None:
    out = tmp_path / "file"
    out.write_text("mine")

    assert export(one_scene, out, "--force") == 0

    assert out.read_text().startswith("<svg")


@pytest.mark.parametrize("out", [".", "no/such/folder/file"])
def test_what_cannot_be_written_is_told_in_one_line(
    one_scene: Path, tmp_path: Path, out: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(one_scene, tmp_path / out) == 73

    told = capsys.readouterr().err
    assert "--out is " in told and ", wanted a file" in told and told.count("\n") == 1


def test_a_device_is_not_replaced_by_a_file(one_scene: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)

    assert export(one_scene, pipe, "--force") == 73

    assert pipe.is_fifo()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a disk that is always full")
def test_standard_output_that_is_full_is_told_in_one_line(one_scene: Path) -> None:
    command = [sys.executable, "-m", "briefing", "export", str(one_scene)]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*command, "--format", "svg", "--out", "-"], stdout=full, stderr=subprocess.PIPE
        )

    assert done.returncode == 73
    assert done.stderr == b"standard output cannot be written: No space left on device\n"


def test_an_export_that_fails_on_its_way_leaves_the_old_file_and_no_half_one(
    one_scene: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "file"
    out.write_text("mine")

    with full_at(8192):  # the drawing has more
        assert export(one_scene, out, "--force") == 73

    assert "wanted a file to write" in capsys.readouterr().err
    assert out.read_text() == "mine"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "in"]


def test_two_exports_at_once_do_not_mix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "file"
    (tmp_path / "in").mkdir()
    briefings = [
        written(
            tmp_path / "in" / f"{name}.json",
            title=name * 60,
            scenes=[
                {
                    "kind": "map",
                    "selection": "event=2019-10-26",
                    "title": name * 60,
                    "notes": name * n,
                }
            ],
        )
        for name, n in (("A", 10), ("B", 4000))
    ]
    alone = []
    for briefing in briefings:
        export(briefing, tmp_path / "alone", "--force")
        alone.append((tmp_path / "alone").read_bytes())
    # Both have written their content, and neither has given it the name.
    barrier = multiprocessing.get_context("fork").Barrier(len(briefings))
    monkeypatch.setattr(os, "fsync", lambda _: barrier.wait(PATIENCE))
    monkeypatch.setattr(whole_file, "sync_names", lambda _: None)

    def write(briefing: Path) -> None:
        assert export(briefing, out, "--force") == 0

    children = [in_a_child(lambda briefing=briefing: write(briefing)) for briefing in briefings]

    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 2
    assert alone[0] != alone[1]
    assert out.read_bytes() in alone
    assert sorted(path.name for path in tmp_path.iterdir()) == ["alone", "file", "in"]


def test_a_briefing_that_is_cut_off_gives_its_sound_scenes_and_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = tmp_path / "cut.json"
    whole = SHIPPED.read_bytes()
    cut.write_bytes(whole[: whole.index(b'"incident"')])

    assert export(cut, tmp_path / "file") == 1

    told = capsys.readouterr().err
    assert "cut off or broken here; 2 scenes before it could be read" in told
    assert (tmp_path / "file").read_bytes().startswith(b"PK")


def test_a_briefing_of_fifty_megabytes_is_told_by_its_size(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(50_000_000)

    assert export(large, tmp_path / "file") == 65

    assert f"50,000,000 bytes, wanted at most {LARGEST:,}" in capsys.readouterr().err
    assert not (tmp_path / "file").exists()


def test_a_newer_version_is_told_and_what_is_known_of_it_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer = written(tmp_path / "newer.json", version=2)

    assert export(newer, tmp_path / "file") == 1

    assert "version: found 2; this app writes 1" in capsys.readouterr().err
    assert (tmp_path / "file").exists()


def test_a_scene_of_ids_that_are_gone_says_so_in_the_file_and_on_the_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    gone = [{"kind": "map", "selection": "event=gone"}]

    assert export(written(tmp_path / "gone.json", scenes=gone), tmp_path / "file") == 1

    assert "Scene 1: These tables do not have" in capsys.readouterr().err
    assert "event=gone" in (tmp_path / "file").read_text()


@pytest.mark.parametrize("content", [b"", b"[]", b"\xff\xfe", b'{"version": 1, "scenes": []}'])
def test_without_a_scene_nothing_is_written(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "empty.json").write_bytes(content)

    assert export(tmp_path / "empty.json", tmp_path / "file") == 65

    assert not (tmp_path / "file").exists()


def test_a_briefing_without_scenes_is_told_beside_the_output_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "empty.json"
    empty.write_text('{"version": 1, "title": "Nothing yet", "scenes": []}', encoding="utf-8")

    assert export(empty, tmp_path / "file") == 65

    out, told = capsys.readouterr()
    assert (out, told) == ("", f"{empty}: no scene to write, wanted one at least\n")
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize("name", ["nothing.json", "."])
def test_no_briefing_is_told_in_one_line(
    tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(tmp_path / name, tmp_path / "file") == 66

    assert capsys.readouterr().err.count("\n") == 1


def test_what_is_left_out_is_said(
    one_scene: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(one_scene, tmp_path / "file", "--without-links")

    told = capsys.readouterr().err
    assert "Names of persons were left out." in told
    assert (
        "Exact venues were left out, also of quotations; titles of sources stand as published."
        in told
    )
    assert "Addresses of sources were left out" in told
    assert "undesirable" not in told


def test_the_risk_of_sharing_a_link_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export(SHIPPED, tmp_path / "file")

    told = capsys.readouterr().err
    assert told.count("undesirable") == 1 and "--without-links" in told


def test_venues_are_in_the_file_only_where_they_are_asked_for(tmp_path: Path) -> None:
    scenes = [{"kind": "incident", "selection": "incident=2019-10-26-almaty"}]
    briefing = written(tmp_path / "almaty.json", scenes=scenes)
    export(briefing, tmp_path / "without")
    export(briefing, tmp_path / "with", "--with-venues")

    without, with_venues = ((tmp_path / name).read_text() for name in ("without", "with"))
    assert "[venue]" in without and "[venue]" not in with_venues


def test_a_dash_is_standard_output(
    one_scene: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["export", str(one_scene), "--format", "svg", "--out", "-"]) == 0

    assert capfdbinary.readouterr().out.startswith(b"<svg")


def test_a_sound_briefing_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SHIPPED)]) == 0

    assert capsys.readouterr().out == "0 problems, 5 scenes\n"


def test_check_tells_every_problem_on_a_line_that_steers_no_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    scenes = [
        {"kind": "film", "selection": ""},
        {"kind": "map", "selection": "event=gone%1b[31m", "title": "\x1b[31mRed"},
        {"kind": "map", "selection": "event=2019-10-26"},
    ]

    assert main(["check", str(written(tmp_path / "wrong.json", scenes=scenes))]) == 1

    told = capsys.readouterr().out
    assert told.count("\n") == 3 and told.endswith("2 problems, 2 scenes\n")
    assert 'Scene 1: kind: found "film"' in told
    assert "Scene 2 ( [31mRed): " in told and "event=gone" in told
    assert "\x1b" not in told


def test_a_handout_has_a_page_for_each_scene_that_is_chosen(tmp_path: Path) -> None:
    assert export(SHIPPED, tmp_path / "all", kind="handout") == 0
    assert export(SHIPPED, tmp_path / "some", "--scenes", "2,1", kind="handout") == 0

    read = [PdfReader(tmp_path / name).pages for name in ("all", "some")]
    titles = ["Four cities, one day", "How the number comes about"]
    assert [len(pages) for pages in read] == [1, 2]
    assert all(title in text_of(page) for title, page in zip(titles, read[1], strict=True))


def test_a_scene_that_is_not_there_is_told_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(SHIPPED, tmp_path / "file", "--scenes", "4-7", kind="handout") == 65

    assert "no scene 6, 7, wanted of 1, 2, 3, 4, 5" in capsys.readouterr().err
    assert not (tmp_path / "file").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--scenes", "1;2"), "'1;2' are no scenes, wanted such as 1,3-5"),
        (("--scenes", "0"), "'0' are no scenes"),
        (("--scenes", "3-"), "'3-' are no scenes"),
        (("--scenes", "1", "--format", "pdf"), "--scenes is for --format handout"),
    ],
)
def test_scenes_that_cannot_be_chosen_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], told: str
) -> None:
    with pytest.raises(SystemExit, match="2"):
        export(SHIPPED, tmp_path / "file", *words, kind="handout")

    assert told in capsys.readouterr().err


def test_scenes_are_chosen_by_where_they_stand_in_the_file(tmp_path: Path) -> None:
    scenes = [
        {"kind": "map", "selection": "event=2019-10-26", "title": "First"},
        {"kind": "nothing", "selection": ""},
        {"kind": "map", "selection": "event=2019-05-01", "title": "Third"},
    ]
    file = written(tmp_path / "three.json", scenes=scenes)

    assert export(file, tmp_path / "out", "--scenes", "3", kind="handout") == 1
    assert "80" in text_of(PdfReader(tmp_path / "out").pages[0])


def test_a_scene_that_fails_to_be_counted_is_told_and_the_others_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> object:
        raise RuntimeError("no")

    monkeypatch.setattr("briefing.counted.counting.bars_of", broken)
    scenes = [{"kind": kind, "selection": "event=2019-10-26"} for kind in ("regions", "map")]
    briefing = written(tmp_path / "two.json", scenes=scenes)

    assert main(["check", str(briefing)]) == 1
    assert "Scene 1: The app fails to count it" in capsys.readouterr().out
    assert export(briefing, tmp_path / "file") == 1
    assert "Scene 1: The app fails to count it" in capsys.readouterr().err
    with ZipFile(tmp_path / "file") as files:
        assert "At least 39 people" in files.read("scene-02.svg").decode()


def test_scenes_kept_with_a_version_of_any_text_are_sound(tmp_path: Path) -> None:
    scene = {"kind": "map", "selection": "event=2019-10-26", "data_version": "2024-05"}
    briefing = written(tmp_path / "one.json", scenes=[scene])

    assert main(["check", str(briefing)]) == 0
    assert export(briefing, tmp_path / "file") == 0
