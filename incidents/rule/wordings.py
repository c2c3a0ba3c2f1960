"""The one table that says which bounds words carry: "about" and a number, "dozens" alone.

The conventions are those of event data sets that keep low, high and text apart (Crowd Counting
Consortium: "hundreds" is 200); the tenth either way for "about" is ours. Russian and Kazakh words
stand by their meaning. `incidents/rule/quantities.py` finds them in a text.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True)
class Wording:
    """One row of the table: words that stand before a number, or after it, and what they carry."""

    code: str
    words: tuple[str, ...]
    bounds: Callable[[int], Bounds]
    computed: bool
    after: tuple[str, ...] = ()


def _tenth(number: int) -> float:
    return max(1.0, number / 10)


WORDINGS = (
    Wording(
        "more_than",
        (
            *("more than", "over", "in excess of", "upwards of", "upward of", "north of", "above"),
            *("более", "более чем", "больше", "больше чем", "свыше"),
        ),
        lambda n: (n + 1, None),
        False,
        ("с лишним", "с небольшим", "с чем-то", "с хвостиком", "астам", "артық", "аса", "көп"),
    ),
    Wording(
        "at_least",
        (
            *("at least", "no fewer than", "no less than", "not fewer than", "not less than"),
            *(
                "a minimum of",
                "minimum",
                "no fewer",
                "not fewer",
                "не менее",
                "не менее чем",
                "не меньше",
                "по меньшей мере",
            ),
            *("по крайней мере", "как минимум", "минимум", "кемінде", "кем дегенде", "щонайменше"),
            *("ең кемі", "ең аз дегенде", "ең азы", "кемі", "аз дегенде", "самое малое"),
            "at the very least",
        ),
        lambda n: (n, None),
        False,
        (
            *("or more", "and more", "or above", "and above", "and up", "or over", "and over", "+"),
            *("-plus", "plus", "и более", "или более", "и больше", "или больше", "и выше"),
            *("и свыше", "кем емес", "аз емес", "және одан көп", "және одан да көп"),
            *("at least", "at the very least", "как минимум", "минимум", "по меньшей мере"),
        ),
    ),
    Wording(
        "up_to",
        (
            *("up to", "as many as", "at most", "no more than", "not more than", "not exceeding"),
            *("a maximum of", "maximum", "до", "не более", "не более чем", "не больше", "максимум"),
            *("ең көбі", "ең көп дегенде", "көп дегенде", "самое большее", "от силы"),
        ),
        lambda n: (None, n),
        False,
        (
            "at most",
            "at the most",
            "максимум",
            "or fewer",
            "or less",
            "дейін",
            "көп емес",
            "артық емес",
            "аспайтын",
        ),
    ),
    Wording(
        "fewer_than",
        (
            *("fewer than", "less than", "under", "below"),
            *("менее", "менее чем", "меньше", "меньше чем"),
        ),
        lambda n: (None, n - 1),
        True,
        ("кем", "аз"),
    ),
    Wording(
        "about",
        (
            *("about", "around", "some", "approximately", "roughly", "circa"),
            *("около", "примерно", "приблизительно", "порядка", "где-то", "шамамен", "шамасы"),
        ),
        lambda n: (max(0, math.floor(n - _tenth(n))), math.ceil(n + _tenth(n))),
        True,
        (
            "or so",
            "or thereabouts",
            "-odd",
            "odd",
            "-some",
            "-something",
            "something",
            "шақты",
            "шамалы",
            "шамасында",
            "адамдай",
        ),
    ),
    Wording(
        "nearly",
        (
            *("nearly", "close to", "almost", "just under", "just short of", "почти"),
            *("close on", "getting on for"),
            *("без малого", "едва ли не", "чуть ли не", "чуть не"),
        ),
        lambda n: (max(0, math.floor(n - _tenth(n))), n),
        True,
        ("жуық", "таяу", "тарта"),
    ),
)

_MANY = {
    "десят": ("десятки", "десятков", "десяткам", "десятками", "десятках"),
    "сот": ("сотни", "сотен", "сотням", "сотнями", "сотнях"),
    "тысяч": ("тысячи", "тысяч", "тысячам", "тысячами", "тысячах"),
}
"""Plurals that carry no number alone, in each case: "задержание сотен человек"."""


def _thousands(of: str) -> Iterator[str]:
    return (f"{many} тысяч" for many in _MANY[of])


VAGUE = {
    **dict.fromkeys(("several", "a few", "несколько", "нескольких", "бірнеше"), 3),
    **dict.fromkeys(("a handful", "handful", "горстка", "горстку", "горстки"), 3),
    **dict.fromkeys(("tens of", "tens"), 20),
    **dict.fromkeys(("dozens", *_MANY["десят"], "ондаған"), 24),
    **dict.fromkeys(("several dozens", "several dozen", "a few dozen", "a few dozens"), 36),
    **dict.fromkeys(("несколько десятков", "нескольких десятков", "бірнеше ондаған"), 36),
    **dict.fromkeys(("scores",), 40),
    **dict.fromkeys(("several scores", "several score"), 60),
    **dict.fromkeys(("hundreds", *_MANY["сот"], "жүздеген"), 200),
    **dict.fromkeys(("several hundred", "several hundreds", "a few hundred"), 300),
    **dict.fromkeys(("несколько сотен", "нескольких сотен"), 300),
    **dict.fromkeys(("бірнеше жүз", "бірнеше жүздеген"), 300),
    **dict.fromkeys(("thousands", *_MANY["тысяч"], "мыңдаған"), 2000),
    **dict.fromkeys(("several thousand", "several thousands", "a few thousand"), 3000),
    **dict.fromkeys(("несколько тысяч", "нескольких тысяч"), 3000),
    **dict.fromkeys(("бірнеше мың", "бірнеше мыңдаған"), 3000),
    **dict.fromkeys(("tens of thousands", *_thousands("десят"), "ондаған мың"), 20_000),
    **dict.fromkeys(("hundreds of thousands", *_thousands("сот"), "жүздеген мың"), 200_000),
}
"""Words that carry an "at least" without a number."""

OR_A_UNIT = ("сотни", "тысячи")
"""Words that are vague alone, and one unit behind a word such as "более": its genitive."""

NO_MORE = ("up_to", "fewer_than")
"""Rows of `WORDINGS` that close a figure: with words that carry no number they carry none either,
as "up to several dozen" does."""

PLAIN = (
    *(
        "half a dozen",
        "half a hundred",
        "half a thousand",
        "1.5 thousand",
        "one and a half thousand",
    ),
    *("десяток", "полтора десятка", "полсотни", "сотня", "полтысячи", "полторы тысячи", "1,5 тыс"),
    *("он бес", "жарты жүз", "бір жарым мың"),
)
"""Words that are a number like any other: examples for the page that shows the table."""

BETWEEN = (
    "between 50 and 60",
    "from 50 to 60",
    "50-60",
    "от 50 до 60",
    "50-ден 60-қа дейін",
    "15 or 16",
    "15 или 16",
    "50 мен 60 арасында",
)
"""Two numbers that make a range, for the same page."""
