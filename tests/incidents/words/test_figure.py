from __future__ import annotations

from incidents.counting.count import count
from incidents.selection import Selection
from incidents.words.figure import label, phrase
from incidents.words.language import Language
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables


def test_more_than_a_number_is_printed_with_the_number_that_was_said(tables: Tables) -> None:
    said = "more than 1,000 people"
    tables.add("reports", detained_low=1001, detained_high="", detained_text=said)
    dataset, language = tables.read().dataset, Language()
    figure = count(dataset, Selection()).figure
    words = Speaker(dataset, language, lambda place, on: place).words

    assert label(figure, words, language) == ">1,000"
    assert phrase(figure, words, language) == "more than 1,000"
