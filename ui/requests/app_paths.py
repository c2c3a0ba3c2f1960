"""Where the app stands among the paths of its host, and how an answer points into it.

An answer names places of the app by the way from the address that was asked for. So it is right
under any address: at a path of its own (`server.baseUrlPath`), behind a proxy that cuts a path off,
and behind one that speaks https.
"""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.routing import Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.session.links import base_path


def under_base_path(routes: Iterable[Mount | Route]) -> list[Mount | Route]:
    """The same routes at the path at which Streamlit serves its own."""
    return [
        Mount(base_path() + route.path, route.app)
        if isinstance(route, Mount)
        else Route(base_path() + route.path, route.endpoint, methods=route.methods)
        for route in routes
    ]


def root_of(scope: Scope) -> str:
    """The path of the app in this scope, with no slash at the end; "" for the root of the host."""
    mounted: str = scope.get("app_root_path", scope.get("root_path", ""))
    return mounted.rstrip("/") + base_path()


def way_to_app(scope: Scope) -> str:
    """The way from the address that was asked for to the app, as a relative address.

    >>> way_to_app({"path": "/present/shipped/2019-10-26"})
    '../../'
    """
    # As the browser sees it: a slash that came as %2F parts nothing there.
    asked = scope.get("raw_path", scope["path"].encode()).decode("latin-1")
    root = root_of(scope)
    depth = asked.count("/") - root.count("/") - 1
    if depth < 0:  # the app itself, without its last slash
        return f"{root.rpartition('/')[2]}/"
    return "../" * depth or "./"


class RelativeRedirects:
    """ASGI middleware that makes a redirect inside the app relative.

    Streamlit sends to a path and Starlette to a whole address, both as they know the app: behind a
    proxy that is another place.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_relative(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if place := headers.get("Location"):
                    headers["Location"] = _relative(place, scope)
            await send(message)

        await self.app(scope, receive, send_relative if scope["type"] == "http" else send)


def _relative(place: str, scope: Scope) -> str:
    """The place as it is reached from what was asked for; one outside the app as it is."""
    parts, root = urlsplit(place), root_of(scope)
    is_elsewhere = parts.netloc and parts.netloc != Headers(scope=scope).get("Host")
    if is_elsewhere or not parts.path.startswith(f"{root}/"):
        return place
    query = f"?{parts.query}" if parts.query else ""
    return way_to_app(scope) + parts.path.removeprefix(f"{root}/") + query
