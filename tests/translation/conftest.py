"""A folder of small catalogues, made of the messages that a test is about."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

Source = str | tuple[str, str]
COLUMNS = ("term", "ru", "kk", "why", "not_ru", "not_kk")


class Catalogues:
    """A template with one catalogue for each language, and a glossary."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.template = Catalog()
        self.languages = {code: Catalog(code) for code in ("ru", "kk")}
        self.terms: list[Mapping[str, str]] = []

    def add(self, source: Source, how: Mapping[str, Any] | None = None, **words: Any) -> Catalogues:
        """Adds a message with its words in some languages; `how` is what Babel is told of them."""
        self.template.add(source)
        for code, translated in words.items():
            self.languages[code].add(source, translated, **(how or {}))
        return self

    def term(self, term: str, **words: str) -> Catalogues:
        """Adds a term of the glossary."""
        self.terms.append({"term": term, "ru": "слово", "kk": "сөз", "why": "a law"} | words)
        return self

    def write(self) -> Path:
        """The folder, written anew; languages of which no message has words are left out."""
        with (self.folder / "messages.pot").open("wb") as file:
            write_po(file, self.template)
        for code, catalogue in self.languages.items():
            if len(catalogue):
                path = self.folder / code / "LC_MESSAGES/messages.po"
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("wb") as file:
                    write_po(file, catalogue)
        with (self.folder / "glossary.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS)
            writer.writeheader()
            writer.writerows(self.terms)
        return self.folder


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    return Catalogues(tmp_path)
