"""What the pages are made of, printed to a file: for each page the elements that stand on it, with
what they are given besides words and numbers, of several that are alike one; and the messages that
it says, by how they begin.

`make sentences` writes it anew: an element that has lost its class, its language, its width or its
key then shows in review, and a line that is told where it does not belong, or no more.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from babel.messages.pofile import read_po
from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from tests.processes import PROJECT
from tests.pseudo_language import pseudo, pseudo_offered
from tests.words_left import accented_tables, nodes, of_app

SHAPES = Path(__file__).with_name("shapes.txt")
YEARS = ("2019",)
"""Those of the tables that the pages show."""

READ_AS_THEY_ARE = {"class", "role", "target", "tabindex", "scope", "dir", "type", "open"}
"""Attributes whose values are ours; those of others are addresses, words and numbers."""

NOT_READ = {"id", "form_id", "element_id", "page_script_hash", "url", "js_content", "css_content"}
NOT_READ |= {"html_content", "data", "arrow_data", "body", "default", "url_path"}
"""Fields that a machine makes, or that hold tables and pages."""


class _Elements(HTMLParser):
    """The elements of a part of a page."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.feed(body)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = [f"{n}={v}" if n in READ_AS_THEY_ARE else n for n, v in sorted(attrs)]
        self.found.add(" ".join([f"<{tag}>", *values]))


def shapes(app: AppTest) -> list[str]:
    """The elements of a page and what it says, each once, in the order of their names."""
    found: set[str] = set()
    for node in nodes(app):
        proto = getattr(node, "proto", None)
        if node.type == "html":
            if "<style" not in proto.body:
                found |= _Elements(proto.body).found
        elif isinstance(proto, Message):
            found.add(" ".join([node.type, *_key(node), *_given(proto)]))
    return sorted(found | {f"says {one}" for one in _said(app)})


FEWEST, MOST = 6, 64
"""Letters by which a message is known beside what is put into it, and that are printed of one."""


@cache
def _messages() -> Mapping[str, Sequence[str]]:
    """How each message begins, and what of it stands around what is put into it."""
    with (PROJECT / "locale/messages.pot").open("rb") as file:
        ids = [one.id if isinstance(one.id, tuple) else (one.id,) for one in read_po(file)]
    parts = {one: [part for part, *_ in Formatter().parse(pseudo(one))] for one in sum(ids, ())}
    known = {one: of_it for one, of_it in parts.items() if sum(map(len, of_it)) >= FEWEST + 2}
    return {" ".join(one.split())[:MOST]: of_it for one, of_it in known.items() if one}


def _said(app: AppTest) -> Iterator[str]:
    """How each of the messages begins that a page in the language made on the spot says."""
    texts = sorted({text for _, text in of_app(app) if "⟦" in text})
    page = "\n".join(texts)
    for message, parts in _messages().items():
        rarest = max(parts, key=len)
        if rarest in page and any(_says(text, parts) for text in texts if rarest in text):
            yield message


def _says(text: str, parts: Sequence[str]) -> bool:
    """Whether the parts stand in the text one after the other."""
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def _key(node: Any) -> list[str]:
    """The beginning of its key, as far as no table says it; a map's key is a number of its own."""
    known = re.match("[a-z_-]+", getattr(node, "key", None) or "")
    return [f"key={known[0]}"] if known and node.type != "component_instance" else []


def _given(proto: Message, within: str = "") -> Iterator[str]:
    """The fields of an element that are set: of words the name, of numbers and switches the value,
    of a value of JSON its keys."""
    for field, value in proto.ListFields():
        name = f"{within}{field.name}"
        if field.name in NOT_READ:
            continue
        for one in list(value)[:1] if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _given(one, f"{name}.")
            elif not isinstance(one, str):
                yield f"{name}={one}" if field.name not in VARYING else name
            elif keys := _keys(one):
                yield f"{name}={keys}"
            else:
                yield f"{name}={re.sub('[0-9]+', 'n', one)}" if field.name in CODES else name


CODES = {"key", "type", "icon", "component_name", "format", "gap", "language", "element_type"}
VARYING = {"max", "min", "value", "default_value", "num_rows", "start", "end", "hash"}
"""Numbers that follow from the tables."""


def _keys(text: str) -> str:
    """The keys of a JSON object; nothing of any other text."""
    if text[:1] != "{":
        return ""
    try:
        read: Any = json.loads(text)
    except ValueError:
        return ""
    return ",".join(sorted(key for key in read if re.fullmatch("[a-z_]+", key)))


def printed(pages: dict[str, AppTest]) -> str:
    """The shapes of each page under its name."""
    return "\n".join(line for name in pages for line in (f"# {name}", *shapes(pages[name]))) + "\n"


def reviewed(name: str) -> list[str]:
    """The shapes of a page as they are kept."""
    kept = SHAPES.read_text(encoding="utf-8").split(f"# {name}\n")[1]
    return kept.partition("# ")[0].splitlines()


def _main() -> None:
    from tests.ui.desk import test_untranslated_words as desk
    from tests.ui.test_untranslated_words import PAGES, walked

    logging.disable(logging.WARNING)  # Streamlit's, of a page that nobody asked for
    with TemporaryDirectory() as within, pytest.MonkeyPatch.context() as patch:
        folder = Path(within)
        patch.setenv("DETENTIONS_BRIEFINGS", str(folder / "briefings"))
        patch.setenv("DETENTIONS_DATA", str(accented_tables(folder, years=YEARS)))
        with pseudo_offered() as code:
            pages = {name: walked(name, code) for name in PAGES}
        for number, (name, walk) in enumerate(desk.PAGES.items()):
            (folder / str(number)).mkdir()
            patch.setenv("DETENTIONS_BRIEFINGS", str(folder / str(number) / "briefings"))
            with desk.at_the_desk(folder / str(number)) as tables:
                pages[name] = walk(tables)
                if walk is desk.with_changes:
                    pages |= {name: page(tables) for name, page in desk.AFTER_CHANGES.items()}
    SHAPES.write_text(printed(pages), "utf-8")


if __name__ == "__main__":
    _main()
