"""Where names stand in a list: in the order of the alphabet of the reader's language."""

from __future__ import annotations

import unicodedata
from functools import cache

CYRILLIC = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
"""The alphabet of Kazakh, that of Russian among it."""

LATIN = "abcdefghijklmnopqrstuvwxyz"

ALPHABETS = {"en": LATIN + CYRILLIC, "ru": CYRILLIC + LATIN, "kk": CYRILLIC + LATIN}
"""The letters of each language, those of its own script first (as CLDR has them)."""

WRITTEN_AS = {"en": {"ё": "е"}, "ru": {"ё": "е"}, "kk": dict[str, str]()}
"""Letters that stand with another one; in Kazakh ё is a letter of its own."""

FIRST_LETTER = 0x100
"""After everything that is no letter."""


def alphabetical(name: str, code: str) -> str:
    """What names are sorted by in the language of this code.

    Small letters and capitals, and letters with and without marks, stand together; signs stand
    before digits, and these before letters.

    >>> sorted(["Өскемен", "Орал", "Әйтеке би"], key=lambda name: alphabetical(name, "kk"))
    ['Әйтеке би', 'Орал', 'Өскемен']
    """
    folded = name.casefold()
    return f"{folded.translate(_order(code))}\0{folded}\0{name}"


@cache
def _order(code: str) -> _Order:
    return _Order(code)


class _Order(dict[int, str]):
    """For each character what it is sorted by, found when it is asked for first."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self._alphabet, self._written_as = ALPHABETS[code], WRITTEN_AS[code]

    def __missing__(self, codepoint: int) -> str:
        self[codepoint] = self._of(chr(codepoint))
        return self[codepoint]

    def _of(self, sign: str) -> str:
        letter = self._written_as.get(sign, sign)
        if letter not in self._alphabet:
            letter = unicodedata.normalize("NFD", letter)[0]  # without its marks
        if letter in self._alphabet:
            return chr(FIRST_LETTER + self._alphabet.index(letter))
        if letter.isalnum() or ord(letter) < FIRST_LETTER:
            return letter
        return "" if unicodedata.combining(letter) else " "
