"""The card of an answer as plain text."""

from __future__ import annotations

import re
from datetime import date

import pytest
from markupsafe import Markup

from incidents.counting.count import count
from incidents.languages.language import Language
from incidents.passport.answer import Answer, Quote, answer
from incidents.selection import Selection
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.project_tables import project_dataset
from ui.map.answer_card import card_parts, lines


def test_words_of_the_authorities_stand_in_their_language_and_in_english() -> None:
    said = Quote("r", "57", "57 человек", "ru", "57 people", "Interior Ministry", "", ())

    told = list(lines(Answer("", "", "", "", (), (), (), (said,), ""), Language()))

    assert told[-1] == "The authorities: “57 человек” (“57 people”) (Interior Ministry)"


@pytest.mark.parametrize(
    "choice",
    [
        Selection(events=("2019-10-26",)),
        Selection(events=("2022-01",)),
        Selection(events=("2019-10-26",), places=("1526384",)),
        Selection(since=date(2030, 1, 1)),
    ],
)
def test_both_forms_of_a_copy_say_the_same_and_lead_to_the_same_places(choice: Selection) -> None:
    dataset = project_dataset()
    language = Language()
    made = answer(count(dataset, choice), Speaker(dataset, language, PlaceNames(dataset)))
    plain, rich = "\n".join(lines(made, language)), "\n".join(card_parts(made, language))

    addresses = re.compile(r"https?://[^\s\"]+")
    assert set(addresses.findall(plain)) == {
        str(Markup(found).unescape()) for found in addresses.findall(rich)
    }
    bare = [" ".join(Markup(addresses.sub("", text)).striptags().split()) for text in (plain, rich)]
    assert re.findall(r"\w+", bare[0]) == re.findall(r"\w+", bare[1])
