"""`python -m incidents export` from a shell."""

from __future__ import annotations

import json
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.__main__ import main
from incidents.export.formats import FORMATS
from tests.incidents.export.exporting import SEED, csv_rows, written
from tests.processes import running
from tests.project_tables import project_dataset
from tests.waiting import PATIENCE

PROJECT = Path(__file__).parents[3]
EVENT = ("--event", "2019-10-26")


def export(*words: str | Path) -> int:
    return main(["export", *map(str, words)])


@pytest.mark.parametrize("name", FORMATS)
def test_it_writes_the_file_of_each_format(name: str, tmp_path: Path) -> None:
    out = tmp_path / "file"

    assert export("--format", name, "--out", out, *EVENT) == 0

    assert out.read_bytes() == written(name, SEED, project_dataset())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_others_may_read_the_file(tmp_path: Path) -> None:
    out = tmp_path / "file.csv"
    (tmp_path / "plain").touch()
    export("--format", "csv", "--out", out, *EVENT)

    assert stat.S_IMODE(out.stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_a_file_that_is_there_stays_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "file.csv"
    out.write_text("mine")

    assert export("--format", "csv", "--out", out, *EVENT) == 73

    assert out.read_text() == "mine"
    told = capsys.readouterr().err
    assert told == f"--out is '{out}', wanted a new file: it exists (--force replaces it)\n"


def test_force_replaces_it(tmp_path: Path) -> None:
    out = tmp_path / "file.csv"
    out.write_text("mine")

    assert export("--format", "csv", "--out", out, "--force", *EVENT) == 0

    assert csv_rows(out.read_bytes())[0]["event_id"] == "2019-10-26"


def test_who_still_reads_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    out = tmp_path / "file.csv"
    out.write_text("mine")

    with out.open() as old:
        export("--format", "csv", "--out", out, "--force", *EVENT)

        assert old.read() == "mine"


@pytest.mark.parametrize("out", [".", "no/such/folder/file.csv"])
def test_what_cannot_be_written_is_told_in_one_line(
    out: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export("--format", "csv", "--out", tmp_path / out) == 73

    told = capsys.readouterr().err
    assert "--out is " in told and ", wanted a file" in told
    assert told.count("\n") == 1


def test_a_choice_that_does_not_exist_writes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "file.csv"

    with pytest.raises(SystemExit) as ended:
        export("--format", "csv", "--out", out, "--event", "2019-10-27")

    assert ended.value.code == 64
    assert not out.exists()


def test_the_risk_of_sharing_a_link_is_told_once_and_the_file_can_do_without(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    export("--format", "json", "--out", tmp_path / "with.json", *EVENT)
    told = capsys.readouterr().err

    assert told.count("undesirable") == 1
    assert "--without-links" in told

    export("--format", "json", "--out", tmp_path / "without.json", "--without-links", *EVENT)

    assert "undesirable" not in capsys.readouterr().err
    sources = json.loads((tmp_path / "without.json").read_text())["sources"]
    assert {source["url"] for source in sources} == {None}
    assert all(source["title"] for source in sources)


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "incidents", "export", "--format", "geojson", "--out", "-"]

    ended = subprocess.run([*command, *EVENT], cwd=PROJECT, capture_output=True, timeout=PATIENCE)

    assert ended.stdout == written("geojson", SEED, project_dataset())
    assert b"At least 39 people" in ended.stderr


def test_a_reader_who_has_enough_ends_it_quietly() -> None:
    command = [sys.executable, "-m", "incidents", "export", "--format", "json", "--out", "-"]

    pipe = subprocess.PIPE
    with running(command, cwd=PROJECT, stdout=pipe, stderr=pipe) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        told = process.stderr.read()

    assert b"Traceback" not in told and b"BrokenPipe" not in told
    assert b"cannot be written" not in told
