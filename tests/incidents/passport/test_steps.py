from __future__ import annotations

import pytest

from incidents.languages.language import Language
from incidents.passport.provenance import EventPart, Role, passport
from incidents.passport.steps import MOST_TERMS, detail_in_words, role_in_words, sum_in_words
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


def test_the_bounds_that_a_report_counts_as_are_told_unless_they_are_its_words(
    tables: Tables,
) -> None:
    told = {
        ("a bus of people", 12, 12): "Counts as 12.",
        ("a bus or more", 12, None): "Counts as 12 or more.",
        ("a bus at most", None, 30): "Counts as up to 30.",
        ("a bus or two", 12, 30): "Counts as 12 to 30.",
        ("12 people", 12, 12): "",
    }
    for number, (text, low, high) in enumerate(told):
        figure = {"detained_low": low, "detained_high": high, "detained_text": text}
        tables.add("reports", report_id=str(number), **figure)
    speaker = Speaker(tables.read().dataset, Language(), lambda place, on: place)

    roles = [role_in_words(Role(str(n), "side"), "people", speaker) for n in range(len(told))]
    assert roles == list(told.values())
