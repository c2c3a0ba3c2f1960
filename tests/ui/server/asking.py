"""What /api answers, without a server: through the same door as from one."""

from __future__ import annotations

from typing import Any

import anyio
from starlette.responses import Response
from starlette.types import ASGIApp

from ui.server.api import api


def asked(
    path: str,
    query: str = "",
    *,
    method: str = "GET",
    headers: dict[str, str] | None = None,
    by: ASGIApp = api,
) -> Response:
    """What /api answers, without a server; `by` is what stands around it."""
    written_headers = [(k.lower().encode(), v.encode()) for k, v in (headers or {}).items()]
    scope = {
        "type": "http",
        "method": method,
        "path": f"/api/{path}",
        "root_path": "/api",
        "query_string": query.encode("latin-1"),
        "headers": written_headers,
    }
    sent: list[Any] = []

    async def receive() -> Any:
        await anyio.sleep_forever()  # nobody goes away

    async def send(message: Any) -> None:
        sent.append(message)

    anyio.run(by, scope, receive, send)
    start, *parts = sent
    response = Response(b"".join(part.get("body", b"") for part in parts), start["status"])
    response.raw_headers = start["headers"]
    return response
