"""The catalogues: what they hold, what a reader is offered."""

from __future__ import annotations

import ast
import io
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TypeGuard

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from incidents.languages import catalogues as module
from incidents.languages.catalogues import (
    LOCALE,
    accepted_language,
    language_for,
    offered_languages,
    translations,
)

PROJECT = Path(__file__).parents[3]
CATALOGUES = sorted(LOCALE.glob("*/LC_MESSAGES/*.po"))
every_catalogue = pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parts[-3])

PYPROJECT = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))
MAKEFILE = (PROJECT / "Makefile").read_text(encoding="utf-8")
# The names of the functions that take a message, and where nobody looks: as in make messages.
KEYWORDS = DEFAULT_KEYWORDS | parse_keywords(re.findall(r"-k (\S+)", MAKEFILE))
NO_WORDS = re.search(r"^NO_WORDS = \.\* (.*)$", MAKEFILE, flags=re.MULTILINE)[1].split()


def sources() -> Iterator[Path]:
    """The modules that may hold words."""
    for path in PROJECT.rglob("*.py"):
        folders = path.relative_to(PROJECT).parts[:-1]
        if not any(folder.startswith(".") or folder in NO_WORDS for folder in folders):
            yield path


def messages_in_the_code() -> set[str]:
    """The source words that the code hands to gettext, singular where there is a plural."""
    found = extract_from_dir(
        str(PROJECT),
        method_map=[
            (one["pattern"], one["method"]) for one in PYPROJECT["tool"]["babel"]["mappings"]
        ],
        keywords=KEYWORDS,
        directory_filter=lambda folder: (
            not Path(folder).name.startswith(".") and Path(folder).name not in NO_WORDS
        ),
    )
    return {words if isinstance(words, str) else words[0] for _, _, words, *_ in found}


def placeholders(message: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(message) if name is not None}


def forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    """The forms of a message, one where it has no plural."""
    return (words,) if isinstance(words, str) else words


def test_the_template_holds_the_words_of_the_code() -> None:
    with (LOCALE / "messages.pot").open("rb") as file:
        collected = {forms(message.id)[0] for message in read_po(file) if message.id}

    assert collected == messages_in_the_code(), "run make messages"


def test_no_word_stands_where_it_is_not_collected() -> None:
    """The extractor looks inside no f-string."""
    hidden = []
    for path in sources():
        for string in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(string, ast.JoinedStr):
                hidden += [f"{path}:{call.lineno}" for call in ast.walk(string) if _says(call)]

    assert hidden == []


def _says(node: ast.AST) -> TypeGuard[ast.Call]:
    """Whether this hands a literal to gettext."""
    if not isinstance(node, ast.Call) or not any(isinstance(a, ast.Constant) for a in node.args):
        return False
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    return name in KEYWORDS


@every_catalogue
def test_a_compiled_catalogue_is_what_its_source_compiles_to(path: Path) -> None:
    compiled = io.BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=path.parts[-3]))

    assert path.with_suffix(".mo").read_bytes() == compiled.getvalue(), "run make messages"


@every_catalogue
def test_a_translation_has_no_placeholder_that_its_source_has_not(path: Path) -> None:
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parts[-3])

    for message in catalogue:
        known = set().union(*map(placeholders, forms(message.id))) if message.id else set()
        for form in forms(message.string) if message.id else ():
            assert placeholders(form) <= known, form


def test_there_are_catalogues_for_russian_and_kazakh() -> None:
    assert {path.parts[-3] for path in CATALOGUES} == {"kk", "ru"}


def test_english_is_offered_first_and_by_its_own_name() -> None:
    assert next(iter(offered_languages().items())) == ("en", "English")


@every_catalogue
def test_a_language_is_offered_once_a_word_of_it_is_translated(path: Path) -> None:
    with path.open("rb") as file:
        messages = [message for message in read_po(file) if message.id]

    translated = any(form for message in messages for form in forms(message.string))

    assert (path.parts[-3] in offered_languages()) == translated


@pytest.mark.parametrize(
    ("words", "translation", "is_offered"),
    [
        ("Reset", "", False),
        ("Reset", "Сброс", True),
        (("{number} day", "{number} days"), ("", ""), False),
        (("{number} day", "{number} days"), ("{number} күн", "{number} күн"), True),
    ],
)
def test_of_a_catalogue_neither_its_head_nor_a_plural_left_english_is_a_translation(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: str | tuple[str, str],
    translation: str | tuple[str, str],
    is_offered: bool,
) -> None:
    folder = tmp_path / "kk" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    catalogue = Catalog("kk")
    catalogue.add(words, translation)
    for suffix, write in ((".po", write_po), (".mo", write_mo)):
        with (folder / f"messages{suffix}").open("wb") as file:
            write(file, catalogue)
    monkeypatch.setattr(module, "LOCALE", tmp_path)
    for kept in (module._read, module.catalogues):
        monkeypatch.setattr(module, kept.__name__, cache(kept.__wrapped__))

    assert list(offered_languages()) == ["en", *(["kk"] if is_offered else [])]


@pytest.mark.parametrize("language", ["en", "xx", "../ru", ""])
def test_a_language_without_a_catalogue_is_english(language: str) -> None:
    texts = translations(language)

    assert texts.gettext("Reset") == "Reset"
    assert texts.ngettext("%(n)s place", "%(n)s places", 2) == "%(n)s places"


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("ru-RU,ru;q=0.9,en-US;q=0.8,en;q=0.7", "ru"),
        ("kk-KZ", "kk"),
        ("kk-Cyrl-KZ, ru;q=0.9", "kk"),
        ("RU", "ru"),
        ("uk-UA,uk;q=0.9,ru;q=0.8,en;q=0.7", "ru"),
        ("en-GB,en;q=0.9,ru;q=0.8", "en"),
        ("en;q=0.3, ru;q=0.5, kk;q=0.7", "kk"),
        ("ru;q=0, kk;q=0.1", "kk"),
        ("ru;q=0", "en"),
        ("*, ru;q=0.5", "en"),
        ("de, fr", "en"),
        ("", "en"),
        (";q=1,,=ru, ru;q=high", "en"),
    ],
)
def test_of_what_a_browser_accepts_the_language_it_likes_best_is_taken(
    accepted: str, language: str
) -> None:
    assert accepted_language(accepted) == language


@pytest.mark.parametrize(("asked", "language"), [("kk", "kk"), ("en", "en"), ("xx", "ru")])
def test_the_language_of_a_link_goes_before_that_of_the_browser(asked: str, language: str) -> None:
    assert language_for(asked, "ru").code == language


def test_a_language_that_is_not_offered_is_given_to_nobody() -> None:
    assert language_for("xx", "xx, fr;q=0.9").code == "en"
