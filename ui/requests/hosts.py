"""Only under its own names is the app served, and only to its own pages does it open a websocket.

A name that leads to this machine for once (DNS rebinding) would give any web page the tables, and a
websocket of a foreign page a session; and of a foreign page's websocket Streamlit asks an address
of the network for "its external IP", while everybody waits. Starlette's TrustedHostMiddleware knows
neither the Origin of a websocket nor an IPv6 address.

What a proxy tells in X-Forwarded-Host or Forwarded is not read: anybody can send it. A proxy passes
Host on, or PUBLIC_URL says under which address readers come.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address
from typing import NamedTuple

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocketClose

from geo.message import to_say
from incidents.tables.problems import visible
from text_safety.web_address import origin
from ui.requests.plain_answers import plain_answer

SETTING = "DETENTIONS_HOSTS"
"""The environment variable with the further names of the app."""

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
DEFAULT_PORTS = {"http": "80", "https": "443"}
LONGEST = 300
"""Characters of a host with its port; a name has at most 253 (RFC 1035)."""

LINES, SECONDS = 10, 3600
"""Lines that are logged in so many seconds, so that no caller can fill the disk."""

REFUSED = to_say(
    "This is no address of the app. Whoever runs the app can allow it: {setting}.", setting=SETTING
)

_HOST = re.compile(r"(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?", re.IGNORECASE)

log = logging.getLogger(__name__)


class BadHosts(ValueError):
    """What should be names of hosts holds something else."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"{SETTING} has {found!r}, wanted names of hosts such as maps.example.org or "
            "192.168.1.5, with blanks between them and without scheme, port or path"
        )


class Host(NamedTuple):
    """A host as all its writings are compared, and the port as it was written, "" for none."""

    name: str
    port: str = ""


def read_host(text: str) -> Host | None:
    """The host that a header or an address names; None where it names none.

    >>> read_host("Maps.Example.org.:8501"), read_host("[::1]:8501")
    (Host(name='maps.example.org', port='8501'), Host(name='::1', port='8501'))
    """
    found = _HOST.fullmatch(text) if len(text) <= LONGEST else None
    if not found:
        return None
    six, name, port = found.groups(default="")
    try:
        address = ip_address(six or name)
    except ValueError:
        try:
            name = name.removesuffix(".").encode("idna").decode("ascii").lower()
        except UnicodeError:  # an empty label, or a longer one than names have
            return None
        return Host(name, port) if name else None
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return Host(str(mapped or address), port)


def read_address(text: str) -> Host | None:
    """The same of an address as sockets and settings write it: an IPv6 one without brackets."""
    return read_host(f"[{text}]" if text.count(":") > 1 else text)


def read_origin(text: str) -> tuple[str, Host] | None:
    """Scheme and host of an origin, without the port that goes without saying; None for "null"."""
    scheme, _, rest = origin(text).partition("://")
    host = read_host(rest)
    return (scheme, _without_default_port(host, scheme)) if host else None


def _without_default_port(host: Host, scheme: str) -> Host:
    return Host(host.name) if host.port == DEFAULT_PORTS[scheme] else host


@dataclass(frozen=True)
class OwnNames:
    """The names that are the app's, and the origin of its public address, where it has one."""

    names: frozenset[str]
    public: tuple[str, Host] | None = None

    def has(self, host: str, came_in_by: str) -> bool:
        """Whether a Host is the app's: by name, or as the address that the request came in by."""
        read, local = read_host(host), read_address(came_in_by)
        return read is not None and read.name in {*self.names, local and local.name}

    def has_page(self, origin: str, host: str) -> bool:
        """Whether a page of this origin is one of the app that is reached as `host`.

        The scheme may be another one: a proxy may end TLS.
        """
        page, read = read_origin(origin), read_host(host)
        if page is None or read is None:
            return False
        return page == self.public or page[1] == _without_default_port(read, page[0])


def own_names(*, bound: str = "", public: str = "", more: str = "") -> OwnNames:
    """The names of this machine, of the address that the server is bound to, of the public address
    and of the setting, which raises BadHosts where it holds anything else."""
    public_origin = read_origin(public)
    told = {name: read_address(name) for name in re.split(r"[\s,]+", more) if name}
    for name, host in told.items():
        if host is None or host.port:
            raise BadHosts(name)
    hosts = [*told.values(), read_address(bound), public_origin and public_origin[1]]
    names = {*THIS_MACHINE, *(host.name for host in hosts if host)}
    return OwnNames(frozenset(names), public_origin)


class FewLines:
    """Warnings in the log, each once and at most `LINES` in `SECONDS`."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.since = clock()
        self.told: set[str] = set()

    def tell(self, line: str) -> None:
        """Logs the line, or that no more are logged for a while, or nothing."""
        if self.clock() - self.since >= SECONDS:
            self.since, self.told = self.clock(), set()
        if line in self.told or len(self.told) > LINES:
            return
        self.told.add(line)
        more = "More was refused; for an hour it is not logged."
        log.warning(line if len(self.told) <= LINES else more)


class OwnHosts:
    """ASGI middleware that refuses (403) another Host than the app's, and websockets of pages that
    are not the app's."""

    def __init__(self, app: ASGIApp, *, own: OwnNames) -> None:
        self.app = app
        self.own = own
        self.log = FewLines()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self.app(scope, receive, send)
        elif why := self.why_refused(scope):
            self.log.tell(why)
            is_http = scope["type"] == "http"
            answer = plain_answer(scope, REFUSED, 403) if is_http else WebSocketClose()
            await answer(scope, receive, send)
        else:
            await self.app(_with_plain_origin(scope), receive, send)

    def why_refused(self, scope: Scope) -> str:
        """Why a request is refused, in a line that names the setting that allows it; "" if it is
        not."""
        headers = Headers(scope=scope)
        hosts, origins = headers.getlist("host"), headers.getlist("origin")
        came_in_by, _ = scope.get("server") or ("", None)
        if len(hosts) != 1 or not self.own.has(hosts[0], came_in_by):
            return (
                f"Refused: Host {visible(', '.join(hosts))!r} is no name of this app. "
                f"If it is one, name it in {SETTING}."
            )
        foreign = [one for one in origins if not self.own.has_page(one, hosts[0])]
        if scope["type"] == "websocket" and foreign:
            return (
                f"Refused: a websocket of a page at {visible(foreign[0])!r} to {hosts[0]!r}. If "
                "that is this app behind a proxy, set PUBLIC_URL, or let the proxy pass Host on."
            )
        return ""


def _with_plain_origin(scope: Scope) -> Scope:
    """The scope of a websocket with an Origin that is its Host letter by letter.

    Streamlit compares the two as text, and asks the network where they differ; it knows a reader
    whom a provider let in by the whole Origin, so the scheme stays.
    """
    if scope["type"] != "websocket":
        return scope
    host = Headers(scope=scope)["host"]
    headers = [
        (name, value if name != b"origin" else _plain(value, host))
        for name, value in scope["headers"]
    ]
    return {**scope, "headers": headers}


def _plain(origin: bytes, host: str) -> bytes:
    scheme = "https" if origin.startswith(b"https://") else "http"
    return f"{scheme}://{host}".encode("latin-1")
