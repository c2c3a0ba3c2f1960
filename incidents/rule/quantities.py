"""Words to bounds: the one table that says what "about 30" or "dozens" carries.

Bounds are for arithmetic, words are for print. The conventions are those of event data sets
that keep low, high and text apart (Crowd Counting Consortium: "hundreds" is 200); the tenth
either way for "about" is ours.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class Quantity:
    """A figure in words: its bounds, the phrase, and whether a bound is computed, not said.

    `one_more`: the low is one more than the number that was said ("more than 1,000").
    """

    low: int | None
    high: int | None
    phrase: str
    computed: bool
    one_more: bool = False


@dataclass(frozen=True)
class Wording:
    """One row of the table: words that stand before a number, and what they carry."""

    code: str
    words: tuple[str, ...]
    bounds: Callable[[int], Bounds]
    computed: bool


def _tenth(number: int) -> float:
    return max(1.0, number / 10)


WORDINGS = (
    Wording("more_than", ("more than", "over", "in excess of"), lambda n: (n + 1, None), False),
    Wording(
        "at_least",
        ("at least", "no fewer than", "no less than", "not fewer than", "not less than"),
        lambda n: (n, None),
        False,
    ),
    Wording(
        "up_to", ("up to", "as many as", "at most", "no more than"), lambda n: (None, n), False
    ),
    Wording(
        "about",
        ("about", "around", "some", "approximately", "roughly"),
        lambda n: (math.floor(n - _tenth(n)), math.ceil(n + _tenth(n))),
        True,
    ),
    Wording(
        "nearly",
        ("nearly", "close to", "almost"),
        lambda n: (math.floor(n - _tenth(n)), n),
        True,
    ),
)

VAGUE = {"several dozens": 36, "several dozen": 36, "dozens": 24, "hundreds": 200, "several": 3}
"""Words that carry an "at least" without a number."""

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SPOKEN = {word: value for value, word in enumerate(_SMALL, start=1)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
_UNITS = {"dozen": 12, "hundred": 100, "thousand": 1000}

# Nine digits at the most: longer ones count no people, and may be longer than Python converts.
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f ]\d{3}){1,2}(?!\d)|\d{1,9}(?!\d)"
_WORD = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_MODIFIER = "|".join(sorted((w for row in WORDINGS for w in row.words), key=len, reverse=True))
_PATTERN = re.compile(
    rf"\b(?:(?P<modifier>{_MODIFIER})\s+)?"
    rf"(?:(?P<vague>{'|'.join(VAGUE)})"
    rf"|(?:(?P<count>{_DIGITS}|{_WORD}|an?)[\s-]+)?(?P<unit>{'|'.join(_UNITS)})"
    rf"|(?P<number>{_DIGITS}|{_WORD}))\b",
    re.IGNORECASE,
)


def quantities(text: str) -> tuple[Quantity, ...]:
    """Every figure that an English text states, in its order.

    >>> [(q.low, q.high) for q in quantities("about 30 in one place, more than a dozen elsewhere")]
    [(27, 33), (1, 1), (13, None)]
    """
    return tuple(_quantity(match) for match in _PATTERN.finditer(text))


def parse_quantity(text: str) -> Quantity | None:
    """The first figure that an English text states, or None.

    >>> parse_quantity("dozens of people were detained").low
    24
    """
    return next(iter(quantities(text)), None)


def worded(text: str, *, low: int | None, high: int | None) -> Quantity | None:
    """The figure in the text that has just these bounds, or None.

    >>> worded("on 1 May about 100 people", low=90, high=110).phrase
    'about 100'
    """
    fitting = (q for q in quantities(text) if (q.low, q.high) == (low, high))
    return next(fitting, None)


def is_computed(text: str, *, low: int | None, high: int | None) -> bool:
    """Whether one of the bounds was said by nobody: it follows from the words of the text.

    >>> is_computed("dozens", low=24, high=None), is_computed("26 people", low=26, high=26)
    (True, False)
    >>> is_computed("more than 300", low=301, high=None)
    True
    """
    if low == high:
        return False
    digits = re.sub(r"(?<=\d)[,\s](?=\d)", "", text)
    if all(bound is None or str(bound) in digits for bound in (low, high)):
        return False
    said = worded(text, low=low, high=high)
    return said is not None and (said.computed or said.one_more)


def _quantity(match: re.Match[str]) -> Quantity:
    phrase = re.sub(r"\s+", " ", match.group()).lower()
    if vague := match["vague"]:
        return Quantity(VAGUE[vague.lower()], None, phrase, True)
    if unit := match["unit"]:
        number = _value(match["count"]) * _UNITS[unit.lower()]
    else:
        number = _value(match["number"])
    modifier = (match["modifier"] or "").lower()
    for row in WORDINGS:
        if modifier in row.words:
            low, high = row.bounds(number)
            # "More than a dozen" is 13, which people say; nobody says 1,001 for a thousand.
            one_more = row.code == "more_than" and (unit or "").lower() != "dozen"
            return Quantity(low, high, phrase, row.computed, one_more)
    return Quantity(number, number, phrase, False)


def _value(count: str | None) -> int:
    if count is None or count.lower() in {"a", "an"}:
        return 1
    spoken = _SPOKEN.get(count.lower())
    return spoken if spoken is not None else int(re.sub(r"\D", "", count))
