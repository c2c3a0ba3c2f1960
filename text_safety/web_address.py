"""Addresses of the web that may be followed: the one rule for what becomes a link, and to where.

Addresses come from tables, settings and links that people paste. Some open a script or a file
instead of a page, some show another host than the one that they lead to.
"""

from __future__ import annotations

import re
from urllib.parse import quote

# The host is a name or an IPv6 address, with a port. Whoever stands before an @ is there to be
# taken for the host.
_ORIGIN = re.compile(r"(https?)(://(?:[\w.-]+|\[[0-9a-f:.]+\])(?::\d+)?)(?=[/?#]|$)", re.IGNORECASE)

# No address holds them bare, and an attribute that does Streamlit takes away.
_NEVER_BARE = frozenset(" <>\"'`{}|\\^")


def web_address(text: str) -> str:
    """The address that the text is if a browser opens it over http or https, else "".

    It names no user. Blanks around it are gone, and signs that no address holds bare, or that
    nobody sees, are percent-encoded: it can stand in any attribute and file as it is.

    >>> web_address(" https://www.example.org/a b?c=<d> "), web_address("javascript:alert(1)")
    ('https://www.example.org/a%20b?c=%3Cd%3E', '')
    """
    text = text.strip()
    if not _ORIGIN.match(text):
        return ""
    is_plain = text.isprintable() and _NEVER_BARE.isdisjoint(text)
    return text if is_plain else "".join(map(_encoded, text))


def origin(text: str) -> str:
    """The scheme, host and port of an address that `web_address` takes, else "".

    >>> origin("HTTPS://www.example.org:8443/a?b"), origin("https://www.example.org@example.net/")
    ('https://www.example.org:8443', '')
    """
    found = _ORIGIN.match(text.strip())
    return f"{found[1].lower()}{found[2]}" if found else ""


def _encoded(sign: str) -> str:
    bare = sign.isprintable() and sign not in _NEVER_BARE
    return sign if bare else quote(sign, errors="replace")
