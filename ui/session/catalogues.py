"""The words a reader sees, in the reader's language.

A catalogue is a value: made for one session, handed down to whatever writes words, never global.
English is the source. A folder in locale/ is a language.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from incidents.words.language import NO_CATALOGUE, Language

LOCALE = Path(__file__).parents[2] / "locale"
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
    return {code: Locale.parse(code).get_display_name().capitalize() for code in codes}


@cache
def catalogues() -> dict[str, int]:
    """The compiled catalogues, language code to the number of messages translated."""
    found = {}
    for path in sorted(LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.mo")):
        with path.open("rb") as file:
            found[path.parts[-3]] = sum(map(_is_translated, read_mo(file)))
    return found


def _is_translated(message: Message) -> bool:
    """Whether it says anything of its own: a plural without translation is compiled to English."""
    if not message.id:
        return False
    return isinstance(message.string, str) or not set(message.string) <= set(message.id)
