"""Which texts become links, and what stands in them then."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from text_safety.web_address import origin, web_address

NO_ADDRESSES = [
    "javascript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "ht\ntps://www.example.org/",
    "https:\t//www.example.org/",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "ftp://www.example.org/",
    "//www.example.org/",
    "/www.example.org/",
    "www.example.org",
    "https:///www.example.org",
    "https:www.example.org",
    "https:javascript:alert(1)",
    "https://www.example.org@other.example.org/",
    "https://name:secret@www.example.org/",
    "https://www.example.org\\@other.example.org/",
    "https://www.example.org\\other",
    "https://www.example.org:443a/",
    "https://www.example .org/",
    "https://[www.example.org/",
    "https://[www.example.org]/",
    "http://",
    "",
]


@pytest.mark.parametrize("text", NO_ADDRESSES)
def test_what_is_no_web_address_gives_none(text: str) -> None:
    assert (web_address(text), origin(text)) == ("", "")


@pytest.mark.parametrize(
    ("address", "asked"),
    [
        ("https://www.example.org", "https://www.example.org"),
        ("http://www.example.org/a?b=1&c=%20#d", "http://www.example.org"),
        ("HTTPS://www.example.org:8443?b", "https://www.example.org:8443"),
        ("https://қаз.example.org/жаңалық", "https://қаз.example.org"),
        ("http://[::1]:8501/?view=KZ1-", "http://[::1]:8501"),
        ("https://www.example.org/a@b", "https://www.example.org"),
        ("https://www.example.org#a", "https://www.example.org"),
    ],
)
def test_a_web_address_stays_as_it_is_and_says_whom_it_asks(address: str, asked: str) -> None:
    assert (web_address(address), origin(address)) == (address, asked)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (" https://www.example.org/ \n", "https://www.example.org/"),
        ("https://www.example.org/a b", "https://www.example.org/a%20b"),
        ("https://www.example.org/\"'`<>", "https://www.example.org/%22%27%60%3C%3E"),
        ("https://www.example.org/{}|\\^", "https://www.example.org/%7B%7D%7C%5C%5E"),
        ("https://www.example.org/\u202egro", "https://www.example.org/%E2%80%AEgro"),
        ("https://www.example.org/\x00\ud800", "https://www.example.org/%00%3F"),
    ],
)
def test_signs_that_no_address_holds_are_encoded(text: str, address: str) -> None:
    assert web_address(text) == address


@given(st.text(st.characters(), max_size=20))
def test_no_text_after_a_host_leaves_its_attribute_or_its_line(text: str) -> None:
    address = web_address(f"https://www.example.org/{text}")

    assert address.startswith("https://www.example.org/")
    assert address.isprintable()
    assert not set(address) & set(" <>\"'`{}|\\^")
