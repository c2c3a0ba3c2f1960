"""What `streamlit run app.py` and `uvicorn app:app` start, and what is said where they cannot."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import urllib.request
import webbrowser
from collections.abc import Iterator
from pathlib import Path
from queue import Queue

import pytest
import streamlit.web.server.app_discovery as app_discovery
from streamlit import config
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.starlette import App
from streamlit.testing.v1 import AppTest

from app import app, while_it_runs
from tests.ui.session.test_links import at_base_path
from tests.waiting import PATIENCE
from ui.process.kept_downloads import keep_downloads

PROJECT = Path(__file__).parent.parent


def run_app(*, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """`streamlit run app.py` from this folder, for the cases in which it ends by itself."""
    return subprocess.run(
        [sys.executable, "-m", "streamlit", "run", PROJECT / "app.py", "--server.headless=true"],
        cwd=cwd,
        env=os.environ | environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )


def test_streamlit_finds_the_app_and_not_a_script() -> None:
    found = app_discovery.discover_asgi_app(PROJECT / "app.py")

    assert found.import_string == "app:app"


def test_the_app_keeps_what_is_downloaded() -> None:
    assert vars(MediaFileManager)["clear_session_refs"].__module__ == keep_downloads.__module__


def test_the_first_page_draws_something() -> None:
    page = AppTest.from_file(PROJECT / "ui/main.py", default_timeout=PATIENCE).run()

    assert not page.exception
    assert len(page.main) > 0


@pytest.mark.parametrize("path", ["/", "/method"])
def test_a_link_to_a_page_gets_the_whole_frame(app_url: str, path: str) -> None:
    with urllib.request.urlopen(app_url + path) as answer:
        assert b'<div id="root">' in answer.read()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Iterator[Queue[str]]:
    """The addresses that are opened for somebody at a display; the app is at a path."""
    addresses: Queue[str] = Queue()
    monkeypatch.setattr(webbrowser, "open", addresses.put)
    headless = config.get_option("server.headless")
    config.set_option("server.headless", False)
    with at_base_path("tools/detentions"):
        yield addresses
    config.set_option("server.headless", headless)


async def start(app: App) -> None:
    async with while_it_runs(app):
        pass


def test_streamlits_own_server_opens_the_page_at_its_path(
    opened: Queue[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "_server_mode", "starlette-app")

    asyncio.run(start(app))

    assert opened.get(timeout=PATIENCE) == "http://127.0.0.1:8501/tools/detentions"


def test_under_another_server_no_page_is_opened(
    opened: Queue[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(config, "_server_mode", "asgi-server")
    threads = threading.active_count()

    asyncio.run(start(app))

    assert (threading.active_count(), opened.qsize()) == (threads, 0)


def test_uvicorn_finds_the_settings_of_the_app_from_any_folder(
    tmp_path: Path,
) -> None:
    asked = "from app import app, config; app._build_starlette_app()\n"
    asked += "print(config.get_option('browser.gatherUsageStats'), app.script_path)"
    environment = os.environ | {"PYTHONPATH": str(PROJECT)}

    told = subprocess.check_output([sys.executable, "-c", asked], cwd=tmp_path, env=environment)

    assert told.decode().split() == ["False", str(PROJECT / "ui/main.py")]


def test_a_bad_tile_address_ends_the_start_with_one_line(tmp_path: Path) -> None:
    ended = run_app(cwd=tmp_path, DETENTIONS_TILES="tiles")

    assert ended.returncode == 1
    assert "DETENTIONS_TILES is 'tiles', wanted the address of a tile" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_host_that_is_none_ends_the_start_with_one_line(tmp_path: Path) -> None:
    ended = run_app(cwd=tmp_path, DETENTIONS_HOSTS="https://desk.lan")

    assert ended.returncode == 1
    assert "DETENTIONS_HOSTS has 'https://desk.lan', wanted names of hosts" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_a_geocoder_that_does_not_exist_ends_the_start_with_one_line(tmp_path: Path) -> None:
    ended = run_app(cwd=tmp_path, DETENTIONS_GEOCODER="atlas-of-1900")

    assert ended.returncode == 1
    assert "DETENTIONS_GEOCODER is 'atlas-of-1900'" in ended.stderr
    assert "Traceback" not in ended.stderr
