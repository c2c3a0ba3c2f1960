"""The words a reader sees, in the reader's language.

A catalogue is a value: made for one session, handed down to whatever writes words, never global.
English is the source. A folder in locale/ is a language.
"""

from __future__ import annotations

import gettext
from functools import cache

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from geo.project_data import LOCALE as LOCALE
from geo.shipped_files import BrokenFile, told_as_broken
from incidents.words.language import NO_CATALOGUE, Language

DOMAIN = "messages"
SOURCE_LANGUAGE = "en"


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of this language, the very same each time; English where there is none."""
    if language not in catalogues():
        return NO_CATALOGUE
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def language_of(code: str) -> Language:
    """The language with its catalogue, to write in; English where there is none."""
    return Language(code, translations(code))


def offered_languages() -> dict[str, str]:
    """The languages to choose from, code to the language's own name, English first.

    A catalogue with no word translated yet is not offered: it would promise what it does not hold.
    """
    codes = [SOURCE_LANGUAGE, *(code for code, messages in catalogues().items() if messages)]
    return {code: (Locale.parse(code).get_display_name() or code).capitalize() for code in codes}


@cache
def catalogues() -> dict[str, int]:
    """The compiled catalogues that are whole, code to the number of messages translated."""
    return {code: read for code, read in _read().items() if isinstance(read, int)}


def broken_catalogues() -> tuple[BrokenFile, ...]:
    """What is wrong with the others: the app does without their languages."""
    return tuple(read for read in _read().values() if isinstance(read, BrokenFile))


@cache
def _read() -> dict[str, int | BrokenFile]:
    """By language the number of messages translated, or what is wrong with its catalogue."""
    found: dict[str, int | BrokenFile] = {}
    for source in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        path, code = source.with_suffix(".mo"), source.parts[-3]
        try:
            with told_as_broken(path, mend="make messages"), path.open("rb") as file:
                found[code] = sum(map(_is_translated, read_mo(file)))
        except BrokenFile as broken:
            found[code] = broken
    return found


def _is_translated(message: Message) -> bool:
    """Whether it says anything of its own: a plural without translation is compiled to English."""
    if not message.id:
        return False
    return isinstance(message.string, str) or not set(message.string or ()) <= set(message.id)
