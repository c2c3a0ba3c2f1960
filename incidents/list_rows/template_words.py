"""Codes in the words that a list has for them, in any of the languages."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from geo.message import Message, in_languages
from incidents.codes import BASES
from incidents.languages.catalogues import language_of, offered_languages
from incidents.words.code_names import BASES as BASIS_NAMES


def basis_of(text: str) -> str:
    """The code of a basis by itself or by its name in any language, "" where it is none.

    >>> basis_of("official"), basis_of("Очевидец"), basis_of("rumour")
    ('official', 'eyewitness', '')
    """
    return _bases().get(text.strip().casefold(), "")


@lru_cache(maxsize=1)
def bases_told() -> Message:
    """The names of all of them, one after the other, as the template has them in each language."""
    languages = {code: language_of(code) for code in offered_languages()}
    names = BASIS_NAMES.values()
    return in_languages({code: ", ".join(map(one.say, names)) for code, one in languages.items()})


@lru_cache(maxsize=1)
def _bases() -> Mapping[str, str]:
    found = {code: code for code in BASES}
    for language in map(language_of, offered_languages()):
        for code, name in BASIS_NAMES.items():
            found.setdefault(language.say(name).casefold(), code)
    return found
