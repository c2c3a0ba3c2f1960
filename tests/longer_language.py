"""A language made on the spot: every message in Kazakh letters and almost half as long again."""

from __future__ import annotations

from gettext import NullTranslations
from itertools import cycle, islice
from string import Formatter

import pytest

from incidents.languages import catalogues
from incidents.languages.language import Language

LONGER = 0.4
"""How much longer than in English."""

_LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "әбцдеғгһіжқлмнөпқрстұвшхүзӘБЦДЕҒГҺІЖҚЛМНӨПҚРСТҰВШХҮЗ",
)


def pseudo(message: str) -> str:
    """The message without a Latin letter, its placeholders as they are.

    >>> pseudo("a day on or after {first}")
    'ә дәү өн өр әғтер  әңғұүө{first}'
    """
    parts = []
    for words, name, form, conversion in Formatter().parse(message):
        added = islice(cycle(" әңғұүөһ"), round(len(words) * LONGER) if words.strip() else 0)
        parts.append(words.translate(_LETTERS).replace("{", "{{").replace("}", "}}"))
        parts += added
        if name is not None:
            tail = (f"!{conversion}" if conversion else "") + (f":{form}" if form else "")
            parts.append(f"{{{name}{tail}}}")
    return "".join(parts)


class _Pseudo(NullTranslations):
    def gettext(self, message: str) -> str:
        return pseudo(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return pseudo(singular if number == 1 else plural)

    def pgettext(self, context: str, message: str) -> str:
        return pseudo(message)

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> str:
        return pseudo(singular if number == 1 else plural)


PSEUDO = Language("kk", _Pseudo())


def offer_pseudo(patch: pytest.MonkeyPatch) -> None:
    """Lets the commands and the app take the made-up language for Kazakh."""
    known = {"kk": PSEUDO.translations}
    patch.setattr(catalogues, "catalogues", lambda: {"kk": 1})
    patch.setattr(catalogues, "translations", lambda code: known.get(code, NullTranslations()))
