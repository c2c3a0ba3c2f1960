"""A language made on the spot: every message is there, accented and in brackets, so that whatever
a reader still sees in plain letters went through no catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from string import Formatter

import pytest

from incidents.languages import catalogues
from tests.kept_words import words_made_anew

CODE = "kk"
"""Whose place it takes: names of places, days and numbers are in Kazakh, in other letters."""

_PLAIN = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = "áƀćđéƒǵĥíĵķĺɱńóƥɋŕšŧúṽŵẋýžÁƁĆĐÉƑǴĤÍĴĶĹṀŃÓƤɊŔŠŦÚṼŴẊÝŽ"
_ACCENTS = str.maketrans(_PLAIN, _ACCENTED)


def accented(words: str) -> str:
    """The words with an accent on each letter.

    >>> accented("Reset")
    'Ŕéšéŧ'
    """
    return words.translate(_ACCENTS)


def pseudo(message: str) -> str:
    """The message accented and in brackets, its placeholders as they are.

    >>> pseudo("in {place}")
    '⟦íń {place}⟧'
    """
    parts = []
    for literal, name, spec, conversion in Formatter().parse(message):
        parts.append(accented(literal).replace("{", "{{").replace("}", "}}"))
        if name is not None:
            how = (f"!{conversion}" if conversion else "") + (f":{spec}" if spec else "")
            parts.append(f"{{{name}{how}}}")
    return f"⟦{''.join(parts)}⟧"


class Pseudo(NullTranslations):
    """The catalogue of the language: of every message there is, and of none that there is not."""

    def gettext(self, message: str) -> str:
        return pseudo(message) if message else message

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return pseudo(msgid1 if n == 1 else msgid2)


@contextmanager
def pseudo_offered() -> Iterator[str]:
    """The app offers the language, under this code; what it kept of others is made anew."""
    made = Pseudo()
    with pytest.MonkeyPatch.context() as patch, words_made_anew():
        patch.setattr(catalogues, "catalogues", lambda: {CODE: 1})
        patch.setattr(
            catalogues,
            "translations",
            lambda code: made if code == CODE else catalogues.NO_CATALOGUE,
        )
        yield CODE
