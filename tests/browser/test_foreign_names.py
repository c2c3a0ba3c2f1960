"""A foreign page in a reader's browser, and a foreign name that leads to the reader's machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.attacks.recording_proxy import recording_proxy
from tests.browser.conftest import REBOUND, Reader
from tests.http_server import answering
from tests.processes import free_port, running_app

OPEN_WEBSOCKET = """(address) => new Promise((done) => {
    const websocket = new WebSocket(address, ["streamlit"]);
    websocket.onopen = () => done("opened");
    websocket.onerror = () => done("refused");
})"""


class ForeignPage(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"<title>A page of somebody else</title>")


@pytest.fixture
def foreign_page() -> Iterator[str]:
    """The origin of a page that is served on this machine under another name."""
    with answering(ForeignPage) as port:
        yield f"http://{REBOUND}:{port}"


def test_neither_a_foreign_page_nor_a_foreign_name_gets_at_the_app(
    reader: Reader, foreign_page: str, tmp_path: Path
) -> None:
    port, log = free_port(), tmp_path / "log.txt"
    with running_app(port, log, {}):
        page = reader().new_page()
        page.goto(foreign_page)
        websocket = page.evaluate(OPEN_WEBSOCKET, f"ws://127.0.0.1:{port}/_stcore/stream")
        answer = page.goto(f"http://{REBOUND}:{port}/")

        assert websocket == "refused"
        assert answer and answer.status == 403
        page.goto(f"http://127.0.0.1:{port}/")
        own = page.evaluate(OPEN_WEBSOCKET, f"ws://127.0.0.1:{port}/_stcore/stream")
        assert own == "opened"

    told = log.read_text()
    assert f"a websocket of a page at '{foreign_page}'" in told
    assert f"Host '{REBOUND}:{port}'" in told


def test_under_a_name_that_is_set_the_whole_page_opens_and_nothing_leaves_the_machine(
    visit: Callable[..., Page], start_app: Callable[..., str]
) -> None:
    with recording_proxy() as proxy:
        port = urlsplit(start_app(DETENTIONS_HOSTS=REBOUND, **proxy.environment)).port
        page = visit("/method", url=f"http://{REBOUND}:{port}")

        expect(page.get_by_role("heading", name="How the numbers")).to_be_visible()
        assert proxy.asked == []
