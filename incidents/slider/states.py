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

from incidents.counting.figure_columns import NONE, FigureColumns, narrow
from incidents.counting.report_columns import figures_of_groups
from incidents.counting.sorted_runs import expanded, sorted_once
from incidents.dataset.table_arrays import Ints, Truths

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


def states_of(dataset: Dataset, measure: str, runs: Runs) -> States:
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
    figures = figures_of_groups(dataset, measure, reports, state, len(first))
    return States(
        series=runs.series[example],
        start=edges[edge[first]] % days,
        stop=edges[edge[first] + 1] % days,
        low=np.maximum(figures.low, 0),
        high=np.maximum(figures.high, 0),
        marks=_marks_of(figures),
        first=first,
        count=np.diff(first, append=len(edge)),
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
