"""What a page or a file still says in plain letters where the language has none of them."""

from __future__ import annotations

import csv
import json
import re
import zlib
from base64 import b64decode
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from google.protobuf.message import Message
from streamlit.testing.v1 import AppTest

from incidents.rule.quantities import quantities
from tests.incidents.conftest import DATA, PACKAGE
from tests.pseudo_language import CODE, accented

STAYS = ("location_text", "detained_text", "detained_text_en", "text_language", "language", "scope")
"""Columns of texts that are read by the code: places, bounds of words, languages, scopes."""

SPOKEN = ("title", "alt", "aria-label", "placeholder", "aria-description", "aria-valuetext")
"""Attributes of an element whose words are read or heard."""

NO_WORDS = {
    *("id", "key", "type", "component_name", "js_content", "css_content", "html_content", "format"),
    *("code_text", "language", "form_id", "url", "url_path", "page_script_hash", "theme", "icon"),
    *("page", "query", "path", "address", "code", "script", "selection_default", "element_id"),
    *(
        "header",
        "default",
        "width",
        "height",
        "css_links",
        "js_links",
        "mode",
        "state",
        "states",
        "kind",
    ),
}
"""Fields of what Streamlit draws, and keys of what ours are given, that no reader sees."""

IN_ANY_LANGUAGE = {
    *("EN", "English"),  # the mark of English words, and a language by its own name
    *("en", "ru", "kk"),  # what the switch of languages sends
    *("Chimkent", "Aksu", "Pavlodar", "Region"),  # spellings that a name may be typed in
}
"""What stands in plain letters on purpose."""

_CODES = re.compile(
    r"\{[a-z_]+\}|[a-z_]+=\d+|\"Source Sans.*|KZ\d-[\w-]+|#[\da-f]{3,8}|[\w./-]*\d[\w./-]*"
)
"""View codes, parts of links, colours, ids, placeholders of dates, the list of fonts."""
_QUOTED = re.compile("“([^“”]*)”")
AS_BEGINNING = 20
"""Letters that tell a quotation which was cut from any other words."""

_WORD = re.compile(r"[A-Za-z]{2,}")
_SKIPPED = ("style", "script")
_EMPTY = ("br", "img", "link", "meta", "input", "hr", "wbr")


