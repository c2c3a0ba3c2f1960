"""A catalogue against the template: every message there, translated and sound.

Babel reads the files and counts the plural forms. It holds the placeholders of `%`-formats alone,
and ours are `{name}`; the filters of translate-toolkit know these, and not which forms a plural
needs, nor an alphabet, nor a name that has got an ending. So that is checked in `message.py`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, read_po

from translation.glossary import Term, read_glossary
from translation.message import ALPHABETS, faults_of_message, source_of

TEMPLATE = "messages.pot"
GLOSSARY = "glossary.csv"
IN_A_LANGUAGE = "LC_MESSAGES/messages.po"


def faults_of_folder(folder: Path) -> list[str]:
    """Every fault of the template's catalogues and of the glossary in a folder, with file and line,
    in their order."""
    paths = sorted(folder.glob(f"*/{IN_A_LANGUAGE}"))
    languages = [_language(path) for path in paths]
    terms, faults = read_glossary(folder / GLOSSARY, languages)
    with (folder / TEMPLATE).open("rb") as file:
        template = read_po(file)
    for path in paths:
        faults += _faults_of_file(path, template, terms)
    return faults


def _language(path: Path) -> str:
    return path.parts[-3]


def _faults_of_file(path: Path, template: Catalog, terms: list[Term]) -> list[str]:
    code, name = _language(path), "/".join(path.parts[-4:])
    try:
        with path.open("rb") as file:
            catalogue = read_po(file, locale=code, abort_invalid=True)
    except (PoFileError, ValueError) as error:
        return [f"{name}: it cannot be read ({error}): save it in an editor of catalogues again"]
    found = [f"{name}: {fault}" for fault in _faults_of_header(catalogue, code)]
    for message in template:
        if not message.id:
            continue
        translated = catalogue.get(message.id, message.context)
        if translated is None:
            found.append(f"{name}: “{source_of(message)}” is missing: run make messages")
            continue
        faults = faults_of_message(translated, catalogue, code, terms)
        found += (
            f"{name}, line {translated.lineno}: “{source_of(message)}” {fault}" for fault in faults
        )
    return found


def _faults_of_header(catalogue: Catalog, code: str) -> Iterator[str]:
    known = get_plural(code)
    if catalogue.num_plurals != known.num_plurals or catalogue.plural_expr != known.plural_expr:
        yield f"the header counts plurals otherwise than the language, which has {known}"
    if code not in ALPHABETS:
        yield f"the letters of the language are not known: add them to ALPHABETS as “{code}”"
