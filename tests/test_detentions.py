"""The command `detentions`, and what `pip install .` brings of the project."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import detentions
from tests.test_architecture import PROJECT, name_of, project_files

LIBRARY = ("briefing", "geo", "incidents", "text_safety")
SEED_DAY = ["incidents", "count", "--since", "2019-10-26", "--until", "2019-10-26", "--json"]
BUILD = """
import runpy, sys
base, lib = sys.argv[1:]
sys.argv = ["setup.py", "-q", "egg_info", "--egg-base", base, "build", "--build-base", base,
            "--build-lib", lib]
runpy.run_path("setup.py")
"""
"""What `pip install .` builds, without pip: the checkout stays as it is."""

RUN = """
import sys
sys.path.insert(0, sys.argv.pop(1))
import detentions
sys.exit(detentions.main())
"""

LATER = {"frictionless", "pypdf", "pptx", "dateparser", "sqlalchemy"}
"""What only some files, questions or stores need, and what takes long to import."""

IMPORTED = f"""
import sys
import incidents.__main__, geo.__main__, app
print(*sorted({LATER!r} & sys.modules.keys()))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what is installed beside other packages, and nothing else of the project."""
    pytest.importorskip("setuptools", reason="newer Pythons bring it to no virtual environment")
    base = tmp_path_factory.mktemp("build")
    lib = base / "lib"
    command = [sys.executable, "-W", "ignore", "-c", BUILD, base, lib]
    subprocess.run(command, cwd=PROJECT, check=True, capture_output=True, text=True)
    return lib


def run(installed: Path, *arguments: str) -> str:
    """What the installed command prints, in a folder where no checkout is."""
    command = [sys.executable, "-I", "-c", RUN, installed, *arguments]
    ended = subprocess.run(command, cwd=installed.parent, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_commands_and_app_begin_without_what_only_some_files_need() -> None:
    command = [sys.executable, "-W", "ignore", "-c", IMPORTED]
    ended = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)

    assert ended.stdout.split() == []


@pytest.mark.parametrize("part", detentions.COMMANDS)
def test_each_part_runs_under_the_name_of_the_command(
    part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        detentions.main([part, "--help"])

    assert ended.value.code == 0
    assert f"usage: detentions {part} " in capsys.readouterr().out


def test_an_argument_goes_through_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert detentions.main(["geo", "geocode", ""]) == 1
    assert "''" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["dashboard"]])
def test_what_names_no_part_is_told_the_parts(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert detentions.main(arguments) == 64
    told = capsys.readouterr().err
    assert all(part in told for part in detentions.COMMANDS)


def test_the_command_that_is_installed_is_this_one() -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    assert project["scripts"] == {"detentions": "detentions:main"}


def test_what_is_installed_counts_as_the_checkout_does(
    installed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert detentions.main(SEED_DAY) == 0
    here = capsys.readouterr().out

    assert json.loads(here)["low"] == 39
    assert run(installed, *SEED_DAY) == here


def test_what_is_installed_draws_a_briefing(installed: Path, tmp_path: Path) -> None:
    shipped = installed / "detentions_data/briefings/2019-10-26.json"
    page = tmp_path / "page.html"
    run(installed, "briefing", "export", str(shipped), "--format", "html", "--out", str(page))

    assert "Four cities, one day" in page.read_text(encoding="utf-8")


def test_nothing_of_the_library_stays_behind(installed: Path) -> None:
    needed = {
        name_of(path)
        for path in project_files()
        if path.relative_to(PROJECT).parts[0] in (*LIBRARY, "data", "locale")
        if path.suffix not in (".ts", ".pot")
    }
    brought = {
        path.relative_to(installed).as_posix().removeprefix("detentions_")
        for path in installed.rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }

    assert needed - brought == set()


def test_no_name_is_taken_that_could_be_anybodys(installed: Path) -> None:
    assert {path.name for path in installed.iterdir()} - {"__pycache__"} == {
        *LIBRARY,
        "detentions.py",
        "detentions_data",
        "detentions_locale",
    }
