"""The words a reader sees, in the reader's language.

A catalogue is a value: made for one session, handed down to whatever writes words, never global.
English is the source. A folder in locale/ is a language.
"""

from __future__ import annotations

import gettext
import re
from functools import cache

from babel import Locale, negotiate_locale
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo

from geo.project_data import LOCALE as LOCALE
from geo.shipped_files import BrokenFile, told_as_broken
from incidents.languages.language import NO_CATALOGUE, Language

DOMAIN = "messages"
SOURCE_LANGUAGE = "en"

OWN_NAMES = {"kk": "Қазақша"}
"""What speakers call a language where Babel has its name of the dictionary ("Қазақ тілі")."""

_ACCEPTED = re.compile(
    r"(?P<tag>[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*|\*)(?:;q=(?P<weight>[01](?:\.\d*)?))?"
)
"""A language range of the header Accept-Language, with its weight (RFC 9110, 12.5.4)."""


@cache
def translations(language: str) -> gettext.NullTranslations:
    """The catalogue of this language, the very same each time; English where there is none."""
    if language not in catalogues():
        return NO_CATALOGUE
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def language_of(code: str) -> Language:
    """The language with its catalogue, to write in; English where there is none."""
    return Language(code, translations(code))


def language_for(asked: str, accepted: str) -> Language:
    """The language `asked` for by a link, if it is offered; else that of the browser, as
    `accepted_language` says."""
    return language_of(asked if asked in offered_languages() else accepted_language(accepted))


def accepted_language(accepted: str) -> str:
    """The code of the offered language that a browser likes best, by its header Accept-Language;
    English where it likes none.

    >>> accepted_language("de-CH, en;q=0.5"), accepted_language("")
    ('en', 'en')
    """
    found = [_ACCEPTED.fullmatch("".join(part.split())) for part in accepted.split(",")]
    weighed = [(float(one["weight"] or 1), one["tag"].lower()) for one in found if one]
    liked = [tag for weight, tag in sorted(weighed, key=lambda one: -one[0]) if weight > 0]
    wildcard = [SOURCE_LANGUAGE if tag == "*" else tag for tag in liked]
    return negotiate_locale(wildcard, offered_languages(), sep="-") or SOURCE_LANGUAGE


def offered_languages() -> dict[str, str]:
    """The languages to choose from, code to the language's own name, English first.

    A catalogue with no word translated yet is not offered: it would promise what it does not hold.
    """
    codes = [SOURCE_LANGUAGE, *(code for code, messages in catalogues().items() if messages)]
    own = {code: _own_name(code) for code in codes}
    return own | {code: name for code, name in OWN_NAMES.items() if code in own}


def _own_name(code: str) -> str:
    return (Locale.parse(code).get_display_name() or code).capitalize()


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
