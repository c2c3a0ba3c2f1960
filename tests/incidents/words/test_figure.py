"""How a figure is printed: sums keep no digits that nobody said."""

from __future__ import annotations

from typing import Any

import pytest

from incidents.counting.count import count
from incidents.counting.incident_figures import by_incident
from incidents.counting.own_columns import own_columns
from incidents.languages.language import Language
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.words.dispute import side_in_words
from incidents.words.figure import End, label, own_line, phrase, phrase_of
from incidents.words.own_labels import own_labels
from incidents.words.place_names import PlaceNames
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


def figures(tables: Tables, *reports: tuple[int | str, int | str, str]) -> tuple[str, str, str]:
    """The figure of one event a report: in a few signs, in words, and exactly."""
    for number, (low, high, text) in enumerate(reports):
        event, place = f"event-{number}", f"place-{number}"
        tables.add("events", event_id=event)
        tables.add("incidents", incident_id=place, event_id=event)
        bounds = {"detained_low": low, "detained_high": high, "detained_text": text}
        tables.add("reports", report_id=f"r{number}", event_id=event, scope=place, **bounds)
    dataset, language = tables.read().dataset, Language()
    figure = count(dataset, Selection()).figure
    words = Speaker(dataset, language, lambda place, on: place).words
    return (
        label(figure, words, language),
        phrase(figure, words, language),
        phrase(figure, words, language, exact=True),
    )


@pytest.mark.parametrize(
    ("reports", "printed"),
    [
        (
            [(24, "", "dozens"), (97, 97, "97 people"), (1001, "", "more than 1,000")],
            (">1,100", "more than 1,100", "at least 1,122"),
        ),
        (
            [(450, 550, "about 500"), (27, 33, "about 30"), (6, 6, "six people")],
            ("~480–590", "about 480 to 590", "483 to 589"),
        ),
        ([(20, 20, "20 people"), (97, 97, "97 people"), (6, 6, "six people")], ("123",) * 3),
        (
            [(24, "", "dozens"), (20, 20, "20 people"), (6, 6, "six people")],
            ("50+", "at least 50", "at least 50"),
        ),
    ],
)
def test_a_large_sum_that_rests_on_a_computed_bound_keeps_two_digits(
    tables: Tables, reports: list[tuple[int | str, int | str, str]], printed: tuple[str, str, str]
) -> None:
    assert figures(tables, *reports) == printed


def test_the_side_of_a_dispute_that_is_a_sum_keeps_no_digits_that_nobody_said(
    tables: Tables,
) -> None:
    bounds: dict[str, Any]
    places = [(63, 77, "around 70"), (21, "", "more than 20"), (42, 42, "42 people")]
    scope = []
    for number, (low, high, text) in enumerate(places):
        tables.add("incidents", incident_id=f"place-{number}", location_text=str(number))
        scope.append(f"place-{number}")
        bounds = {"detained_low": low, "detained_high": high, "detained_text": text}
        tables.add("reports", report_id=f"r{number}", scope=scope[-1], **bounds)
    police = {"detained_low": 53, "detained_high": 53, "detained_text": "53 people"}
    agency = {"detained_low": 101, "detained_high": "", "detained_text": "over 100 people"}
    for name, bounds in {"police": police, "agency": agency}.items():
        tables.add("reports", report_id=name, scope=" ".join(scope), **bounds)
    dataset, language = tables.read().dataset, Language()
    result = count(dataset, Selection())
    speaker = Speaker(dataset, language, lambda place, on: place)

    assert result.figure.high == 126
    printed = phrase(result.figure, speaker.words, language)
    assert printed == "53 or more than 120, disputed"
    (node,) = result.figure.tree
    assert side_in_words(node, node.sides[1], speaker) == "the places add up to more than 120"


def test_only_the_end_that_was_rounded_is_called_about() -> None:
    low, high = End("“80”", "“80”", quoted=True), End("120", "120", about="120")

    said = phrase_of(Figure(81, 119, number_of_events=1), (low, high), Language())

    assert said == "“80” to about 120"


@pytest.mark.parametrize(
    ("report", "line"),
    [
        ({}, "This place alone: 12"),
        (
            {"detained_low": "", "detained_high": ""},
            "Detentions reported, no number for this place alone.",
        ),
        ({"scope": "all"}, "No figure for this place alone."),
    ],
)
def test_a_place_has_its_own_figure_or_the_words_that_it_has_none(
    tables: Tables, report: dict[str, str], line: str
) -> None:
    dataset = tables.add("reports", **report).read().dataset
    [row] = by_incident(dataset, Selection())

    assert own_line(row.alone, Language()) == line


def test_a_closed_figure_whose_ends_meet_is_that_number_and_not_more_than_another(
    tables: Tables,
) -> None:
    tables.add("origins", origin_id="police", voice_id="police")
    tables.add("reports", report_id="r0", detained_low="", detained_text="up to a dozen people")
    more = {"detained_low": 12, "detained_high": "", "detained_text": "more than 11 people"}
    dataset = tables.add("reports", report_id="r1", origin_id="police", **more).read().dataset
    figure = count(dataset, Selection()).figure
    speaker = Speaker(dataset, Language(), PlaceNames(dataset))

    assert (figure.low, figure.high, figure.open_ended) == (12, 12, False)
    assert phrase(figure, speaker.words, speaker.language) == "12"
    [printed], _ = own_labels(own_columns(dataset, Selection()), speaker.language)
    assert printed == "12"
