"""The letters of words in Latin and Cyrillic, many of which look alike."""

from __future__ import annotations

import re

_LATIN, _CYRILLIC = r"[A-Za-z\u00c0-\u02af]", r"[\u0400-\u052f]"
_BOTH = re.compile(f"{_LATIN}{_CYRILLIC}|{_CYRILLIC}{_LATIN}")


def mixed_words(text: str) -> list[str]:
    """The words of a text in which a Latin letter stands beside a Cyrillic one.

    >>> mixed_words("PDF-файл, Алматы, Aлматы")
    ['Aлматы']
    """
    return [word for word in re.findall(r"\w+", text) if _BOTH.search(word)]
