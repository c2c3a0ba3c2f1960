"""What comes with the frame of a page, in case that nothing comes after it."""

from __future__ import annotations

import asyncio
import gzip
import urllib.request
from http.client import HTTPResponse
from importlib.resources import files

import pytest
from starlette.responses import HTMLResponse

from ui.server.first_words import FRAME, FirstWords

WORDS = "The page has not come yet"


def opened(address: str, **headers: str) -> tuple[HTTPResponse, str]:
    """The answer and its words, unpacked."""
    request = urllib.request.Request(address, headers=headers)
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
    assert len(body) == int(answer.headers["Content-Length"])
    packed = answer.headers["Content-Encoding"] == "gzip"
    return answer, (gzip.decompress(body) if packed else body).decode()


@pytest.mark.parametrize("path", ["/", "/events?since=2019-10-26", "/nope"])
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_every_page_has_the_words_once_before_its_frame(
    app_url: str, path: str, encoding: str
) -> None:
    _, page = opened(app_url + path, **{"Accept-Encoding": encoding})

    assert page.count(WORDS) == 1
    assert page.index(WORDS) < page.index('<div id="root">')


def test_a_language_that_there_is_not_changes_nothing(app_url: str) -> None:
    _, page = opened(f"{app_url}/?language=%22%3E%3Cb%3E")

    assert 'lang="en"' in page and "<b>" not in page


def test_the_frame_of_a_component_has_none() -> None:
    frame = (files("streamlit_folium") / "frontend/build/index.html").read_bytes()
    sent = []

    async def send(message: dict) -> None:
        sent.append(message)

    assert FRAME in frame
    app = FirstWords(HTMLResponse(frame))
    asyncio.run(app({"type": "http", "query_string": b""}, None, send))
    assert sent[-1]["body"] == frame


def test_a_page_that_is_none_of_streamlits_stays_as_it_is(app_url: str) -> None:
    answer, page = opened(f"{app_url}/present/shipped/2019-10-26", **{"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert WORDS not in page


def test_no_older_words_are_kept(app_url: str) -> None:
    answer, _ = opened(app_url)

    assert answer.headers["ETag"] is None
