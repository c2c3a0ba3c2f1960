"""What is wrong with the settings is told at the start, all of it at once."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from incidents.incoming.limits import SETTINGS
from tests.processes import PROJECT, free_port
from ui.settings_problems import KNOWN, settings_problems


def test_what_is_known_is_what_the_docs_list() -> None:
    docs = (PROJECT / "docs/settings.md").read_text(encoding="utf-8")

    assert {*re.findall(r"^\| `(DETENTIONS_\w+)`", docs, re.MULTILINE)} == KNOWN


def test_no_setting_is_no_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in KNOWN:
        monkeypatch.setenv(name, "")

    assert list(settings_problems()) == []


@pytest.mark.parametrize(
    ("name", "bad", "wanted"),
    [
        ("DETENTIONS_HOST", "maps.example.org", "perhaps DETENTIONS_HOSTS"),
        ("DETENTIONS_TILES", "tiles", "{z}/{x}/{y}"),
        ("DETENTIONS_HOSTS", "https://maps.example.org", "without scheme"),
        ("PUBLIC_URL", "maps.example.org", "http or https"),
        ("PUBLIC_URL", "https://maps.example.org/?a=1", "without ?"),
        ("DETENTIONS_DATA", "mysql://me@host/tables", "sqlite:///file"),
        ("DETENTIONS_GEOCODER", "nominatm", "perhaps nominatim"),
        ("DETENTIONS_EDITING", "yes", "wanted off, on"),
        ("DETENTIONS_EDITING", "login", "wanted a file of editors"),
        ("DETENTIONS_LOGIN_HOURS", "a day", "at most 720"),
        ("DETENTIONS_LOGIN_HOURS", "nan", "at most 720"),
        ("DETENTIONS_ARCHIVE", "yes", "on or off"),
        ("DETENTIONS_ENGINE", "spark://host:7077", "sc://host:port"),
        *[(name, bad, "whole number") for name in SETTINGS.values() for bad in ("1e6", "0", "-1")],
        ("DETENTIONS_CACHE", __file__, "a folder"),
        ("DETENTIONS_BRIEFINGS", f"{__file__}/briefings", "a folder"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_what_would_do(
    monkeypatch: pytest.MonkeyPatch, name: str, bad: str, wanted: str
) -> None:
    monkeypatch.setenv(name, bad)
    (problem,) = settings_problems()

    assert problem.startswith(name)
    assert wanted in problem


def test_no_password_of_an_address_is_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTIONS_DATA", "mysql://me:secret@host/tables")

    assert "secret" not in "".join(settings_problems())


def test_a_folder_that_is_not_there_yet_will_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DETENTIONS_BRIEFINGS", str(tmp_path / "kept" / "briefings"))

    assert list(settings_problems()) == []


def test_the_start_tells_all_of_them_and_no_traceback() -> None:
    bad = {"DETENTIONS_EDITING": "yes", "DETENTIONS_TILES": "tiles", "PUBLIC_URL": "maps"}
    command = ["-m", "streamlit", "run", "app.py", "--server.headless", "true"]
    start = subprocess.run(
        [sys.executable, *command, "--server.port", str(free_port())],
        cwd=PROJECT,
        env=os.environ | bad,
        capture_output=True,
        text=True,
        check=False,
    )

    assert start.returncode == 1
    assert [line.split()[0] for line in start.stderr.splitlines()] == [
        "DETENTIONS_TILES",
        "PUBLIC_URL",
        "DETENTIONS_EDITING",
    ]
