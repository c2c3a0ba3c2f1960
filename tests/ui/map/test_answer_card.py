"""The card of an answer as plain text."""

from __future__ import annotations

from incidents.passport.answer import Answer, Quote
from incidents.words.language import Language
from ui.map.answer_card import lines


def test_words_of_the_authorities_stand_in_their_language_and_in_english() -> None:
    said = Quote("r", "57", "57 человек", "ru", "57 people", "Interior Ministry", "", ())

    told = list(lines(Answer("", "", "", "", (), (), (), (said,), ""), Language()))

    assert told[-1] == "The authorities: “57 человек” (“57 people”) (Interior Ministry)"
