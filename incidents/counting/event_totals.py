"""The figures of whole events, kept by who says so: most filters leave most events whole.

A filter by period, place, region or organizer adds up what is kept of the events that it leaves
whole, and counts anew only those that it cuts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from incidents.counting.figure_columns import FigureColumns, added_up, narrow, one_below_another
from incidents.counting.report_columns import (
    figure_of,
    figures_by_event,
    figures_by_event_of,
    figures_of_groups,
    ids_of_numbers,
    names_of,
    report_columns,
)
from incidents.counting.select import WhoSays, live_reports
from incidents.counting.sorted_runs import changes, sorted_by
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import NONE, Ints, Truths, event_arrays, report_arrays
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class WholeEvents:
    """The figure of every event, by its number, from all reports on it of those who are asked, and
    how many these are: as many of them are all of them."""

    figures: FigureColumns
    number_of_reports: Ints


@memoised(at_a_million=12)  # a table of 1,000,000 incidents takes some 40 MB of each
def whole_events(dataset: Dataset, says: WhoSays, state_alone: bool = False) -> WholeEvents:
    """Every event as those who are asked have it; from the state's reports alone where told so."""
    reports = report_arrays(dataset)
    live = live_reports(dataset, says)
    if state_alone:
        live &= reports.voice_id.among((STATE,))
    rows, events = np.flatnonzero(live), len(event_arrays(dataset))
    of_rows = reports.event[rows]
    figures = figures_of_groups(dataset, says.measure, rows, of_rows, events)
    return WholeEvents(figures.small(), narrow(np.bincount(of_rows, minlength=events)))


@dataclass(frozen=True, eq=False)
class _Marked:
    """Truths by which something is kept."""

    truths: Truths

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Marked) and np.array_equal(self.truths, other.truths)

    def __hash__(self) -> int:
        return hash(np.packbits(self.truths).tobytes())


Parted = tuple[FigureColumns, Truths, FigureColumns, Ints]
"""All figures that are kept, which of them are whole with some reports, and the figures of the
events that are cut, with the numbers of these."""


def _whole_and_cut(
    dataset: Dataset, says: WhoSays, usable: Truths, state_alone: bool = False
) -> Parted:
    return _parted(dataset, says, _Marked(usable), state_alone)


@memoised(at_a_million=2)  # the slider asks for what the figure asked for
def _parted(dataset: Dataset, says: WhoSays, marked: _Marked, state_alone: bool) -> Parted:
    usable = marked.truths
    event, events = report_arrays(dataset).event, len(event_arrays(dataset))
    kept = whole_events(dataset, says, state_alone)
    rows = np.flatnonzero(usable)
    of_rows = event[rows]
    number = np.bincount(of_rows, minlength=events)
    is_whole = number == kept.number_of_reports
    cut, numbers = figures_by_event_of(dataset, says.measure, rows[~is_whole[of_rows]])
    return kept.figures, is_whole & (number > 0), cut, numbers


@dataclass(frozen=True, eq=False)
class CutEvents:
    """The figures of the events that some reports leave not whole: `place` is where that of each
    event stands, by its number, `NONE` for all others."""

    figures: FigureColumns
    place: Ints


def cut_events(dataset: Dataset, says: WhoSays, usable: Truths) -> CutEvents:
    """Those that these reports cut, which are among those of the ones who are asked."""
    _, _, cut, numbers = _whole_and_cut(dataset, says, usable)
    place = np.full(len(event_arrays(dataset)), NONE, dtype=np.int32)
    place[numbers] = np.arange(len(numbers))
    return CutEvents(cut, place)


@dataclass(frozen=True, eq=False)
class EventFigures:
    """The figures of some events, by their `number`: those of whole events are kept, and taken from
    there when they are asked for."""

    number: Ints
    low: Ints
    _whole: Ints
    _kept: FigureColumns
    _cut: FigureColumns

    def take(self, rows: Ints) -> FigureColumns:
        """Those of the events in these places, without their links to reports and origins."""
        is_whole = rows < len(self._whole)
        parts = [
            self._kept.without_links().take(self._whole[rows[is_whole]]),
            self._cut.without_links().take(rows[~is_whole] - len(self._whole)),
        ]
        place = np.empty(len(rows), dtype=np.int64)
        place[np.concatenate([np.flatnonzero(is_whole), np.flatnonzero(~is_whole)])] = np.arange(
            len(rows)
        )
        return one_below_another(parts).take(place)


