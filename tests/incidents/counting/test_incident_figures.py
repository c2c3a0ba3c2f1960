"""Each incident with the figure that the rule gives it alone, from far fewer of its answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import Field, fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.codes import CONTEXTS
from incidents.counting.count import places_of
from incidents.counting.incident_figures import IncidentFigure, _own_figure, _said, by_incident
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import rule_reports_of, wordings
from incidents.languages.language import Language
from incidents.rule.figure import Figure, event_figure
from incidents.rule.quantities import parse_quantity
from incidents.rule.ranges import Report
from incidents.rule.scope import Scope
from incidents.selection import Selection
from incidents.words.figure import label, own_figure, own_label
from tests.incidents.conftest import DAY, Tables
from tests.project_tables import released_dataset

SELECTIONS = {
    "everything": Selection(contexts=CONTEXTS),
    "protests": Selection(),
    "journalists": Selection(measure="journalists", contexts=CONTEXTS),
    "official": Selection(bases=("official",), contexts=CONTEXTS),
    "a place": Selection(places=("1526384",)),
    "two days": Selection(since=date(2019, 6, 9), until=date(2019, 6, 10)),
}
A_REPORT = {"scope": "2019-10-26-almaty", "event_id": "2019-10-26"}


Printed = tuple[str, int | None, int | None, str, str, bool]


def printed(figure: Figure, label: str) -> Printed:
    """What is told of a figure, wherever its reports have other ids."""
    return label, figure.low, figure.high, figure.standing, figure.support, figure.no_number


def one_by_one(dataset: Dataset, rows: Sequence[IncidentFigure], measure: str) -> list[Printed]:
    """What the rule for numbers answers when it is asked for the reports of each incident."""
    known, words = rule_reports_of(dataset, measure), wordings(dataset)
    figures = [event_figure(known[report] for report in row.own) for row in rows]
    return [printed(figure, label(figure, words, Language())) for figure in figures]


def as_printed(rows: Sequence[IncidentFigure]) -> list[Printed]:
    return [printed(row.figure, own_label(row.alone, Language())) for row in rows]


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_each_incident_has_the_figure_that_the_rule_gives_it_alone(selection: Selection) -> None:
    dataset = released_dataset()

    rows = by_incident(dataset, selection)

    assert rows
    assert as_printed(rows) == one_by_one(dataset, rows, selection.measure)


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_the_places_of_a_selection_are_those_of_its_incidents(selection: Selection) -> None:
    dataset = released_dataset()
    there = {row.incident["resolved_place_id"] for row in by_incident(dataset, selection)}

    assert places_of(dataset, selection) == there - {""}


def test_figures_of_every_kind_of_report_are_those_of_the_rule(tables: Tables) -> None:
    tables.add("origins", origin_id="ministry", name="Ministry", voice_id="state")
    texts = {
        (12, 12): "12 people",
        (13, None): "more than 12 people",
        (27, 33): "about 30 people",
        (24, None): "dozens of people",
        (None, 20): "up to 20 people",
        ("", ""): "arrests",
    }
    number = 0
    for first_bounds, first_text in texts.items():
        for second_bounds, second_text in texts.items():
            for basis in ("media", "eyewitness"):
                number += 1
                incident = f"2019-10-26-{number:03}"
                tables.add("incidents", incident_id=incident)
                both = (
                    (first_bounds, first_text, "rferl"),
                    (second_bounds, second_text, "ministry"),
                )
                for (low, high), text, origin in both:
                    tables.add(
                        "reports",
                        report_id=f"{incident}-{origin}",
                        scope=incident,
                        detained_low="" if low is None else low,
                        detained_high="" if high is None else high,
                        detained_text=text,
                        basis=basis if origin == "rferl" else "media",
                        origin_id=origin,
                    )
    dataset = tables.read().dataset

    rows = by_incident(dataset, Selection())

    assert as_printed(rows) == one_by_one(dataset, rows, "people")
    assert {row.figure.standing for row in rows} == {
        "not_contradicted",
        "disputed",
        "far_apart",
    }


def test_days_that_a_report_leaves_out_are_part_of_its_figure(tables: Tables) -> None:
    long = {"date_first": "2019-10-26", "date_last": "2019-10-28"}
    for name, days in (("long", long), ("same", DAY)):
        incident = f"2019-10-26-{name}"
        tables.add("incidents", incident_id=incident, **days)
        for report, report_days in (("whole", long), ("first", DAY)):
            low = 30 if report == "whole" else 40
            tables.add(
                "reports",
                report_id=f"{incident}-{report}",
                scope=incident,
                detained_low=low,
                detained_high=low,
                detained_text=f"{low} people",
                **report_days,
            )
    dataset = tables.read().dataset

    rows = by_incident(dataset, Selection())

    assert as_printed(rows) == one_by_one(dataset, rows, "people")


def test_reports_that_say_the_same_are_put_through_the_rule_once(tables: Tables) -> None:
    for number in range(2):
        incident = f"2019-10-26-{number}"
        tables.add("incidents", incident_id=incident)
        tables.add("reports", report_id=f"{incident}-rferl", scope=incident)
    *both, _ = by_incident(tables.read().dataset, Selection())

    assert both[0].alone is both[1].alone
    assert [row.shared for row in both] == [(), ()]
    assert [row.own for row in both] == [("2019-10-26-0-rferl",), ("2019-10-26-1-rferl",)]


WHOSE = ("report_id", "origin_id")
SAID = [field for field in fields(Report) if field.name not in WHOSE]


@pytest.mark.parametrize("field", SAID, ids=[field.name for field in SAID])
def test_every_field_of_a_report_but_whose_it_is_can_change_the_figure(field: Field[Any]) -> None:
    other = Report("b", "afp", "afp", Scope((("almaty", 1, 2),)), 30, 40)
    changed = {
        "voice_id": "afp",
        "scope": other.scope,
        "low": 15,
        "high": 35,
        "sees_part": True,
        "hedged": True,
        "is_measure": False,
        "computed": True,
    }
    one = Report("a", "rferl", "rferl", Scope((("almaty", 1, 1),)), 10, 20)
    another = replace(one, **{field.name: changed[field.name]})

    assert _said([one, other], [None, None], 1) != _said([another, other], [None, None], 1)


TEXTS = ("12", "20", "more than 12", "about 30", "dozens", "up to 20", "at least 24", "arrests")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(TEXTS),
            st.sampled_from(("state", "rferl", "afp")),
            st.sampled_from(((5, 5), (5, 7), (6, 6))),
            st.booleans(),
            st.booleans(),
        ),
        max_size=5,
    )
)
def test_reports_that_are_nobodys_carry_what_those_of_an_incident_do(
    drawn: list[tuple[str, str, tuple[int, int], bool, bool]],
) -> None:
    reports, words = [], {}
    for number, (text, voice, days, sees_part, hedged) in enumerate(drawn):
        said = words[f"r{number}"] = parse_quantity(text)
        low, high = (said.low, said.high) if said else (None, None)
        scope = Scope((("almaty", *days),))
        reports.append(
            Report(f"r{number}", voice, voice, scope, low, high, sees_part=sees_part, hedged=hedged)
        )
    figure = event_figure(reports)

    nobodys = _own_figure(_said(reports, [words[report.report_id] for report in reports], 5))

    assert printed(nobodys.figure, own_label(nobodys, Language())) == printed(
        figure, label(figure, words.get, Language())
    )


def test_of_two_reports_with_one_number_the_words_of_the_first_are_printed(tables: Tables) -> None:
    for report_id, text in (("a", "dozens"), ("b", "at least 24 people")):
        tables.add(
            "reports", report_id=report_id, detained_low=24, detained_high="", detained_text=text
        )
    rows = by_incident(tables.read().dataset, Selection())

    assert [own_label(row.alone, Language()) for row in rows] == ["dozens+"]


@pytest.mark.parametrize(
    ("bounds", "scope", "told"),
    [
        ((12, 12), "2019-10-26-almaty", "12"),
        (("", ""), "2019-10-26-almaty", "reported, no number"),
        ((12, 12), "all", "no figure of its own"),
        ((12, 12), "", "no report"),
    ],
)
def test_what_a_cell_says_of_an_incident_alone(
    bounds: tuple[Any, Any], scope: str, told: str, tables: Tables
) -> None:
    if scope:
        tables.add(
            "reports",
            scope=scope,
            detained_low=bounds[0],
            detained_high=bounds[1],
            detained_text="12 people" if bounds[0] else "arrests",
        )
    [row] = by_incident(tables.read().dataset, Selection())

    assert own_figure(row.alone, Language(), covered=row.covered) == told


def test_a_report_that_reaches_beyond_the_days_is_no_missing_report(tables: Tables) -> None:
    tables.add("reports", date_first="2019-10-26", date_last="2019-10-28")
    day = date(2019, 10, 26)

    [row] = by_incident(tables.read().dataset, Selection(since=day, until=day))

    assert (row.own, row.shared) == ((), ())
    assert own_figure(row.alone, Language(), covered=row.covered) == "no figure of its own"


def test_an_incident_that_nobody_reports_on_has_no_figure(tables: Tables) -> None:
    [row] = by_incident(tables.read().dataset, Selection())

    assert (row.figure, row.own, row.shared) == (Figure(), (), ())


def test_a_report_over_two_places_is_shared_by_each(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports", scope="2019-10-26-almaty 2019-10-26-oral")

    rows = by_incident(tables.read().dataset, Selection())

    assert {(row.own, row.shared) for row in rows} == {((), ("2019-10-26-almaty-rferl",))}


def test_an_empty_table_has_no_incident(empty_tables: Tables) -> None:
    assert by_incident(empty_tables.read().dataset, Selection()) == []
