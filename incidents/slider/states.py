"""What the slider counts, as states: the figure of one event's reports for as long as the same ones
are usable.

A state of the whole event is part of the total, one of its reports on one place alone part of
that place's circle. Events add up, so the figure of a position is the sum of the states there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from incidents.counting.event_totals import CutEvents
from incidents.counting.figure_columns import FigureColumns, narrow, one_below_another
from incidents.counting.report_columns import figures_of_groups
from incidents.counting.sorted_runs import expanded, sorted_once
from incidents.dataset.table_arrays import NONE, Ints, Truths

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class Runs:
    """For each row a report, its event, the series that it is counted in, and the days on which it
    is usable: from `start`, before `stop`."""

    report: Ints
    event: Ints
    series: Ints
    start: Ints
    stop: Ints

    def take(self, chosen: Truths | Ints) -> Runs:
        """Those of these rows."""
        return Runs(
            self.report[chosen],
            self.event[chosen],
            self.series[chosen],
            self.start[chosen],
            self.stop[chosen],
        )


MARKS = (
    *("open_ended", "disputed_within", "far_apart", "no_number"),
    *("low_computed", "high_computed"),
)
"""What of a figure stands for the sum as soon as one of its events has it."""

WITH_LOW, NUMBERED = "with_low", "numbered"

COUNTED = (*MARKS, WITH_LOW, NUMBERED)
"""What is counted over events, each a bit of a state's `marks`."""

FOR_EVER = 4_000_000
"""A day after all days, as an ordinal."""


@dataclass(frozen=True, eq=False)
class States:
    """States by number: series, days, and what of the figure adds up: `low` and `high`, 0 where
    there is none, and `marks`, the bits of `COUNTED`.

    Of state n `reports[first[n]:first[n] + count[n]]` are the numbers of the reports.
    """

    series: Ints
    start: Ints
    stop: Ints
    low: Ints
    high: Ints
    marks: Ints
    first: Ints
    count: Ints
    reports: Ints

    def __len__(self) -> int:
        return len(self.series)

    def small(self) -> States:
        """The same in as little memory as its numbers need: for who keeps it."""
        return States(**{name: narrow(getattr(self, name)) for name in (*_OF_EACH, "reports")})

    def take(self, chosen: Ints | slice) -> States:
        """Those with these numbers, numbered anew; `reports` stays as it is."""
        columns = {name: getattr(self, name)[chosen] for name in _OF_EACH}
        return States(**columns, reports=self.reports)


_OF_EACH = [field.name for field in fields(States) if field.name != "reports"]


def _marks_of(figures: FigureColumns) -> Ints:
    told = {name: getattr(figures, name) for name in (*MARKS, NUMBERED)}
    told["disputed_within"] = figures.disputed | figures.disputed_within
    told[WITH_LOW] = figures.low != NONE
    marks = np.zeros(len(figures), dtype=np.int16)
    for bit, name in enumerate(COUNTED):
        marks |= told[name].astype(np.int16) << bit
    return marks


@dataclass(frozen=True, eq=False)
class KnownFigures:
    """What was counted before of events with all of their `number` of reports: those are their
    states in this `series`."""

    events: CutEvents
    number: Ints
    series: int

    def places(self, event: Ints, series: Ints, number: Ints) -> Ints:
        """Where the figure of each state stands, `NONE` where it is not known."""
        is_known = (series == self.series) & (number == self.number[event])
        return np.where(is_known, self.events.place[event], NONE)

    def among(self, anew: FigureColumns, places: Ints) -> FigureColumns:
        """The figures of all states, without links: the known ones, and the others in their
        order."""
        place = np.empty(len(places), dtype=np.int64)
        is_new = places == NONE
        place[is_new] = np.arange(len(anew))
        place[~is_new] = len(anew) + places[~is_new]
        parts = [anew.without_links(), self.events.figures.without_links()]
        return one_below_another(parts).take(place)


def states_of(
    dataset: Dataset, measure: str, runs: Runs, known: KnownFigures | None = None
) -> States:
    """The states that these runs make."""
    event = runs.event.astype(np.int64)
    group = pd.factorize(event * (int(runs.series.max(initial=0)) + 1) + runs.series)[0]
    days = int(runs.stop.max(initial=0)) + 1
    start, stop = group * days + runs.start, group * days + runs.stop
    edges = sorted_once(np.concatenate([start, stop]))
    begin = np.searchsorted(edges, start)
    counts = np.searchsorted(edges, stop) - begin
    edge, row = expanded(begin, counts), np.repeat(np.arange(len(counts)), counts)
    order = np.argsort(edge, kind="stable")
    edge, row = edge[order], row[order]
    first = np.flatnonzero(np.diff(edge, prepend=NONE))
    state = np.repeat(np.arange(len(first)), np.diff(first, append=len(edge)))
    reports, example = runs.report[row], row[first]
    series, count = runs.series[example], np.diff(first, append=len(edge))
    if known is None:
        figures = figures_of_groups(dataset, measure, reports, state, len(first))
    else:
        places = known.places(runs.event[example], series, count)
        is_new = places == NONE
        of_new = np.flatnonzero(is_new[state])
        number = (np.cumsum(is_new) - 1)[state[of_new]]
        anew = figures_of_groups(dataset, measure, reports[of_new], number, int(is_new.sum()))
        figures = known.among(anew, places)
    return States(
        series=series,
        start=edges[edge[first]] % days,
        stop=edges[edge[first] + 1] % days,
        low=np.maximum(figures.low, 0),
        high=np.maximum(figures.high, 0),
        marks=_marks_of(figures),
        first=first,
        count=count,
        reports=reports,
    )


def together(parts: Sequence[States]) -> States:
    """All of these states."""
    before = np.cumsum([0, *(len(part.reports) for part in parts[:-1])])
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in _OF_EACH
        if name != "first"
    }
    firsts = [part.first + by for part, by in zip(parts, before, strict=True)]
    reports = np.concatenate([part.reports for part in parts])
    return States(**columns, first=np.concatenate(firsts), reports=reports)
