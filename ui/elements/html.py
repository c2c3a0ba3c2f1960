"""Text on its way into a page: the one door through which it becomes HTML."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import quote, urlsplit

import streamlit as st
from markupsafe import Markup

from incidents.words.bidi import isolated

SHOWN = 600
"""Characters of one text that a page shows; the rest is counted."""

# A name or an address and a port. Whoever stands before an @ is there to be taken for the host.
HOST = re.compile(r"[\w.-]+(:\d+)?")

# No address needs them bare, and an attribute that holds them Streamlit takes away.
NOT_IN_AN_ADDRESS = re.compile(r"""[\s<>"'`{}|\\^]""")


def cut(words: str) -> str:
    """The words, cut where they are very long, with the number of characters left out."""
    return words if len(words) <= SHOWN else f"{words[:SHOWN]}… (+{len(words) - SHOWN})"


def text(value: object) -> Markup:
    """The value as text that no browser reads as markup and that turns no words around it."""
    return Markup.escape(isolated(cut(str(value))))


def link(address: str, label: str) -> Markup:
    """A link that opens apart and tells the other side nothing; text where it is no web address."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return text(label)
    if parts.scheme not in {"http", "https"} or not HOST.fullmatch(parts.netloc):
        return text(label)
    address = NOT_IN_AN_ADDRESS.sub(lambda found: quote(found[0]), address.strip())
    return Markup('<a href="{}" target="_blank" rel="noopener noreferrer">{}</a>').format(
        address, text(label)
    )


def tag(name: str, content: object, *, css: str = "", **attributes: str) -> Markup:
    """An element with this content; strings are escaped, Markup is taken as it is."""
    own = {"class": css, **{key.replace("_", "-"): v for key, v in attributes.items()}}
    written = Markup("").join(
        Markup(' {}="{}"').format(Markup(key), value) for key, value in own.items() if value
    )
    inner = content if isinstance(content, Markup) else text(content)
    return Markup("<{0}{1}>{2}</{0}>").format(Markup(name), written, inner)


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """The parts one after the other."""
    return Markup(between).join(parts)


def show(markup: Markup) -> None:
    """Draws markup made here; anything else would have to go through `text` first."""
    st.html(str(markup))
