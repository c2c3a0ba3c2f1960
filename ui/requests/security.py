"""The headers that keep a page to what the app itself serves, on every answer."""

from __future__ import annotations

import re
from collections.abc import Mapping

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from text_safety.web_address import origin

# What Leaflet knows to put in the place of {...}; it draws no tile at all for another name.
PLACEHOLDERS = {"s", "x", "y", "z", "r"}

# Leaflet puts one of these in the place of {s} where nobody names others.
SUBDOMAINS = "abc"


class BadTilesAddress(ValueError):
    """The address of the street tiles names no host that a browser could ask."""

    def __init__(self, template: str) -> None:
        super().__init__(
            f"DETENTIONS_TILES is {template!r}, wanted the address of a tile such as "
            "https://tiles.example.org/{z}/{x}/{y}.png, besides with {s} or {r} and no other braces"
        )


def tile_hosts(template: str) -> tuple[str, ...]:
    """The hosts that this tile template asks, as sources of a policy; none for an empty one.

    Raises BadTilesAddress where the template is not an http(s) address with {z}, {x} and {y}, or
    leaves anything else to be filled in but {s} and {r}.

    >>> tile_hosts("https://{s}.example.org:8443/{z}/{x}/{y}.png?key=1")[0]
    'https://a.example.org:8443'
    """
    if not template:
        return ()
    to_fill_in = set(re.findall(r"{(.*?)}", template))
    hosts = dict.fromkeys(origin(template.replace("{s}", letter)) for letter in SUBDOMAINS)
    is_asked = {"z", "x", "y"} <= to_fill_in <= PLACEHOLDERS
    # A header holds no other letters than these.
    if not is_asked or not all(host and host.isascii() for host in hosts):
        raise BadTilesAddress(template)
    return tuple(hosts)


def content_security_policy(*, tiles: str = "") -> str:
    """The policy: nothing but the app itself, and images from the tiles' host where one is set."""
    directives = {
        "default-src": ["'self'"],
        # streamlit-folium runs the map's script with eval.
        # Streamlit hands a small component its script as a blob of the page's own.
        "script-src": ["'self'", "'unsafe-inline'", "'unsafe-eval'", "blob:"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "img-src": ["'self'", "data:", "blob:", *tile_hosts(tiles)],
        "font-src": ["'self'", "data:"],
        # Enough for Streamlit's websocket too.
        "connect-src": ["'self'"],
        "worker-src": ["'self'", "blob:"],
        "frame-src": ["'self'"],
        "frame-ancestors": ["'self'"],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
        "form-action": ["'self'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in directives.items())


def security_headers(*, tiles: str = "") -> dict[str, str]:
    """The headers by name; `tiles` is the address template of the street tiles, or empty."""
    return {
        "Content-Security-Policy": content_security_policy(tiles=tiles),
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
    }


class SecurityHeaders:
    """ASGI middleware that sets headers on each HTTP answer; the body and websockets pass by."""

    def __init__(self, app: ASGIApp, *, headers: Mapping[str, str]) -> None:
        self.app = app
        self.headers = headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self.headers)
            await send(message)

        await self.app(scope, receive, send_with_headers)
