"""What is said of many selections is what the files beside this one say, in every language.

Where a change of words is meant, `make sentences` writes them anew.
"""

from __future__ import annotations

import re

import pytest

from incidents.languages.catalogues import offered_languages
from tests.incidents.words.printed_sentences import path_of, printed, queries, released

DATASET = released()


@pytest.mark.parametrize("code", offered_languages())
def test_what_is_said_of_many_selections_is_what_was_reviewed(code: str) -> None:
    assert path_of(code).is_file(), "run make sentences, and look through what it wrote"
    assert printed(code, DATASET) == path_of(code).read_text(encoding="utf-8")


def test_no_language_has_a_file_that_nobody_is_offered() -> None:
    kept = {path.stem.removeprefix("sentences_") for path in path_of("en").parent.glob("*.txt")}

    assert kept <= offered_languages().keys()


def test_the_selections_meet_each_way_a_figure_can_stand() -> None:
    said = path_of("en").read_text(encoding="utf-8")

    assert len(queries(DATASET)) == len(set(queries(DATASET))) >= 60
    for words in ("disagree", "acknowledge", "journalists", "no number", "or more", "No reported"):
        assert len(re.findall(words, said)) > 1, words
