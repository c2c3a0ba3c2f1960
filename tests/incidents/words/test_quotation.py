"""Quotations end at a word, and have their translation beside them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from incidents.languages.language import Language
from incidents.words.quotation import ELLIPSIS, LONGEST_WORD, cut_at_word, quoted

WORDS = st.lists(st.text("абвәқdetain", min_size=1, max_size=LONGEST_WORD - 2), min_size=1)


@given(WORDS, st.integers(min_value=LONGEST_WORD + 1, max_value=200))
def test_what_is_cut_ends_at_a_word_with_an_ellipsis(words: list[str], most: int) -> None:
    text = " ".join(words)

    said = cut_at_word(text, most)

    assert len(said) <= most
    if said != text:
        kept = said.removesuffix(ELLIPSIS).split(" ")
        assert said.endswith(ELLIPSIS) and kept == words[: len(kept)]


def test_a_word_that_is_longer_than_the_room_is_cut_all_the_same() -> None:
    assert cut_at_word("a" * 90, 50) == "a" * 49 + ELLIPSIS


def test_a_quotation_that_is_cut_keeps_both_of_its_marks_and_its_translation() -> None:
    said = quoted("задержаны десятки человек", "dozens of people detained", Language(), most=20)

    assert said == "“задержаны десятки…” (“dozens of people…”)"
    assert quoted("dozens", "", Language(), most=20) == "“dozens”"
