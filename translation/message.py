"""One message in one language: whether what its translator wrote can be shown as it is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from gettext import c2py
from string import Formatter

from babel.messages.catalog import Catalog, Message

from geo.names.alphabets import mixed_words
from translation.glossary import Term, faults_of_terms, forms

ALPHABETS = {
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "kk": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
}
"""The letters of each language that is written in Cyrillic, as Unicode's CLDR has them; "" for one
in another alphabet."""

LOOKS_CYRILLIC = set("aceopxyiABCEHKMOPTXYI")
"""Latin letters that nobody tells from Cyrillic ones."""

ENDINGS = frozenset(
    "дегі дағы тегі тағы ндегі ндағы ден дан тен тан нен нан нің ның дің дың тің тың мен бен пен "
    "інші ыншы нші ншы лар лер дар дер тар тер ого его ому ему ыми ими".split()
)
"""What cases and counting put to a word in Kazakh and Russian, beside all that has two letters. A
noun of its own may follow a hyphen: "5-жол", row 5."""

NUMBERS = range(1000)
"""The numbers among which each plural form is looked for."""

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LETTER = r"[^\W\d_]"
_HYPHENED = re.compile(r"\}[-\u2010\u2011](\w+)$")
_BESIDE = re.compile(r"\{([^{}]*)\}(?=\{)|(?<=\})\{([^{}]*)\}")
_ENDING = re.compile(
    rf"\{{[^{{}}]*\}}['’ʼ\-\u2010\u2011]*{_LETTER}+|{_LETTER}+['’ʼ]?\{{[^{{}}]*\}}"
)
_NO_PROSE = re.compile(r"\{[^{}]*\}|`[^`]*`|https?://\S+|<[^<>]+>|--[\w-]+")
_KEPT = re.compile(r"`[^`]*`|https?://\S+|</?[a-z][^<>]*>|--[a-z][a-z-]*")
_ENGLISH = re.compile(r"(?<![\w./-])[a-z]{3,}(?![\w/-])")


def source_of(message: Message) -> str:
    """The message as it stands in the code, singular where it has a plural."""
    return forms(message.id)[0]


def faults_of_message(
    message: Message, catalogue: Catalog, code: str, terms: Iterable[Term]
) -> Iterator[str]:
    """What is wrong with a message of a catalogue, in words that follow its source; one that is
    missing or not sure has no other fault."""
    written = forms(message.string)
    if not all(form.strip() for form in written) or not written:
        yield "is not translated" if not any(written) else "has a plural form without words"
        return
    if message.fuzzy:
        yield "is marked as not sure (fuzzy)"
        return
    if unsound := message.check(catalogue):
        yield from (f"is unsound: {error}" for error in unsound)
        return
    for number, form in enumerate(written):
        yield from _faults_of_slots(message, catalogue, number, form)
        yield from _faults_of_form(message, form, code)
    yield from faults_of_terms(message, code, terms)


def _faults_of_slots(message: Message, catalogue: Catalog, number: int, form: str) -> Iterator[str]:
    """Placeholders that the source has and the form has not, or the other way round."""
    try:
        slots = _slots(form)
    except ValueError as error:
        yield f"has braces that do not match ({error}): “{form}”"
        return
    sources = forms(message.id)
    known = set().union(*map(_slots, sources))
    needed = _slots(sources[-1])
    if len(sources) > 1 and _numbers_of(catalogue, number) == [1]:
        needed = _slots(sources[0])
    if lost := sorted(needed - slots):
        yield f"has lost {', '.join(lost)}: “{form}”"
    if unknown := sorted(slots - known):
        yield f"has {', '.join(unknown)}, which its source has not: “{form}”"


def _slots(form: str) -> set[str]:
    """The placeholders of a form as they are written, with what formats them."""
    return {
        "{" + name + (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "") + "}"
        for _, name, spec, conversion in Formatter().parse(form)
        if name is not None
    }


def _numbers_of(catalogue: Catalog, form: int) -> list[int]:
    """The numbers that take this plural form, among the first."""
    chosen = c2py(catalogue.plural_expr)
    return [number for number in NUMBERS if chosen(number) == form]


def _faults_of_form(message: Message, form: str, code: str) -> Iterator[str]:
    """Letters, spaces, endings and English words in which no reader would see a mistake."""
    source = " ".join(forms(message.id))
    own, prose = set(re.findall(r"\w+", source)), _NO_PROSE.sub(" ", form)
    if not unicodedata.is_normalized("NFC", form):
        yield f"has letters in parts (not NFC): “{form}”"
    for word in mixed_words(form):
        yield f"has a word in two alphabets, “{word}”"
    for ending in _endings(form, source):
        yield f"puts letters to a name or a number, “{ending}”: it stays as it is"
    if lost := sorted(set(_KEPT.findall(source)) - set(_KEPT.findall(form))):
        yield f"has lost {', '.join(lost)}"
    if source[:1].isalnum() and _edges(form) != _edges(source):
        yield f"begins or ends with other spaces than its source: “{form}”"
    if alphabet := ALPHABETS.get(code):
        yield from _faults_of_letters(prose, own, alphabet)
        if form in forms(message.id) and _ENGLISH.search(prose):
            yield "stands in English still"


def _faults_of_letters(prose: str, own: set[str], alphabet: str) -> Iterator[str]:
    """Words in letters that are not the language's; those that the source has may stand."""
    for word in set(re.findall(r"\w+", prose)) - own:
        if set(word) <= LOOKS_CYRILLIC:
            yield f"has “{word}” in Latin letters that look Cyrillic"
        foreign = {sign for sign in _CYRILLIC.findall(word) if sign.lower() not in alphabet}
        if foreign:
            yield f"has {', '.join(sorted(foreign))} in “{word}”, no letter of the language"


def _endings(form: str, source: str) -> Iterator[str]:
    """Placeholders with letters put to them; those that stand side by side in the source are
    clauses, which bring their spaces along."""
    clauses = {name for pair in _BESIDE.findall(source) for name in pair if name}
    for found in _ENDING.findall(form):
        hyphened = _HYPHENED.search(found)
        noun = hyphened and len(hyphened[1]) > 2 and hyphened[1] not in ENDINGS
        if not noun and not {*re.findall(r"\{([^{}]*)\}", found)} & clauses:
            yield found


def _edges(form: str) -> tuple[str, str]:
    return form[: len(form) - len(form.lstrip())], form[len(form.rstrip()) :]
