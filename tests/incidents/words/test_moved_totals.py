"""A total that a change moves, in words."""

from __future__ import annotations

from incidents.counting.moved_totals import moved_totals
from incidents.languages.language import Language
from incidents.words.moved_totals import moved_in_words
from incidents.words.place_names import PlaceNames
from incidents.words.speaker import Speaker
from tests.incidents.conftest import Tables


def test_each_total_is_told_from_what_to_what(tables: Tables) -> None:
    before = tables.read().dataset
    tables.add("reports", detained_low=24, detained_high=None, detained_text="dozens")
    after = tables.read().dataset
    speakers = [Speaker(tables, Language(), PlaceNames(tables)) for tables in (before, after)]

    said = [moved_in_words(total, *speakers) for total in moved_totals(before, after)]

    assert said == [
        "the whole table: now no report; then “dozens” or more",
        "2019: now no report; then “dozens” or more",
        "region: Almaty: now no report; then “dozens” or more",
        "Almaty: now no report; then “dozens” or more",
        "26 October 2019: now no report; then “dozens” or more",
    ]
