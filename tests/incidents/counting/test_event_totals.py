"""What is kept of whole events and counted anew of cut ones adds up to what all reports give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import numpy as np
import pytest

from incidents.counting import event_totals
from incidents.counting.count import count
from incidents.counting.event_totals import totals_by
from incidents.counting.figure_columns import FigureColumns
from incidents.counting.select import candidates, in_period, rule_reports
from incidents.dataset.dataset import Dataset
from incidents.dataset.table_arrays import Ints, report_arrays
from incidents.rule.figure import Figure, add, event_figure
from incidents.selection import Selection
from incidents.slider import states
from incidents.slider.timeline import timeline
from tests.incidents.conftest import Tables
from tests.project_tables import released_dataset

CHOICES = [
    Selection(),
    Selection(since=date(2019, 5, 2), until=date(2019, 10, 25)),
    Selection(since=date(2019, 10, 26), until=date(2019, 10, 26)),
    Selection(regions=("KZ-75", "KZ-71")),
    Selection(organizers=("dck",), bases=("official", "eyewitness")),
    Selection(measure="journalists"),
    Selection(contexts=("protest", "state_of_emergency"), review="excerpt"),
]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return released_dataset()


def by_the_rule(dataset: Dataset, selection: Selection) -> Figure:
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    grouped = rule_reports(usable, dataset, measure=selection.measure)
    return add(event_figure(reports) for reports in grouped.values())


@pytest.mark.parametrize("selection", CHOICES)
def test_a_total_is_what_the_rule_gives_for_its_reports(
    dataset: Dataset, selection: Selection
) -> None:
    assert count(dataset, selection).figure == by_the_rule(dataset, selection)


def test_events_that_the_figure_has_counted_are_not_counted_again_for_the_slider(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counted, dataset = list[int](), released_dataset()
    real = event_totals.figures_by_event_of

    def noted(dataset: Dataset, measure: str, rows: Ints) -> tuple[FigureColumns, Ints]:
        counted.append(len(rows))
        return real(dataset, measure, rows)

    selection = Selection(since=date(2016, 5, 2), until=date(2019, 10, 25))
    monkeypatch.setattr(event_totals, "figures_by_event_of", noted)
    count(dataset, selection)
    by_the_figure = len(counted)
    timeline(dataset, selection)

    assert by_the_figure == len(counted) == 2


@pytest.mark.parametrize("mode", ["cumulative", "window"])
def test_what_a_region_leaves_of_an_event_is_counted_once_for_figure_and_slider(
    monkeypatch: pytest.MonkeyPatch, tables: Tables, mode: str
) -> None:
    counted = list[int]()
    tables.add("incidents", incident_id="in-oral", location_text="Oral")
    for number, scope in enumerate(["2019-10-26-almaty", "2019-10-26-almaty", "in-oral"]):
        tables.add("reports", report_id=f"r{number}", scope=scope)
    dataset, real = tables.read().dataset, states.figures_of_groups
    timeline(dataset, Selection(), mode=mode)

    def noted(dataset: Dataset, measure: str, rows: Ints, *rest: Any) -> FigureColumns:
        counted.append(len(rows))
        return real(dataset, measure, rows, *rest)

    monkeypatch.setattr(states, "figures_of_groups", noted)
    in_almaty = Selection(regions=("KZ-75",))
    figures = timeline(dataset, in_almaty, mode=mode)

    assert figures is not None
    assert figures.totals[0][1].low == count(dataset, in_almaty).figure.low == 12
    assert sum(counted) == 0


@pytest.mark.parametrize("selection", CHOICES)
def test_totals_by_voice_are_what_the_rule_gives_for_the_reports_of_each(
    dataset: Dataset, selection: Selection
) -> None:
    reports, measure = report_arrays(dataset), selection.measure
    usable = candidates(dataset, selection).usable(selection.since, selection.until)
    rows = np.flatnonzero(usable)
    voices = reports.voice_id.codes[rows]

    found = totals_by(dataset, measure, rows, voices)

    shuffled = np.r_[1 : len(rows) : 2, 0 : len(rows) : 2]
    assert totals_by(dataset, measure, rows[shuffled], voices[shuffled]) == found
    assert set(found) == set(voices.tolist())
    for voice, figure in found.items():
        own = rule_reports(
            candidates(dataset, selection).rows_of(usable & (reports.voice_id.codes == voice)),
            dataset,
            measure=measure,
        )
        assert figure == add(event_figure(reports) for reports in own.values())


def test_what_was_kept_for_one_selection_is_none_of_another(dataset: Dataset) -> None:
    every = count(dataset, Selection()).figure

    for selection in CHOICES[1:]:
        count(dataset, selection)
    again = count(dataset, replace(Selection(), since=date(1900, 1, 1))).figure

    assert again == every
