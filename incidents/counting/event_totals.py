"""The figures of whole events, kept by who says so: most filters leave most events whole.

A filter by period, place, region or organizer adds up what is kept of the events that it leaves
whole, and counts anew only those that it cuts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from incidents.counting.figure_columns import FigureColumns, added_up
from incidents.counting.report_columns import (
    figure_of,
    figures_by_event,
    figures_of_groups,
    ids_of_numbers,
    names_of,
    report_columns,
)
from incidents.counting.select import WhoSays, live_reports
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import Truths, event_arrays, report_arrays
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class WholeEvents:
    """The figure of every event, by its number, from all of these reports on it."""

    figures: FigureColumns
    reports: Truths


@memoised(at_most=12)  # a table of 1,000,000 incidents takes some 40 MB of each
def whole_events(dataset: Dataset, says: WhoSays, state_alone: bool = False) -> WholeEvents:
    """Every event as those who are asked have it; from the state's reports alone where told so."""
    reports = report_arrays(dataset)
    live = live_reports(dataset, says)
    if state_alone:
        live &= reports.voice_id.among((STATE,))
    rows, events = np.flatnonzero(live), len(event_arrays(dataset))
    figures = figures_of_groups(dataset, says.measure, rows, reports.event[rows], events)
    return WholeEvents(figures, live)


def kept_total(
    dataset: Dataset, says: WhoSays, usable: Truths, *, state_alone: bool = False
) -> Figure:
    """The figure of all these reports, which are among those of the ones who are asked."""
    event, events = report_arrays(dataset).event, len(event_arrays(dataset))
    if not usable.any():
        return Figure()
    kept = whole_events(dataset, says, state_alone)
    there = np.bincount(event[usable], minlength=events) > 0
    differs = np.bincount(event[usable != kept.reports], minlength=events) > 0
    parts, _ = figures_by_event(dataset, says.measure, usable & differs[event])
    whole = (kept.figures, there & ~differs)
    return with_tree(
        dataset, says.measure, usable, added_up([whole, (parts, None)], names_of(dataset))
    )


def total_of(dataset: Dataset, measure: str, reports: Truths) -> Figure:
    """The figure of all these reports."""
    figures, _ = figures_by_event(dataset, measure, reports)
    return with_tree(dataset, measure, reports, added_up([(figures, None)], names_of(dataset)))


def with_tree(dataset: Dataset, measure: str, reports: Truths, figure: Figure) -> Figure:
    """The figure of these reports with the tree of its event, where one alone has a number."""
    if figure.number_of_events != 1:
        return figure
    event = report_arrays(dataset).event
    (numbered,) = np.unique(event[reports & report_columns(dataset, measure).numbered])
    rows = np.flatnonzero(reports & (event == numbered))
    return replace(figure, tree=figure_of(dataset, measure, ids_of_numbers(dataset, rows)).tree)
