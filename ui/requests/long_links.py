"""Links of any length: what is too much for the server is left out before it comes there.

Streamlit drops the whole query of a link with more than 1,000 values and says nothing; uvicorn
refuses a request of more than 64 kB before the app sees it, unless it is told another number.
"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from ui.session.view import LEFT_OUT

LONGEST = 50_000
"""Bytes of a query that goes through as it is; every town chosen one by one is a tenth of it."""

MOST_VALUES = 900
"""Values of a query that goes through as it is."""

LONGEST_VALUE = 200
"""Bytes of one key and value that are kept of a longer query: no id and no date needs more."""

LONGEST_REQUEST = 2**21
"""Bytes of a request line and its headers that the server reads: no browser sends a longer link."""


def is_too_long(query: bytes) -> bool:
    """Whether the server would lose this query."""
    return len(query) > LONGEST or query.count(b"&") > MOST_VALUES


def shortened(query: str) -> str:
    """What can be kept of a query, each value once, and the number of values left out.

    It is never too long itself.
    """
    pairs = parse_qsl(query, keep_blank_values=True, errors="replace")
    kept: list[str] = []
    room = LONGEST - LONGEST_VALUE
    for key, value in dict.fromkeys(pairs):
        written = urlencode([(key, value)])
        if key == LEFT_OUT or len(written) > LONGEST_VALUE:
            continue
        room -= len(written) + 1
        if room < 0 or len(kept) == MOST_VALUES:
            break
        kept.append(written)
    return "&".join([*kept, f"{LEFT_OUT}={len(pairs) - len(kept)}"])


class LongLinks:
    """ASGI middleware that answers a link that is too long with the way to a shorter one."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not is_too_long(scope["query_string"]):
            await self.app(scope, receive, send)
            return
        # A query alone: whatever the path is, the answer cannot lead to another host.
        where = "?" + shortened(scope["query_string"].decode("latin-1"))
        await RedirectResponse(where, status_code=303)(scope, receive, send)
