"""The headers that keep a page to the app itself."""

from __future__ import annotations

import asyncio
import urllib.error
import urllib.request
from collections.abc import Callable
from email.message import Message

import pytest

from ui.requests.security import (
    BadTilesAddress,
    SecurityHeaders,
    content_security_policy,
    security_headers,
    tile_hosts,
)

TILES = "https://tiles.example.org/{z}/{x}/{y}.png"


def headers_of(address: str) -> Message:
    """The headers of the answer, whatever its status."""
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.headers
    except urllib.error.HTTPError as answer:
        with answer:
            return answer.headers


def directive(policy: str, name: str) -> list[str]:
    return next(part.split()[1:] for part in policy.split("; ") if part.split()[0] == name)


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/method",
        "/_stcore/health",
        "/assets/leaflet/leaflet.js",
        "/assets/leaflet/not-there.js",
        "/component/streamlit_folium.st_folium/index.html",
        "/..%2fapp.py",
    ],
)
def test_every_answer_of_the_app_carries_the_headers(app_url: str, path: str) -> None:
    answered = headers_of(app_url + path)

    assert {name: answered[name] for name in HEADERS} == HEADERS
    assert directives(answered["Content-Security-Policy"]) == POLICY


POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
    "form-action": "'self'",
}
HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
}


def directives(policy: str) -> dict[str, str]:
    """The sources of each directive; one that stands twice fails, for browsers take the first."""
    parts = [part.partition(" ") for part in policy.split("; ")]
    found = {name: sources for name, _, sources in parts}
    assert len(found) == len(parts)
    return found


def test_the_policy_lets_in_the_app_itself_and_what_its_scripts_need() -> None:
    assert directives(content_security_policy()) == POLICY


def test_tiles_widen_the_images_alone() -> None:
    widened = POLICY | {"img-src": f"{POLICY['img-src']} https://tiles.example.org"}

    assert directives(content_security_policy(tiles=TILES)) == widened


def test_the_other_headers_tell_nobody_anything() -> None:
    others = {**security_headers()}
    del others["Content-Security-Policy"]

    assert others == HEADERS


def test_a_real_app_with_tiles_names_their_host(start_app: Callable[..., str]) -> None:
    policy = headers_of(start_app(DETENTIONS_TILES=TILES))["Content-Security-Policy"]

    assert "https://tiles.example.org" in directive(policy, "img-src")


def test_subdomains_of_the_tiles_are_named_one_by_one() -> None:
    assert tile_hosts("https://{s}.example.org/{z}/{x}/{y}.png") == (
        "https://a.example.org",
        "https://b.example.org",
        "https://c.example.org",
    )


def test_tiles_from_this_machine_keep_their_port() -> None:
    assert tile_hosts("http://[::1]:8080/{z}/{x}/{y}.png") == ("http://[::1]:8080",)


@pytest.mark.parametrize(
    "template",
    [
        "tiles.example.org/{z}/{x}/{y}.png",
        "ftp://tiles.example.org/{z}/{x}/{y}.png",
        "https:///{z}/{x}/{y}.png",
        "https://tiles.example.org/",
        "https://*/{z}/{x}/{y}.png",
        "https://name:secret@tiles.example.org/{z}/{x}/{y}.png",
        "https://tiles.example.org;script-src *;/{z}/{x}/{y}.png",
        "https://[tiles.example.org/{z}/{x}/{y}.png",
        "https://плитки.example.org/{z}/{x}/{y}.png",
        "https://{host}/{z}/{x}/{y}.png",
        "https://tiles.example.org/{style}/{z}/{x}/{y}.png",
    ],
)
def test_an_address_that_is_no_tile_address_is_refused(template: str) -> None:
    with pytest.raises(BadTilesAddress, match="wanted the address of a tile"):
        security_headers(tiles=template)


def test_a_websocket_passes_by_untouched() -> None:
    def send() -> None: ...
    def receive() -> None: ...

    scope = {"type": "websocket"}
    seen = []

    async def app(*args: object) -> None:
        seen.extend(args)

    asyncio.run(SecurityHeaders(app, headers=security_headers())(scope, receive, send))

    assert seen == [scope, receive, send]


def test_parts_of_a_body_go_out_as_they_come() -> None:
    sent = []

    async def send(message: dict) -> None:
        sent.append(message)

    async def app(scope: dict, receive: object, send: Callable) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"first", "more_body": True})
        assert sent[-1]["body"] == b"first"
        await send({"type": "http.response.body", "body": b"second"})

    asyncio.run(SecurityHeaders(app, headers={"X-One": "1"})({"type": "http"}, None, send))

    assert sent[0]["headers"] == [(b"x-one", b"1")]
    assert [message.get("body") for message in sent] == [None, b"first", b"second"]
