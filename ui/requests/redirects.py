"""Addresses that readers try and links remember, and where the pages stand now."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.routing import Route

MOVED = {
    # Streamlit knows the first page by the bare address alone.
    "/map": "./",
    # The page of the tables in version 1.0.0.
    "/table": "./data",
    # The name finder in version 1.1.0.
    "/places": "./names",
    # What lies under /api ends in a slash or a name; without either a page would answer.
    "/api": "./api/",
}


def moved_routes() -> list[Route]:
    """Routes that send a reader on, with everything after the question mark."""
    return [Route(path, _sending_to(place)) for path, place in MOVED.items()]


def _sending_to(place: str) -> Callable[[Request], Awaitable[RedirectResponse]]:
    async def send(request: Request) -> RedirectResponse:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(place + query, status_code=308)

    return send
