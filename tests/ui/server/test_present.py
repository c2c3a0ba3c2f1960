"""The address under which the app presents a briefing."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from importlib import import_module
from pathlib import Path
from urllib.parse import urljoin

import pytest

from briefing.page.html import own_bundles
from briefing.scenes.briefing_file import read_briefing
from briefing.scenes.disk_store import Store, new_key
from briefing.scenes.scene import Briefing, Scene
from geo.user_data import BRIEFINGS
from tests.project_tables import project_dataset
from ui.requests.security import security_headers
from ui.server.present import _made

SHIPPED = "/present/shipped/2019-10-26"


def ask(address: str) -> tuple[int, Message, str]:
    """Status, headers and text of an answer, whatever its status."""
    try:
        with urllib.request.urlopen(address) as found:
            return found.status, found.headers, found.read().decode()
    except urllib.error.HTTPError as found:
        with found:
            return found.code, found.headers, found.read().decode()


def titles(page: str) -> list[str]:
    text = re.search(r'id="present-content">(.*?)</script>', page)
    assert text
    return [scene["title"] for scene in json.loads(text[1])["scenes"]]


@pytest.fixture(scope="module")
def app_of_readers(
    start_app: Callable[..., str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The address of an app, and the folder in which it keeps what its readers made."""
    folder = tmp_path_factory.mktemp("briefings")
    return start_app(**{BRIEFINGS: str(folder)}), folder


def test_the_shipped_briefing_is_presented(app_url: str) -> None:
    status, _, page = ask(app_url + SHIPPED)

    assert status == 200 and titles(page)[0] == "Four cities, one day"


def test_the_page_brings_the_headers_of_the_app_and_stays_in_no_cache(app_url: str) -> None:
    _, headers, _ = ask(app_url + SHIPPED)

    assert {name: headers[name] for name in security_headers()} == security_headers()
    assert headers["Cache-Control"] == "no-store"


def test_its_scripts_are_served(app_url: str) -> None:
    _, _, page = ask(app_url + SHIPPED)
    linked = re.findall(r'<(?:script src|link rel="stylesheet" href)="([^"]+)"', page)
    scripts = [urljoin(SHIPPED, script) for script in linked]

    assert {f"/assets/bundle/{name}" for name in own_bundles()} < set(scripts)
    assert [s for s in scripts if ask(app_url + s)[0] != 200] == []


def test_a_briefing_that_a_reader_made_is_presented(app_of_readers: tuple[str, Path]) -> None:
    url, folder = app_of_readers
    key = new_key()
    scene = Scene("incident", "incident=2019-10-26-almaty", title="Made by a reader")
    assert Store(folder).save(key, Briefing("Mine", (scene,)))

    status, _, page = ask(f"{url}/present/{key}")

    assert status == 200 and titles(page) == ["Made by a reader"]


def test_a_scene_kept_with_a_version_of_any_text_is_presented(
    app_of_readers: tuple[str, Path],
) -> None:
    url, folder = app_of_readers
    key = new_key()
    scene = Scene("map", "event=2019-10-26", title="Of May", data_version="2024-05")
    assert Store(folder).save(key, Briefing("Mine", (scene,)))

    status, _, page = ask(f"{url}/present/{key}")

    assert status == 200 and titles(page) == ["Of May"]


def test_what_of_a_briefing_is_not_presented_is_named_on_a_first_screen(
    app_of_readers: tuple[str, Path],
) -> None:
    url, folder = app_of_readers
    key = new_key()
    day = "since=2019-05-01&until=2019-05-01"
    sound = {"kind": "map", "selection": day, "title": "Sound"}
    scenes = [{"kind": "film", "selection": ""}, sound]
    (folder / f"{key}.json").write_text(json.dumps({"version": 1, "scenes": scenes}))

    status, _, page = ask(f"{url}/present/{key}")

    assert status == 200
    assert titles(page) == ["Not all of this briefing can be shown", "Sound"]
    assert "Scene 1: kind: found" in page


def presented(content: bytes) -> str:
    """The page of this briefing, made here: what fails in it can be chosen."""
    return _made(project_dataset(), read_briefing(content), "en", "assets").decode()


@pytest.mark.parametrize(
    "broken", ["briefing.counted.counting.outline_of", "briefing.page.content.scene_pictures"]
)
def test_a_scene_that_fails_is_told_in_its_place_and_tried_anew(
    monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    def fail_once(*words: object) -> object:
        if state["fails"] and getattr(words[0], "title", "Bad") == "Bad":
            raise RuntimeError("no")
        return really(*words)

    module, _, name = broken.rpartition(".")
    really, state = getattr(import_module(module), name), {"fails": True}
    monkeypatch.setattr(broken, fail_once)
    scenes = [
        {"kind": kind, "selection": "event=2019-10-26", "title": title}
        for kind, title in (("passport", "Bad"), ("map", "Good"))
    ]
    content = json.dumps({"version": 1, "title": broken, "scenes": scenes}).encode()

    page = presented(content)
    assert titles(page) == ["Bad", "Good"]
    assert page.count('"problem":"The app fails to ') == 1
    assert "At least 39 people" in page

    state["fails"] = False
    assert '"problem":"The app fails to ' not in presented(content)


@pytest.mark.parametrize(
    "path",
    [
        "/present/shipped/nothing",
        "/present/shipped/..%2f..%2fsources",
        "/present/shipped/%2e%2e",
        "/present/aaaaaaaaaaaaaaaaaaaaaaaa",
        "/present/..%2fsecret",
    ],
)
def test_what_is_no_briefing_is_not_there(app_url: str, path: str) -> None:
    status, headers, told = ask(app_url + path)

    assert status in (400, 404)  # Streamlit refuses some paths itself
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "Traceback" not in told
