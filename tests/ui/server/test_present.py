"""The address under which the app presents a briefing."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message
from pathlib import Path
from urllib.parse import urljoin

import pytest

from briefing.page.html import own_bundles
from briefing.scenes.disk_store import FOLDER, Store, new_key
from briefing.scenes.scene import Briefing, Scene
from ui.server.security import security_headers

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


def test_a_briefing_that_a_reader_made_is_presented(
    start_app: Callable[..., str], tmp_path: Path
) -> None:
    key = new_key()
    scene = Scene("incident", "incident=2019-10-26-almaty", title="Made by a reader")
    assert Store(tmp_path).save(key, Briefing("Mine", (scene,)))

    status, _, page = ask(f"{start_app(**{FOLDER: str(tmp_path)})}/present/{key}")

    assert status == 200 and titles(page) == ["Made by a reader"]


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
