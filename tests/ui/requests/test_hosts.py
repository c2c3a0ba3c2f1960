"""Which requests are for the app, and which pages are its own."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from typing import Any

import pytest
from starlette.types import Receive, Scope, Send

from ui.requests.hosts import LINES, SECONDS, BadHosts, FewLines, OwnHosts, own_names, read_host

PUBLIC = "https://maps.example.org/detentions"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answers with the Origin that it was told."""
    await send({"type": "told", "origin": dict(scope["headers"]).get(b"origin", b"").decode()})


def answer(kind: str, headers: Mapping[str, str], **settings: str) -> dict[str, Any]:
    """What is sent first to a request with these headers."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    pairs = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers.items()]
    scope = {"type": kind, "method": "GET", "headers": pairs, "server": ("127.0.0.1", 8501)}
    asyncio.run(OwnHosts(app, own=own_names(**settings))(scope, None, send))
    return sent[0]


def status(headers: Mapping[str, str], **settings: str) -> int:
    """The status with which a request is refused; 200 where it comes to the app."""
    return answer("http", headers, **settings).get("status", 200)


def told_origin(headers: Mapping[str, str], **settings: str) -> str | None:
    """The Origin that the app hears of a websocket; None where it hears of no websocket."""
    return answer("websocket", headers, **settings).get("origin")


@pytest.mark.parametrize(
    "text",
    [
        *("", ".", "a..b", "a" * 64, "a." * 200, "localhost:", "localhost:8501:1", ":8501"),
        *("a b", "a/b", "user@localhost", "http://localhost", "localhost#", "::1", "[::1", "[zz]"),
    ],
)
def test_what_is_no_host_is_none(text: str) -> None:
    assert read_host(text) is None


@pytest.mark.parametrize(
    "host", ["localhost:8501", "127.0.0.1", "[::1]:8501", "LOCALHOST.", "[0::1]"]
)
def test_this_machine_is_always_meant(host: str) -> None:
    assert status({"Host": host}) == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "127.0.0.1.example", "null"]
)
def test_another_host_is_refused(host: str) -> None:
    assert status({"Host": host}, public=PUBLIC, more="lan.example", bound="0.0.0.0") == 403


@pytest.mark.parametrize(
    ("host", "settings"),
    [
        ("maps.example.org", {"public": PUBLIC}),
        ("maps.example.org:8443", {"public": PUBLIC}),
        ("xn--80aa2azak.example.org", {"public": "https://карта.example.org"}),
        ("192.168.1.5:8501", {"bound": "192.168.1.5"}),
        ("[fd00::5]:8501", {"bound": "fd00::5"}),
        ("desk.lan:8501", {"more": "desk.lan, 10.0.0.7"}),
        ("10.0.0.7", {"more": "desk.lan 10.0.0.7"}),
        ("[fd00::7]", {"more": "fd00::7"}),
    ],
)
def test_a_host_that_a_setting_names_is_meant(host: str, settings: Mapping[str, str]) -> None:
    assert status({"Host": host}) == 403
    assert status({"Host": host}, **settings) == 200


@pytest.mark.parametrize(("came_in_by", "is_own"), [("::ffff:10.1.2.3", True), ("10.1.2.4", False)])
def test_bound_to_every_address_a_host_is_the_one_that_was_come_by(
    came_in_by: str, is_own: bool
) -> None:
    assert own_names(bound="0.0.0.0").has("10.1.2.3:8501", came_in_by) is is_own


@pytest.mark.parametrize("more", ["https://desk.lan", "desk.lan:8501", "desk.lan/map", "*", "a..b"])
def test_a_setting_that_holds_anything_else_is_told(more: str) -> None:
    with pytest.raises(BadHosts, match="wanted names of hosts such as"):
        own_names(more=f"fine.example {more}")


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("localhost:8501", "http://localhost:8501"),
        ("[::1]:8501", "http://[::1]:8501"),
        ("maps.example.org", "https://maps.example.org"),
        ("Maps.Example.org", "https://maps.example.org"),
        ("maps.example.org:443", "https://maps.example.org"),
        # A proxy that does not pass Host on, and one that leaves the port away.
        ("127.0.0.1:8501", "https://maps.example.org"),
        ("maps.example.org", "https://maps.example.org:443"),
    ],
)
def test_a_websocket_of_an_own_page_comes_to_streamlit_with_its_host_as_origin(
    host: str, origin: str
) -> None:
    # With the scheme of the page: by it Streamlit knows whom a provider of logins let in.
    scheme = origin.partition("://")[0]
    assert told_origin({"Host": host, "Origin": origin}, public=PUBLIC) == f"{scheme}://{host}"


def test_a_websocket_of_no_page_is_let_in_as_it_is() -> None:
    assert told_origin({"Host": "localhost"}) == ""


@pytest.mark.parametrize(
    "origin",
    [
        *("null", "", "file://", "http://evil.example", "https://evil.example:8501"),
        *("http://localhost", "http://localhost:8502", "https://localhost:443"),
        *("http://127.0.0.1:8501", "chrome-extension://localhost:8501", "http://localhost:8501.de"),
        *("http://user@localhost:8501", "http://maps.example.org", "https://maps.example.org:8443"),
    ],
)
def test_a_websocket_of_another_page_is_refused(origin: str) -> None:
    assert told_origin({"Host": "localhost:8501", "Origin": origin}, public=PUBLIC) is None


def test_one_foreign_origin_of_two_is_enough() -> None:
    twice = [(b"host", b"localhost"), (b"origin", b"http://localhost"), (b"origin", b"http://a.b")]
    scope = {"type": "websocket", "headers": twice, "server": None}

    assert "'http://a.b'" in OwnHosts(app, own=own_names()).why_refused(scope)


def test_no_host_and_two_hosts_are_refused() -> None:
    refused = OwnHosts(app, own=own_names())
    for headers in ([], [(b"host", b"localhost"), (b"host", b"localhost")]):
        assert refused.why_refused({"type": "http", "headers": headers, "server": None})


def test_what_a_proxy_is_said_to_have_forwarded_is_not_believed() -> None:
    forwarded = {"X-Forwarded-Host": "localhost", "Forwarded": "host=localhost"}

    assert status({"Host": "evil.example", **forwarded}) == 403


def test_the_start_and_the_end_of_the_app_pass_by() -> None:
    heard = []

    async def inner(scope: Scope, receive: Receive, send: Send) -> None:
        heard.append(scope["type"])

    asyncio.run(OwnHosts(inner, own=own_names())({"type": "lifespan"}, None, None))

    assert heard == ["lifespan"]


def test_the_log_names_the_setting_and_shows_no_sign_that_could_forge_a_line(
    caplog: pytest.LogCaptureFixture,
) -> None:
    status({"Host": "evil.example"})
    told_origin({"Host": "localhost", "Origin": "http://evil.example/\x85" + "a" * 10_000})

    host, page = caplog.messages
    assert "'evil.example'" in host and "DETENTIONS_HOSTS" in host
    assert "'http://evil.example/\\\\x85aaa" in page and "PUBLIC_URL" in page
    assert len(page) < 400


def test_an_hour_of_refusals_is_a_few_lines(caplog: pytest.LogCaptureFixture) -> None:
    now = 0.0
    lines = FewLines(clock=lambda: now)

    for number in range(1000):
        lines.tell(f"refused {number // 2}")
    assert caplog.messages[:-1] == [f"refused {number}" for number in range(LINES)]
    assert "for an hour it is not logged" in caplog.messages[-1]

    now += SECONDS
    lines.tell("refused again")
    assert caplog.messages[-1] == "refused again"
    assert caplog.records[-1].levelno == logging.WARNING
