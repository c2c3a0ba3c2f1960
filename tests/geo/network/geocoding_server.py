"""A geocoder on this machine, as helpful or as broken as a test wants it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.http_server import answering

Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Asked:
    """One request as the server saw it."""

    path: str
    params: dict[str, str]
    headers: dict[str, str]
    at: float


@dataclass
class GeocodingServer:
    """`answers` holds, by name, what is answered in turn; the last goes on for ever.

    A name that is not there is a miss. `clock` stamps the requests.
    """

    answers: dict[str, list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    most_at_once: int = 0
    clock: Callable[[], float] = float
    url: str = ""
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def names(self) -> list[str]:
        return [asked.params["q"] for asked in self.asked]

    def answers_to(self, name: str, *answers: Answer) -> None:
        self.answers[name] = list(answers)


def places(*found: dict[str, Any]) -> Answer:
    return text(json.dumps(found), kind="application/json")


def text(
    body: str | bytes, *, kind: str = "text/html", status: int = 200, **headers: str
) -> Answer:
    content = body if isinstance(body, bytes) else body.encode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(content)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def status(code: int, **headers: str) -> Answer:
    return text("", status=code, **headers)


def break_off(handler: BaseHTTPRequestHandler) -> None:
    """Promises a thousand bytes, sends two and hangs up."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b"[]")
    handler.close_connection = True


def hang_up(handler: BaseHTTPRequestHandler) -> None:
    handler.close_connection = True


@contextmanager
def serving() -> Iterator[GeocodingServer]:
    """A server on a free port of this machine until the end of the block."""
    state = GeocodingServer()
    lock = threading.Lock()
    at_once = 0

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            nonlocal at_once
            address = urlsplit(self.path)
            params = {name: values[-1] for name, values in parse_qs(address.query).items()}
            with lock:
                at_once += 1
                state.most_at_once = max(state.most_at_once, at_once)
                state.asked.append(Asked(address.path, params, dict(self.headers), state.clock()))
                turns = state.answers.get(params.get("q", ""), [places()])
                answer = turns.pop(0) if len(turns) > 1 else turns[0]
            try:
                answer(self)
            except OSError:
                pass  # who asked has gone
            finally:
                with lock:
                    at_once -= 1

    with answering(Handler) as port:
        state.url = f"http://127.0.0.1:{port}"
        try:
            yield state
        finally:
            state.closing.set()
