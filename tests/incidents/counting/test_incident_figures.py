"""The incidents as columns: the same figures as one by one, from far fewer answers of the rule."""

from __future__ import annotations

from datetime import date

import pytest

from incidents.codes import CONTEXTS
from incidents.counting.incident_figures import NO_FIGURE, IncidentList, OwnFigure, incident_list
from incidents.counting.series import by_incident
from incidents.dataset.dataset import Dataset
from incidents.selection import Selection
from incidents.words.figure import label, wordings
from incidents.words.language import Language
from tests.incidents.conftest import DAY, Tables
from tests.project_tables import project_dataset

SELECTIONS = {
    "everything": Selection(contexts=CONTEXTS),
    "protests": Selection(),
    "journalists": Selection(measure="journalists", contexts=CONTEXTS),
    "official": Selection(bases=("official",), contexts=CONTEXTS),
    "a place": Selection(places=("1526384",)),
    "two days": Selection(since=date(2019, 6, 9), until=date(2019, 6, 10)),
}
A_REPORT = {"scope": "2019-10-26-almaty", "event_id": "2019-10-26"}


def one_by_one(dataset: Dataset, selection: Selection) -> list[tuple[str, OwnFigure, int, int]]:
    """What the rule for numbers answers when it is asked for each incident."""
    words, found = wordings(dataset), []
    for row in by_incident(dataset, selection):
        figure = row.figure
        printed = label(figure, words, Language()) if figure.number_of_events else ""
        own = OwnFigure(printed, figure.low, figure.no_number, figure.standing)
        found.append((row.incident["incident_id"], own, len(row.own), len(row.shared)))
    return found


def as_rows(listed: IncidentList) -> list[tuple[str, OwnFigure, int, int]]:
    columns = listed.incident_ids, listed.figures, listed.own, listed.shared
    return list(zip(*columns, strict=True))


@pytest.mark.parametrize("selection", SELECTIONS.values(), ids=SELECTIONS)
def test_each_incident_has_the_figure_that_the_rule_gives_it_alone(selection: Selection) -> None:
    dataset = project_dataset()

    expected = one_by_one(dataset, selection)

    assert expected
    assert as_rows(incident_list(dataset, selection, Language())) == expected


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

    listed = as_rows(incident_list(dataset, Selection(), Language()))

    assert listed == one_by_one(dataset, Selection())
    assert {figure.standing for _, figure, *_ in listed} == {
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
                "reports", report_id=f"{incident}-{report}", scope=incident,
                detained_low=low, detained_high=low, detained_text=f"{low} people", **report_days,
            )  # fmt: skip
    dataset = tables.read().dataset

    listed = as_rows(incident_list(dataset, Selection(), Language()))

    assert listed == one_by_one(dataset, Selection())


def test_an_incident_that_nobody_reports_on_has_no_figure(tables: Tables) -> None:
    listed = incident_list(tables.read().dataset, Selection(), Language())

    assert listed.figures == [NO_FIGURE]
    assert (listed.own, listed.shared) == ([0], [0])


def test_a_report_over_two_places_is_counted_as_shared_in_each(tables: Tables) -> None:
    tables.add("incidents", incident_id="2019-10-26-oral", location_text="Oral")
    tables.add("reports", scope="2019-10-26-almaty 2019-10-26-oral")

    listed = incident_list(tables.read().dataset, Selection(), Language())

    assert (listed.own, listed.shared) == ([0, 0], [1, 1])


def test_an_empty_table_is_an_empty_list(empty_tables: Tables) -> None:
    assert incident_list(empty_tables.read().dataset, Selection(), Language()).incident_ids == []
