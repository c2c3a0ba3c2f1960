"""Queries that are too long for the server, and what is kept of them."""

from __future__ import annotations

import asyncio
from typing import Any
from urllib.parse import parse_qsl

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from ui.requests.long_links import LONGEST, MOST_VALUES, LongLinks, is_too_long, shortened
from ui.session.view import LEFT_OUT


def answer(query: bytes, *, path: str = "/", kind: str = "http") -> list[dict[str, Any]]:
    """What the middleware sends for this request; nothing where it passes it on."""
    sent: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    async def app(*_: object) -> None:
        pass

    scope = {"type": kind, "query_string": query, "path": path, "method": "GET", "headers": []}
    asyncio.run(LongLinks(app)(scope, None, send))
    return sent


def test_a_link_of_many_towns_goes_through_as_it_is() -> None:
    assert answer(b"&".join(b"place=%d" % number for number in range(800))) == []


@pytest.mark.parametrize("kind", ["websocket", "lifespan"])
def test_what_is_no_request_for_a_page_goes_through(kind: str) -> None:
    query = b"x" * LONGEST * 2 if kind == "websocket" else b""

    assert answer(query, kind=kind) == []


def test_a_link_of_100_kb_is_answered_with_a_shorter_one_of_the_same_page() -> None:
    sent = answer(b"from=2019-10-26&place=" + b"x" * 100_000, path="//www.example.org")
    headers = dict(sent[0]["headers"])

    assert sent[0]["status"] == 303
    assert headers[b"location"] == b"?from=2019-10-26&left_out=1"


def test_a_value_that_stands_many_times_is_kept_once() -> None:
    assert shortened("a=1&" * 5_000 + "b=2") == "a=1&b=2&left_out=4999"


def test_nobody_else_says_how_much_was_left_out() -> None:
    assert shortened(f"a=1&{LEFT_OUT}=99") == "a=1&left_out=1"


@given(
    st.lists(st.tuples(st.text(max_size=90), st.text(max_size=90)), max_size=30),
    st.integers(1, 400),
)
@example([("k" * 90, "v" * 80)], 400)  # more bytes than go through, in fewer values than do
def test_a_shortened_query_is_never_too_long_itself(
    pairs: list[tuple[str, str]], times: int
) -> None:
    query = "&".join(f"{key}{n}={value}" for key, value in pairs for n in range(times))

    short = shortened(query)

    assert not is_too_long(short.encode())
    assert len(parse_qsl(short, keep_blank_values=True)) <= MOST_VALUES + 1
