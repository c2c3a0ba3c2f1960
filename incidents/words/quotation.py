"""Words of others as they are quoted: cut at the end of a word, their translation beside them."""

from __future__ import annotations

from incidents.languages.language import Language

ELLIPSIS = "…"
LONGEST_WORD = 40
"""Characters of a word that nothing is cut in; a longer one without a blank is cut anywhere."""


def cut_at_word(text: str, most: int) -> str:
    """The text in at most `most` characters; one that is cut ends at a word with an ellipsis.

    >>> cut_at_word("detained dozens of people", 20)
    'detained dozens of…'
    """
    if len(text) <= most:
        return text
    whole = most - len(ELLIPSIS)
    blank = text.rfind(" ", max(0, whole - LONGEST_WORD), whole + 1)
    return text[: blank if blank > 0 else whole].rstrip(" ,;:–-") + ELLIPSIS


def quoted(words: str, translation: str, language: Language, *, most: int) -> str:
    """The words in quotation marks, and in others their translation where there is one; either is
    cut to `most` characters.

    >>> quoted("десятки", "dozens", Language(), most=20)
    '“десятки” (“dozens”)'
    """
    opens, closes = language.marks
    said = f"{opens}{cut_at_word(words, most)}{closes}"
    return f"{said} ({opens}{cut_at_word(translation, most)}{closes})" if translation else said
