"""Bidirectional text: what runs from right to left is kept from turning the words around it."""

from __future__ import annotations

import re

OPENS, CLOSES = "\u2068", "\u2069"
"""First strong isolate, and the end of it (Unicode Standard Annex 9)."""

# Letters that run from right to left, and the marks that turn a text or end its turning.
TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
MARKS = re.compile("[\u2066-\u2069]")


def isolated(text: str) -> str:
    r"""The text, closed in where a part of it runs from right to left; else as it is.

    A mark that ends what began outside of the text would open the door again: it is taken out.

    >>> isolated("Almaty"), isolated("\u202eturned\u2069 on")
    ('Almaty', '\u2068\u202eturned on\u2069')
    """
    if not TURNS.search(text):
        return text
    open_now = 0

    def balanced(mark: re.Match[str]) -> str:
        nonlocal open_now
        if mark[0] == CLOSES and not open_now:
            return ""
        open_now += -1 if mark[0] == CLOSES else 1
        return mark[0]

    inside = MARKS.sub(balanced, text)
    return OPENS + inside + CLOSES * (open_now + 1)
