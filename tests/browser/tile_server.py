"""A host of street tiles on this machine: one picture for every address, or none."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from io import BytesIO

from PIL import Image

from tests.http_server import answering

COLOUR = (0, 190, 90)
"""Of every tile, and of nothing else on the page."""


@dataclass
class TileServer:
    """`asked` are (path, headers by small names) of the requests so far; a tile that `refuses` is
    true for, by its z, x and y, is answered with an error; none is answered before `awake`."""

    url: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    refuses: Callable[[int, int, int], bool] = lambda z, x, y: False
    awake: threading.Event = field(default_factory=threading.Event)


def picture() -> bytes:
    """A tile as PNG."""
    content = BytesIO()
    Image.new("RGB", (256, 256), COLOUR).save(content, "PNG")
    return content.getvalue()


@contextmanager
def serving() -> Iterator[TileServer]:
    """A server on a free port of this machine until the end of the block."""
    state, tile = TileServer(), picture()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            state.asked.append((self.path, headers))
            state.awake.wait()
            if state.refuses(*(int(number) for number in re.findall(r"\d+", self.path))):
                self.send_error(503)
                return
            self.send_response(200)
            self.send_header("Content-Type", "image/png")
            self.send_header("Content-Length", str(len(tile)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(tile)

    with answering(Handler) as port:
        state.url = f"http://127.0.0.1:{port}"
        try:
            yield state
        finally:
            state.awake.set()
