"""A view as a short code that any copy of the app opens, for where there is no public address."""

from __future__ import annotations

import base64
import binascii
import zlib
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from text_safety.web_address import web_address

PREFIX = "KZ1-"
"""Names the way of writing; another way gets another number."""

LONGEST = 4_000
"""Characters of a query that a code may hold: a code must not unpack without end."""

# Words that a query is made of, the commonest last: the packer points at them. It belongs to KZ1.
DICTIONARY = (
    b"language=kklanguage=ruregion=KZ-79region=KZ-75region=KZ-71organizer=dckvoice=state"
    b"basis=officialbasis=eyewitnesscontext=state_of_emergencymeasure=journalistsreview=full_text"
    b"since=2019-10-26&until=2019-12-16&from=2022-01-02&to=2020-06-06&mode=window&window_days=30"
    b"&mode=event&open=1526384&open=1526273&zoom=4.5&center=48.972%2C66.852"
)


def to_code(pairs: Iterable[tuple[str, str]]) -> str:
    """The code of a view's query; `from_code` gives the same pairs back."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, zdict=DICTIONARY)
    packed = packer.compress(urlencode(list(pairs)).encode()) + packer.flush()
    return PREFIX + base64.urlsafe_b64encode(packed).decode().rstrip("=")


def from_code(code: str) -> tuple[tuple[str, str], ...] | None:
    """The pairs that a code was made from, or None if it is no code or is damaged."""
    code = code.strip()
    if not code.startswith(PREFIX) or len(code) > LONGEST:
        return None
    text = code.removeprefix(PREFIX)
    try:
        packed = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj(-15, zdict=DICTIONARY)
        query = unpacker.decompress(packed, LONGEST)
        if not unpacker.eof:
            return None
        return tuple(parse_qsl(query.decode(), keep_blank_values=True))
    except (binascii.Error, zlib.error, UnicodeDecodeError, ValueError):
        return None


def from_link_or_code(text: str) -> tuple[tuple[str, str], ...] | None:
    """The pairs of a pasted link or code; None if the text is neither."""
    if pairs := from_code(text):
        return pairs
    if not is_link(text):
        return None
    return tuple(parse_qsl(urlsplit(text.strip()).query, keep_blank_values=True))


def is_link(text: str) -> bool:
    """Whether the text is a web address, or the part of one that begins with its question mark."""
    return bool(web_address(text)) or text.strip().startswith("?")
