"""What machines are told of the state of the app."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from incidents.dataset.dataset import read_dataset
from tests.browser.test_faults import copied_tables, set_low
from ui.server.ready import OF_THE_PROJECT, missing_assets, readiness
from ui.session.tables import Tables

PROJECT = Path(__file__).parents[3]
BASE_MAP = "data/basemap/kazakhstan.json"


def test_what_is_looked_for_brings_in_no_component_before_a_page_asks_for_it() -> None:
    program = (
        "import sys; from pathlib import Path; from ui.server.ready import missing_assets\n"
        "assert missing_assets(Path()) == []\n"
        "assert 'streamlit_folium' not in sys.modules"
    )

    assert subprocess.run([sys.executable, "-c", program], cwd=PROJECT).returncode == 0


def asked(url: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"{url}/ready") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.code, answer.read().decode()


def test_the_app_is_ready_with_the_version_of_its_tables(app_url: str) -> None:
    status, text = asked(app_url)

    told = json.loads(text)
    assert (status, told["ready"], told["assets_missing"]) == (200, True, [])
    assert told["version"] == read_dataset().dataset.version
    assert told["tables"]["problems"] == 0


def test_broken_tables_are_not_ready_and_no_folder_is_named(
    start_app: Callable[..., str], tmp_path: Path
) -> None:
    folder = copied_tables(tmp_path / "tables")
    set_low(folder, "2019-10-26-all-rferl", "fifty")

    status, text = asked(start_app(DETENTIONS_DATA=str(folder)))

    told = json.loads(text)
    assert (status, told["ready"], told["tables"]["problems"]) == (503, False, 1)
    assert str(tmp_path) not in text and str(PROJECT) not in text


def test_a_change_that_readers_are_kept_from_leaves_the_app_ready(tmp_path: Path) -> None:
    folder = copied_tables(tmp_path / "tables")
    shown = read_dataset(folder)
    set_low(folder, "2019-10-26-all-rferl", "fifty")

    told = readiness(Tables(shown, refused=read_dataset(folder)), [])

    assert told["ready"] and told["tables"]["problems_refused"] == 1


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files of the project that pages ask for, in a folder of their own."""
    for name in OF_THE_PROJECT:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(PROJECT / name, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("name", OF_THE_PROJECT)
def test_an_asset_that_is_gone_is_named(project: Path, name: str) -> None:
    (project / name).unlink()

    assert missing_assets(project) == [name]


def test_a_base_map_that_was_cut_off_is_missing_too(project: Path) -> None:
    os.truncate(project / BASE_MAP, 100_000)

    assert missing_assets(project) == [BASE_MAP]


def test_whoever_misses_an_asset_is_not_ready() -> None:
    told = readiness(Tables(read_dataset()), [BASE_MAP])

    assert (told["ready"], told["assets_missing"]) == (False, [BASE_MAP])
