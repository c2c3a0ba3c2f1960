"""Words of reports in the reader's language."""

from __future__ import annotations

import pytest

from incidents.languages.catalogues import language_of
from incidents.languages.language import Language
from incidents.rule.quantities import parse_quantity
from incidents.rule.wordings import PLAIN, VAGUE, WORDINGS
from incidents.words.quantity import quantity_in_words


def said(text: str, code: str) -> str:
    quantity = parse_quantity(text)
    assert quantity
    return " ".join(quantity_in_words(quantity, language_of(code)).split())


@pytest.mark.parametrize(
    ("text", "russian"),
    [
        ("some 40 activists", "около 40"),
        ("almost 700 people", "почти 700"),
        ("More than a thousand", "более 1 000"),
        ("fewer than 30", "менее 30"),
        ("at least nine", "не менее 9"),
        ("50-60 people", "от 50 до 60"),
        ("between 50 and 60", "от 50 до 60"),
        ("dozens of people", "десятки"),
        ("tens of thousands", "десятки тысяч"),
        ("eight people", "8"),
        ("более 10 активистов", "более 10"),
    ],
)
def test_words_are_told_in_russian(text: str, russian: str) -> None:
    assert said(text, "ru") == russian


def test_english_keeps_the_words_of_the_report() -> None:
    assert said("some 40 activists", "en") == "some 40"


@pytest.mark.parametrize(
    "text",
    [
        *VAGUE,
        *PLAIN,
        *(f"{word} 40" for row in WORDINGS for word in row.words),
        *(f"40 {word}" for row in WORDINGS for word in row.after),
    ],
)
def test_all_that_the_rule_reads_can_be_told_in_another_language(text: str) -> None:
    quantity = parse_quantity(text)
    assert quantity

    assert quantity_in_words(quantity, Language("ru"))
