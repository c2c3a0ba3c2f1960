"""The handles that the system lends the app: as many as it may have, and an answer before the last.

A reader holds four: a connection, and three for what Streamlit keeps of a session, which go two
minutes after the reader has left, so that who comes back finds the page as it was.
"""

from __future__ import annotations

import os
import sys

from starlette.types import ASGIApp, Receive, Scope, Send

from geo.message import to_say
from ui.requests.plain_answers import plain_answer

if sys.platform != "win32":  # which knows no such limit
    import resource

KEPT_FREE = 32
"""Handles that new readers do not get: those who are there need some to read tables and answer."""

RETRY_AFTER = "120"
"""Seconds after which handles of readers who left are free."""


def take_all_handles() -> None:
    """Raises the soft limit of the process, often 1,024 or 256, to what the system allows it."""
    if sys.platform == "win32":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if soft != hard:
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def are_scarce() -> bool:
    """Whether fewer than `KEPT_FREE` handles are free; the system lends the lowest first."""
    if sys.platform == "win32":
        return False
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if limit == resource.RLIM_INFINITY:
        return False
    try:
        lowest = os.dup(2)
    except OSError:
        return True
    os.close(lowest)
    return lowest >= limit - KEPT_FREE


class ReadersWithinHandles:
    """ASGI middleware that tells who comes when there is no room, while there is room to tell."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or not are_scarce():
            await self.app(scope, receive, send)
            return
        told = to_say(
            "Too many readers are here at this moment. Come back in two minutes; whoever runs the "
            "app can let more in by a higher limit of open files (ulimit -n)."
        )
        headers = {"Retry-After": RETRY_AFTER, "Connection": "close"}
        await plain_answer(scope, told, 503, headers)(scope, receive, send)
