"""What an address answers where a file that the project brings along is missing or damaged."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import PlainTextResponse

from geo.shipped_files import BrokenFile


async def _answer(request: Request, broken: Exception) -> PlainTextResponse:
    return PlainTextResponse(f"{broken}\n", status_code=503)


BROKEN_FILE_HANDLERS = {BrokenFile: _answer}
"""For an app: 503, with the line that says which file it is and what mends it."""
