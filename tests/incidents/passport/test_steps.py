from __future__ import annotations

import pytest

from incidents.languages.language import Language
from incidents.passport.provenance import EventPart, passport
from incidents.passport.steps import MOST_TERMS, detail_in_words, sum_in_words
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables


@pytest.mark.parametrize("status", ["set_aside", "withdrawn"])
def test_the_reason_in_the_table_is_told(tables: Tables, status: str) -> None:
    dataset = tables.add("reports", status=status, status_reason="corrected").read().dataset
    speaker = Speaker(dataset, Language(), lambda place, on: place)

    [part] = passport(dataset, Selection()).left_out

    assert detail_in_words(part, speaker) == "corrected"


SUMS = [
    ([3], ""),
    ([3, None], ""),
    ([3, None, 20], "20 + 3 = at least 23"),
    ([2] * MOST_TERMS, "2 + 2 + 2 + 2 + 2 + 2 + 2 + 2 = at least 16"),
    ([2] * (MOST_TERMS + 1), "9 steps add up to at least 18"),
    ([2] * (MOST_TERMS + 2), "10 steps add up to at least 20"),
]


def test_a_sum_is_written_out_the_largest_first_unless_it_is_long(tables: Tables) -> None:
    speaker = Speaker(tables.read().dataset, Language(), lambda place, on: place)

    for lows, told in SUMS:
        parts = tuple(EventPart("", Figure(low=low), ()) for low in lows)
        assert sum_in_words(parts, speaker) == told
