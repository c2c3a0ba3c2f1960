"""Who logged in at a provider is back at the desk, and nowhere else."""

from __future__ import annotations

from http.cookies import SimpleCookie
from typing import Any
from urllib.parse import urlencode

import anyio
import pytest
from starlette.datastructures import Headers
from starlette.responses import RedirectResponse
from starlette.types import Receive, Scope, Send

from ui.access import way_back
from ui.access.way_back import COOKIE, BackToTheDesk

PROVIDER = "https://provider.example/authorize"


async def streamlits_paths(scope: Scope, receive: Receive, send: Send) -> None:
    place = PROVIDER if scope["path"] == "/auth/login" else "/"
    await RedirectResponse(place, status_code=302)(scope, receive, send)


@pytest.fixture(autouse=True)
def _callback(monkeypatch: pytest.MonkeyPatch) -> None:
    callback = {"redirect_uri": "https://desk.example.org/map/oauth2callback"}
    monkeypatch.setattr(way_back, "get_secrets_auth_section", lambda: callback)


def asked(path: str, *, query: str = "", cookie: str = "") -> Headers:
    """The headers of the answer."""
    found: list[Any] = []

    async def receive() -> Any:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        found.append(message)

    scope = {
        "type": "http",
        "path": path,
        "query_string": query.encode(),
        "headers": [(b"cookie", cookie.encode())],
    }
    anyio.run(BackToTheDesk(streamlits_paths), scope, receive, send)
    return Headers(raw=found[0]["headers"])


def back(query: str) -> str:
    """Where a login ends that began at the desk with this query."""
    kept = asked("/auth/login", query=urlencode({"provider": "t", "back": query}))["set-cookie"]
    value = SimpleCookie(kept)[COOKIE]
    assert (value["path"], value["httponly"], value["secure"]) == ("/map/", True, True)
    return asked("/oauth2callback", cookie=f"{COOKIE}={value.coded_value}")["location"]


def test_a_login_ends_at_the_desk_with_its_query() -> None:
    assert back("language=kk&organizer=oyan;x&q=Алматы") == (
        "/desk?language=kk&organizer=oyan%3Bx&q=%D0%90%D0%BB%D0%BC%D0%B0%D1%82%D1%8B"
    )
    assert asked("/oauth2callback")["location"] == "/desk"


@pytest.mark.parametrize(
    "query", ["//evil.example/?a=1", "https://evil.example", "a=1\r\nSet-Cookie: b=2", "x=" * 2000]
)
def test_no_query_leads_elsewhere(query: str) -> None:
    place = back(query)

    assert place == "/desk" or place.startswith("/desk?")
    assert not {"\r", "\n", " "} & set(place)


def test_the_way_to_the_provider_stays_as_it_is() -> None:
    assert asked("/auth/login")["location"] == PROVIDER
