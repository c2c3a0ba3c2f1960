"""Text on its way into a page: the one door through which it becomes HTML."""

from __future__ import annotations

import re
import string
from base64 import b64encode
from collections.abc import Iterable
from typing import Literal

import streamlit as st
from markupsafe import Markup, escape

from incidents.languages.bidi import isolated
from incidents.languages.language import ENGLISH, ENGLISH_MARK
from incidents.words.quotation import ELLIPSIS, cut_at_word
from text_safety.web_address import web_address

_CODES = re.compile("`([^`]+)`")
_SIGNS = re.compile(f"[{re.escape(string.punctuation)}]")

Tag = Literal[
    "a",
    "article",
    "b",
    "blockquote",
    "caption",
    "code",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "li",
    "mark",
    "nav",
    "ol",
    "p",
    "section",
    "small",
    "span",
    "strong",
    "summary",
    "table",
    "tbody",
    "td",
    "th",
    "thead",
    "title",
    "tr",
    "ul",
]
"""The elements that pages are written in: mypy refuses what is none."""

SHOWN = 600
"""Characters of one text that a page shows; the rest is counted."""

SHOWN_OF_SEVERAL = 5 * SHOWN
"""The same where several texts and words of our own are put together."""


def cut(words: str, shown_at_most: int = SHOWN) -> str:
    """The words, cut at a word where they are very long, with the number of characters left out."""
    if len(words) <= shown_at_most + len(ELLIPSIS):
        return words
    shown = cut_at_word(words, shown_at_most + len(ELLIPSIS))
    return f"{shown} (+{len(words) - len(shown) + len(ELLIPSIS)})"


def text(value: object) -> Markup:
    """The value as text that no browser reads as markup and that turns no words around it."""
    return escape(isolated(cut(str(value))))


def composed(words: str) -> Markup:
    """Words that are put together of several texts, as a quotation with its sources is, as text:
    what our own clauses make long is whole, and one that would fill the page is still cut."""
    return escape(isolated(cut(words, SHOWN_OF_SEVERAL)))


def whole(value: object) -> Markup:
    """The text as `text` shows it; where that is cut it opens, and all of it is there to read."""
    words = str(value)
    if cut(words) == words:
        return text(words)
    return tag("details", tag("summary", words) + tag("p", Markup.escape(isolated(words))))


def link(address: str, label: str) -> Markup:
    """A link that opens apart and tells the other side nothing; text where it is no web address."""
    if not (address := web_address(address)):
        return text(label)
    return tag("a", label, href=address, target="_blank", rel="noopener noreferrer")


def label(words: str) -> str:
    """The words as the label of a button or its help, which Streamlit reads as Markdown: each of
    its signs stands for itself, and none turns the words around it. A field has `label_above`."""
    return _SIGNS.sub(r"\\\g<0>", _in_a_line(words))


def with_codes(words: str) -> Markup:
    """Words in which codes stand between backticks, such as "`all`: everything", as text."""
    parts = _CODES.split(_in_a_line(words))  # every second one is a code
    return joined(tag("code", one) if at % 2 else escape(one) for at, one in enumerate(parts))


def label_with_codes(words: str) -> str:
    """The same words as the help of a field, which Streamlit reads as Markdown."""
    parts = _CODES.split(_in_a_line(words))
    return "".join(
        f"`{one}`" if at % 2 else _SIGNS.sub(r"\\\g<0>", one) for at, one in enumerate(parts)
    )


def label_above(words: str) -> str:
    """Draws the words above the field that comes next, and returns them as its name: with
    `label_visibility="collapsed"` Streamlit reads them to nobody but a screen reader, and not as
    Markdown, whose signs it would spell out to one."""
    name = _in_a_line(words)
    show(tag("p", name, css="field-label", aria_hidden="true"))
    return name


def _in_a_line(words: str) -> str:
    return isolated(" ".join(cut(words).split()))


def tag(name: Tag, content: object, *, css: str = "", **attributes: str) -> Markup:
    """An element with this content; strings are escaped, Markup is taken as it is."""
    # No template: a page has a thousand of these, and templates took a third of its time.
    written = f' class="{escape(css)}"' if css else ""
    for key, value in attributes.items():
        if value:
            written += f' {key.replace("_", "-")}="{escape(value)}"'
    inner = content if isinstance(content, Markup) else text(content)
    return Markup(f"<{name}{written}>{inner}</{name}>")


def meta(name: str, content: str) -> Markup:
    """A line of a page's head, for programs that read it without running the page."""
    key = "property" if name.startswith("og:") else "name"
    return Markup('<meta {}="{}" content="{}">').format(Markup(key), name, text(content))


def lang_of(words: str) -> str:
    """The language of words that `Language.english` marked, for the attribute `lang`; or ""."""
    return ENGLISH if words.endswith(ENGLISH_MARK) else ""


def png(picture: bytes, told: str) -> Markup:
    """A picture inside the page, `told` in its place: one with an address of its own is gone where
    the next run begins before the browser has asked for it."""
    source = f"data:image/png;base64,{b64encode(picture).decode()}"
    return Markup('<img src="{}" alt="{}">').format(source, told)


def joined(parts: Iterable[Markup], between: str = "") -> Markup:
    """The parts one after the other."""
    every = [part if isinstance(part, Markup) else escape(part) for part in parts]
    return Markup(str(escape(between)).join(every))


def show(markup: Markup) -> None:
    """Draws markup made here, nothing where there is none; anything else would have to go through
    `text` first."""
    if markup:
        st.html(str(markup))
