"""Endings of Kazakh numerals agree in voice and vowel with the word that is read."""

from __future__ import annotations

import pytest
from num2words import num2words

from incidents.languages.kazakh_numerals import ablative

VOICELESS = "бгғдкқпстфхцчшщ"
"""Consonants that are voiceless at the end of a word: т stands behind them."""

NASAL = "мнң"


@pytest.mark.parametrize("number", [*range(101), 110, 200, 1000, 1050, 7_400, 10_000, 3 * 10**6])
def test_the_ending_agrees_with_the_last_word(number: int) -> None:
    word = str(num2words(number, lang="kz")).split()[-1]
    first = "т" if word[-1] in VOICELESS else "н" if word[-1] in NASAL else "д"
    last_vowel = [letter for letter in word if letter in "аәеёиоөуұүыіэюя"][-1]
    vowel = "а" if last_vowel in "аоұыя" or word == "миллион" else "е"
    assert ablative(number) == f"{first}{vowel}н"


def test_a_billion_ends_in_a_voiceless_consonant() -> None:
    assert ablative(10**9) == "тан"
