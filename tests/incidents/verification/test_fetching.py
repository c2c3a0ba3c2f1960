"""A page fetched from a server on this machine, and what is not fetched."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address

import pytest

from incidents.verification import fetching
from incidents.verification.fetching import NotFetched, fetch, is_public
from tests.http_server import answering

PAGE = b"<!DOCTYPE html><p>a dozen"


class Site(BaseHTTPRequestHandler):
    """Answers by what the test has set."""

    robots: tuple[int, bytes] = (404, b"")
    leads_to = ""
    asked: list[str] = []

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        if self.path == "/robots.txt":
            self._answer(*self.robots)
        elif self.path == "/moved":
            self._answer(302, b"", Location=self.leads_to)
        elif self.path == "/gone":
            self._answer(410, b"")
        elif self.path == "/large":
            self._answer(200, PAGE * 10)
        else:
            self._answer(200, PAGE)

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in {**headers, "Content-Length": str(len(body))}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(Site, "asked", [])
    with answering(Site) as port:
        yield f"http://127.0.0.1:{port}"


def taken(address: str) -> bytes:
    return fetch(address, may_ask=lambda _: True).content


def test_a_page_is_fetched_as_it_is(site: str) -> None:
    assert taken(f"{site}/a?b=c") == PAGE
    assert Site.asked == ["/robots.txt", "/a?b=c"]


def test_a_page_that_has_moved_is_fetched_where_it_is(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "leads_to", "/there")

    assert fetch(f"{site}/moved", may_ask=lambda _: True).address == f"{site}/there"


@pytest.mark.parametrize("leads_to", ["/moved", "file:///etc/passwd", "gopher://a.example/"])
def test_what_leads_on_without_end_or_off_the_web_is_not_followed(
    site: str, monkeypatch: pytest.MonkeyPatch, leads_to: str
) -> None:
    monkeypatch.setattr(Site, "leads_to", leads_to)

    with pytest.raises(NotFetched):
        taken(f"{site}/moved")


@pytest.mark.parametrize(
    ("robots", "is_taken"),
    [
        ((404, b""), True),
        ((200, b"User-agent: *\nDisallow: /private"), True),
        ((200, b"User-agent: *\nDisallow: /"), False),
        ((503, b""), False),
    ],
)
def test_what_a_site_asks_programs_not_to_take_is_not_taken(
    site: str, monkeypatch: pytest.MonkeyPatch, robots: tuple[int, bytes], is_taken: bool
) -> None:
    monkeypatch.setattr(Site, "robots", robots)

    if is_taken:
        assert taken(f"{site}/a") == PAGE
    else:
        with pytest.raises(NotFetched, match="robots"):
            taken(f"{site}/a")
        assert Site.asked == ["/robots.txt"]


def test_a_page_that_is_gone_or_too_large_is_told(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fetching, "LARGEST_PAGE", 100)

    with pytest.raises(NotFetched, match="410"):
        taken(f"{site}/gone")
    with pytest.raises(NotFetched, match="more than 100 bytes"):
        taken(f"{site}/large")


def test_a_page_that_takes_too_long_is_let_go(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "SECONDS", -1)

    with pytest.raises(NotFetched):
        taken(f"{site}/a")


def test_an_address_of_this_machine_is_never_asked(site: str) -> None:
    with pytest.raises(NotFetched, match="network of its own"):
        fetch(f"{site}/a")
    with pytest.raises(NotFetched, match="network of its own"):
        fetch(site.replace("127.0.0.1", "localhost") + "/a")
    assert Site.asked == []


def test_a_name_with_one_address_of_its_own_network_is_not_asked(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    port = int(site.rpartition(":")[2])
    both = [(0, 0, 0, "", (address, port)) for address in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(fetching.socket, "getaddrinfo", lambda *_, **__: both)

    with pytest.raises(NotFetched, match="network of its own"):
        fetch(f"http://both.example:{port}/a")
    assert Site.asked == []


@pytest.mark.parametrize(
    ("address", "port"),
    [("http://a.example/", 80), ("https://a.example/", 443), ("https://a.example:8443/", 8443)],
)
def test_a_page_is_asked_for_at_the_port_that_its_address_means(
    address: str, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def addresses(host: str, port: int, **_: object) -> list[object]:
        asked.append((host, port))
        return [(0, 0, 0, "", ("127.0.0.1", port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", addresses)
    with pytest.raises(NotFetched):
        fetch(address)

    assert asked == [("a.example", port)]


def test_a_public_address_that_leads_to_this_machine_is_not_followed(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Site, "leads_to", site.replace("127.0.0.1", "127.0.0.2"))

    with pytest.raises(NotFetched, match="network of its own"):
        fetch(f"{site}/moved", may_ask=lambda address: str(address) == "127.0.0.1")


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2001:4860:4860::8888", True),
        *(
            (private, False)
            for private in (
                "127.0.0.1",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "::1",
                "fe80::1",
                "fc00::1",
                "::ffff:127.0.0.1",
                "2002:7f00:1::",
                "64:ff9b::7f00:1",
                "64:ff9b::10.0.0.1",
            )
        ),
    ],
)
def test_only_addresses_of_the_whole_network_are_asked(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) == public


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "http://a.example:99999/"])
def test_what_is_no_address_of_the_web_is_refused(address: str) -> None:
    with pytest.raises(NotFetched, match="no address of the web"):
        fetch(address)
