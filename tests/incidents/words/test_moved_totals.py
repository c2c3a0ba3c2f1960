"""A total that a change moves, in words."""

from __future__ import annotations

from incidents.counting.moved_totals import moved_totals
from incidents.languages.language import Language
from incidents.words.moved_totals import moved_in_words, sentences_of
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


def test_a_total_that_keeps_its_number_is_told_with_what_moves_beside_it(tables: Tables) -> None:
    more_than = {"detained_high": None, "extent": "part"}
    tables.add("origins", origin_id="afp", name="AFP", voice_id="afp")
    tables.add("reports", detained_low=300, detained_text="at least 300", **more_than)
    before = tables.read().dataset
    other = {"report_id": "2019-10-26-almaty-afp", "origin_id": "afp", **more_than}
    tables.add("reports", detained_low=100, detained_text="at least 100", **other)
    after = tables.read().dataset
    speakers = [Speaker(tables, Language(), PlaceNames(tables)) for tables in (before, after)]

    said = [moved_in_words(total, *speakers) for total in moved_totals(before, after)]

    now, then = "at least 300 (not contradicted)", "at least 300 (figures far apart)"
    assert said[0] == f"the whole table: now {now}; then {then}"


def test_a_sentence_that_rounds_is_printed_once_where_it_stays_with_the_figures_that_move(
    tables: Tables,
) -> None:
    day = {"date_first": "2019-11-02", "date_last": "2019-11-02"}
    tables.add("events", event_id="2019-11-02", **day)
    tables.add("incidents", incident_id="2019-11-02-oral", event_id="2019-11-02", **day)
    tables.add("reports", detained_low=24, detained_high=None, detained_text="dozens")
    second = {"report_id": "second", "event_id": "2019-11-02", "scope": "2019-11-02-oral", **day}

    def speaker(detained: int) -> Speaker:
        exact = {"detained_low": detained, "detained_high": detained}
        tables.add("reports", **second, **exact, detained_text=f"{detained}")
        dataset = tables.read().dataset
        tables.rows["reports"].pop()
        return Speaker(dataset, Language(), PlaceNames(dataset))

    now, a_little, much = speaker(1000), speaker(1003), speaker(2000)

    def told(then: Speaker) -> tuple[tuple[str, str, str], ...]:
        return sentences_of(moved_totals(now.dataset, then.dataset)[0], now, then)

    [(heading, sentence, beside)] = told(a_little)
    assert heading == "Before and after"
    assert "1,000" in sentence
    assert "now: at least 1,024; then: at least 1,027" in beside
    assert [(one[0], one[2]) for one in told(much)] == [
        ("Now", "In all digits: at least 1,024."),
        ("Then", "In all digits: at least 2,024."),
    ]