def accented_tables(folder: Path, years: Iterable[str] = ()) -> Path:
    """The project's tables with an accent on each letter of their words, so that none of them is
    taken for a word of ours; of the events of these years alone, all if none is named."""
    kept = tuple(years)
    for resource in PACKAGE["resources"]:
        fields = resource["schema"]["fields"]
        words = [
            field["name"]
            for field in fields
            if field["type"] == "string"
            and not {"enum", "pattern"} & set(field.get("constraints", {}))
            and not field["name"].endswith(("_id", "_ids", "_code", "url"))
            and field["name"] not in STAYS
        ]
        path, rows = DATA / resource["path"], []
        if path.exists():
            with path.open(encoding="utf-8", newline="") as file:
                rows = list(csv.DictReader(file))
        day = next((one for one in ("event_id", "report_id") if one in rows[0]), "") if rows else ""
        rows = [row for row in rows if not kept or not day or row[day].startswith(kept)]
        for row in rows:
            row.update({name: accented(row[name]) for name in words})
        with (folder / resource["path"]).open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, [field["name"] for field in fields])
            writer.writeheader()
            writer.writerows(rows)
    licence = {**PACKAGE["licenses"][0], "title": accented(PACKAGE["licenses"][0]["title"])}
    package = {**PACKAGE, "title": accented(PACKAGE["title"]), "licenses": [licence]}
    (folder / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    return folder


def quotations() -> list[str]:
    """The words that sources are quoted with and their figures in words, the longest first."""
    with (DATA / "reports.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (DATA / "incidents.csv").open(encoding="utf-8", newline="") as file:
        places = {row["location_text"] for row in csv.DictReader(file)}
    said = {row[name] for row in rows for name in ("detained_text", "detained_text_en")}
    figures = {quantity.phrase for text in said for quantity in quantities(text)}
    in_letters = {phrase for phrase in figures if _WORD.search(phrase)}
    return sorted({*said, *places, *in_letters} - {""}, key=len, reverse=True)


class _Read(HTMLParser):
    """The words of a page that a reader sees or hears, but those in another language."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._left_out: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _EMPTY:
            self._hear(attrs)
        elif self._left_out or tag in _SKIPPED or dict(attrs).get("lang") not in (None, CODE):
            self._left_out.append(tag)
        else:
            self._hear(attrs)

    def _hear(self, attrs: list[tuple[str, str | None]]) -> None:
        if not self._left_out:
            self.found += [value for name, value in attrs if name in SPOKEN and value]

    def handle_endtag(self, tag: str) -> None:
        if self._left_out and tag not in _EMPTY:
            self._left_out.pop()

    def handle_data(self, data: str) -> None:
        if not self._left_out:
            self.found.append(data)


def of_html(content: str) -> list[str]:
    """The words of a page or a part of one."""
    return _Read(content).found


def of_json(value: Any) -> Iterator[str]:
    """The texts in a value of JSON, pages in it read as pages."""
    if isinstance(value, str):
        yield from of_html(value) if "</" in value else [value]
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key == "feature_group" and isinstance(inner, str):
                yield from _packed_in(inner)
            elif key not in NO_WORDS:
                yield from of_json(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from of_json(inner)


def _packed_in(script: str) -> Iterator[str]:
    """The texts of what a script unpacks: the table of the map and its words."""
    for packed in re.findall(r'"(eJ[\w+/]+=*)"', script):
        yield from of_json(json.loads(zlib.decompress(b64decode(packed))))


def of_app(app: AppTest) -> Iterator[tuple[str, str]]:
    """Every text of what Streamlit has drawn, with what it is a part of."""
    for node in nodes(app):
        proto = getattr(node, "proto", None)
        if isinstance(proto, Message):
            yield from _of_proto(proto, type(proto).__name__)
        if node.type == "dataframe":
            frame = node.value
            cells = [*frame.columns, *(cell for name in frame for cell in frame[name])]
            yield from ((node.type, cell) for cell in cells if isinstance(cell, str))


def nodes(app: AppTest) -> Iterator[Any]:
    """Everything that Streamlit has drawn, whatever it lies in."""
    found = [app._tree]
    for node in found:
        found += getattr(node, "children", {}).values()
        yield node


def _of_proto(proto: Message, where: str) -> Iterator[tuple[str, str]]:
    for field, value in proto.ListFields():
        if field.name in NO_WORDS:
            continue
        for one in value if field.is_repeated else [value]:
            if isinstance(one, Message):
                yield from _of_proto(one, f"{where}.{field.name}")
            elif isinstance(one, str):
                yield from ((f"{where}.{field.name}", text) for text in _read(one))


def _read(text: str) -> Iterator[str]:
    if text[:1] in "{[" and text[-1:] in "}]":
        try:
            yield from of_json(json.loads(text))
            return
        except ValueError:
            pass
    yield from of_json(text)


def plain_words(texts: Iterable[str], quoted: Iterable[str] = ()) -> set[str]:
    """The words of these texts that stand in plain letters; but codes, addresses, what is quoted
    of the tables, and what does so on purpose."""
    words, quoted = set(), list(quoted)
    beginnings = {said[:AS_BEGINNING] for said in quoted}

    def left_of(quotation: re.Match[str]) -> str:
        said = quotation[1].rstrip("…")
        known = said[:AS_BEGINNING] in beginnings if said else False
        return " " if known else quotation[0]

    for text in texts:
        text = _QUOTED.sub(left_of, re.sub(r"https?://\S+", " ", text))
        if not _WORD.search(text):
            continue
        for said in quoted:
            if said in text:  # "two" stands in "network", which is no word of a report
                text = re.sub(rf"(?<![\w-]){re.escape(said)}(?![\w-])", " ", text)
        words |= {*_WORD.findall(_CODES.sub(" ", text))}
    return words - IN_ANY_LANGUAGE