def figures_of_events(dataset: Dataset, says: WhoSays, usable: Truths) -> EventFigures:
    """The figure of each event with one of these reports, which are among those of the ones who
    are asked."""
    kept, whole, cut, numbers = _whole_and_cut(dataset, says, usable)
    unchanged = np.flatnonzero(whole)
    return EventFigures(
        number=np.concatenate([unchanged, numbers]),
        low=np.concatenate([kept.low[unchanged], cut.low]),
        _whole=unchanged,
        _kept=kept,
        _cut=cut,
    )


def kept_total(
    dataset: Dataset, says: WhoSays, usable: Truths, *, state_alone: bool = False
) -> Figure:
    """The figure of all these reports, which are among those of the ones who are asked."""
    if not usable.any():
        return Figure()
    kept, unchanged, parts, _ = _whole_and_cut(dataset, says, usable, state_alone)
    whole = (kept, unchanged)
    return with_tree(
        dataset, says.measure, usable, added_up([whole, (parts, None)], names_of(dataset))
    )


def total_of(dataset: Dataset, measure: str, reports: Truths) -> Figure:
    """The figure of all these reports."""
    figures, _ = figures_by_event(dataset, measure, reports)
    return with_tree(dataset, measure, reports, added_up([(figures, None)], names_of(dataset)))


def dealt_out(dataset: Dataset, rows: Ints, by: Ints) -> tuple[Ints, Ints, Truths]:
    """The reports with these numbers in the order of `by`, in each by event; the `by` of each, and
    where another event begins. What lies by event already, as all reports do, is not sorted."""
    order = np.argsort(narrow(by), kind="stable")
    rows, by = rows[order], by[order]
    event = report_arrays(dataset).event[rows]
    begins = changes(by, event)
    if (event[1:] < event[:-1])[by[1:] == by[:-1]].any():
        order = sorted_by(by, event)
        rows, by, event = rows[order], by[order], event[order]
        begins = changes(by, event)
    return rows, by, begins


def totals_by(dataset: Dataset, measure: str, rows: Ints, by: Ints) -> dict[int, Figure]:
    """For each value of `by` the figure of those of the reports with these numbers that have it."""
    return totals_of_dealt(dataset, measure, *dealt_out(dataset, rows, by))


def totals_of_dealt(
    dataset: Dataset,
    measure: str,
    rows: Ints,
    by: Ints,
    begins: Truths,
    says: WhoSays | None = None,
) -> dict[int, Figure]:
    """The same for reports that are `dealt_out`. Where they are among those of the ones who are
    asked, the figures of events that are whole in what they are dealt to are not made again."""
    if not len(rows):
        return {}
    starts = np.flatnonzero(begins)
    of, event = by[starts], report_arrays(dataset).event[rows[starts]]
    values = of[changes(of)]
    parts, is_cut = [], np.ones(len(of), dtype=bool)
    if says:
        kept = whole_events(dataset, says, False)  # as the sentence asks: it is kept once
        is_cut = np.diff(starts, append=len(rows)) != kept.number_of_reports[event]
        parts.append((kept.figures.take(event[~is_cut]), of[~is_cut]))
    pair = np.cumsum(begins) - 1
    counted = is_cut[pair]
    number = (np.cumsum(is_cut) - 1)[pair[counted]]
    cut = figures_of_groups(dataset, measure, rows[counted], number, int(is_cut.sum()))
    parts.append((cut, of[is_cut]))
    by_value = zip(
        *(figures.split(np.searchsorted(of_part, values)) for figures, of_part in parts),
        strict=True,
    )
    found = {}
    for value, figures in zip(values.tolist(), by_value, strict=True):
        figure = added_up([(part, None) for part in figures], names_of(dataset))
        if figure.number_of_events == 1:
            marks = np.zeros(len(report_arrays(dataset)), dtype=bool)
            marks[rows[by == value]] = True
            figure = with_tree(dataset, measure, marks, figure)
        found[value] = figure
    return found


def with_tree(dataset: Dataset, measure: str, reports: Truths, figure: Figure) -> Figure:
    """The figure of these reports with the tree of its event, where one alone has a number."""
    if figure.number_of_events != 1:
        return figure
    event = report_arrays(dataset).event
    (numbered,) = np.unique(event[reports & report_columns(dataset, measure).numbered])
    rows = np.flatnonzero(reports & (event == numbered))
    return replace(figure, tree=figure_of(dataset, measure, ids_of_numbers(dataset, rows)).tree)
