"""A page fetched once from its address, where the desk allows the network: never from an address
of this network, never what a site asks programs not to take."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, quote, urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from geo.message import Message, message_of, to_say
from incidents.verification.kept_pages import LARGEST_PAGE
from text_safety.web_address import web_address

SETTING = "DETENTIONS_ARCHIVE"
"""The environment variable that allows it: `on`."""

USER_AGENT = "detention-map"
MOST_REDIRECTS = 5
SECONDS = 30
"""Until a page is there, all redirects and its robots.txt included."""

LARGEST_ROBOTS = 500_000
"""Bytes of a robots.txt that are read (RFC 9309, 2.5)."""

PORTS = {"http": 80, "https": 443}
REDIRECTS = (301, 302, 303, 307, 308)

NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses of IPv6 that a network takes to the address of IPv4 in them (RFC 6052)."""

Address = IPv4Address | IPv6Address


class NotFetched(Exception):
    """The page was not fetched; `message` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


def is_allowed() -> bool:
    """Whether whoever runs the app lets the desk ask the network for pages."""
    return os.environ.get(SETTING, "").strip() == "on"


def is_public(address: Address) -> bool:
    """Whether an address is one of the whole network: none of this machine or of its own network,
    also where one is hidden in an address of IPv6."""
    inner = None
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address.teredo:
            inner = address.teredo[1]
        elif address in NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
    return address.is_global and not address.is_multicast and (inner is None or inner.is_global)


@dataclass(frozen=True)
class Fetched:
    """The bytes of a page and the address that they came from in the end."""

    content: bytes
    address: str


def fetch(address: str, *, may_ask: Callable[[Address], bool] = is_public) -> Fetched:
    """The page at an address, as a browser without scripts would get it.

    Each address on the way is looked at by `may_ask` and the connection goes to the very one that
    was looked at, so that no name leads elsewhere a moment later. NotFetched where there is no such
    page, where robots.txt forbids it, where it is too large or takes too long.
    """
    deadline = time.monotonic() + SECONDS
    for _ in range(MOST_REDIRECTS + 1):
        target = _target(address)
        if not _robots_allow(target, may_ask, deadline):
            raise NotFetched(to_say("the site asks programs not to take this page (robots.txt)"))
        status, location, content = _ask(target, may_ask, deadline, LARGEST_PAGE)
        if status in REDIRECTS and location:
            address = urljoin(target.geturl(), location)
            continue
        if status != http.client.OK:
            raise NotFetched(to_say("the site answers with {status}", status=status))
        return Fetched(content, target.geturl())
    raise NotFetched(to_say("the address leads to others without end"))


def _target(address: str) -> SplitResult:
    """The address taken apart; NotFetched where it is none of the web, or of another port."""
    target = urlsplit(web_address(address))
    try:
        port = target.port
    except ValueError:
        port = -1
    if not target.hostname or target.scheme not in PORTS:
        raise NotFetched(to_say("this is no address of the web"))
    if port is not None and not 0 < port < 65536:
        raise NotFetched(to_say("this is no address of the web"))
    return target


def _robots_allow(target: SplitResult, may_ask: Callable[[Address], bool], deadline: float) -> bool:
    """Whether the site's robots.txt lets programs take the page; a site without one lets all."""
    robots = target._replace(path="/robots.txt", query="", fragment="")
    status, location, content = _ask(robots, may_ask, deadline, LARGEST_ROBOTS, cut=True)
    if status in REDIRECTS and location:
        again = _target(urljoin(robots.geturl(), location))
        status, _, content = _ask(again, may_ask, deadline, LARGEST_ROBOTS, cut=True)
    if status >= http.client.INTERNAL_SERVER_ERROR:
        return False  # RFC 9309, 2.3.1.4: a site that cannot say so forbids all
    if status != http.client.OK:
        return True
    parser = RobotFileParser()
    parser.parse(content.decode("utf-8", errors="replace").splitlines())
    return parser.can_fetch(USER_AGENT, target.geturl())


def _ask(
    target: SplitResult,
    may_ask: Callable[[Address], bool],
    deadline: float,
    most: int,
    *,
    cut: bool = False,
) -> tuple[int, str, bytes]:
    """Status, the address that the answer leads on to, and the body of at most so many bytes."""
    assert target.hostname
    port = target.port or PORTS[target.scheme]
    connection = _connection(target, port, _looked_at(target.hostname, port, may_ask), deadline)
    path = quote(target.path or "/", safe="/%:@!$&'()*+,;=~-._") or "/"
    try:
        connection.request(
            "GET",
            path + (f"?{target.query}" if target.query else ""),
            headers={"User-Agent": USER_AGENT, "Accept-Encoding": "identity"},
        )
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location") or "", _body(answer, most, deadline, cut)
    except (OSError, http.client.HTTPException) as error:
        raise NotFetched(
            to_say("the site does not answer ({error})", error=message_of(error))
        ) from error
    finally:
        connection.close()


def _looked_at(host: str, port: int, may_ask: Callable[[Address], bool]) -> str:
    """The address of a host that will be asked; NotFetched where one of its addresses may not."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise NotFetched(
            to_say("no such site is known ({error})", error=message_of(error))
        ) from error
    addresses = [ip_address(str(where[0]).partition("%")[0]) for *_, where in found]
    if not addresses or not all(map(may_ask, addresses)):
        raise NotFetched(to_say("this address lies in a network of its own and is not asked"))
    return str(addresses[0])


def _connection(
    target: SplitResult, port: int, address: str, deadline: float
) -> http.client.HTTPConnection:
    """A connection to this very address, under the name of the host."""
    assert target.hostname
    left = max(0.1, deadline - time.monotonic())
    kind = http.client.HTTPSConnection if target.scheme == "https" else http.client.HTTPConnection
    connection = kind(target.hostname, port, timeout=left)
    try:
        plain = socket.create_connection((address, port), timeout=left)
        connection.sock = (
            ssl.create_default_context().wrap_socket(plain, server_hostname=target.hostname)
            if target.scheme == "https"
            else plain
        )
    except OSError as error:
        raise NotFetched(
            to_say("the site does not answer ({error})", error=message_of(error))
        ) from error
    return connection


def _body(answer: http.client.HTTPResponse, most: int, deadline: float, cut: bool) -> bytes:
    parts, size = [], 0
    while part := answer.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > most and cut:
            break
        if size > most:
            raise NotFetched(to_say("the page has more than {most} bytes", most=f"{most:,}"))
        if time.monotonic() > deadline:
            raise NotFetched(to_say("the page takes too long"))
    return b"".join(parts)[:most] if cut else b"".join(parts)
