"""What the slider counts, as states: the figure of one event's reports for as long as the same ones
are usable.

A state of the whole event is part of the total, one of its reports on one place alone part of
that place's circle. Events add up, so the figure of a position is the sum of the states there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from incidents.counting.figure_columns import NONE, FigureColumns, narrow, one_below_another
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


@dataclass(frozen=True, eq=False)
class States:
    """States by number: event, series, days and figure; `reports[first[n]:first[n + 1]]` are the
    numbers of the reports of state n."""

    event: Ints
    series: Ints
    start: Ints
    stop: Ints
    figures: FigureColumns
    first: Ints
    reports: Ints

    def __len__(self) -> int:
        return len(self.event)

    def small(self) -> States:
        """The same in as little memory as its numbers need, without what figures rest on, are
        closed by and cross: for who keeps it."""
        return States(
            narrow(self.event),
            narrow(self.series),
            narrow(self.start),
            narrow(self.stop),
            self.figures.without_links().small(),
            narrow(self.first),
            narrow(self.reports),
        )

    def take(self, chosen: Ints) -> States:
        """Those with these numbers, each once, numbered anew."""
        counts = np.diff(self.first)[chosen]
        return States(
            self.event[chosen],
            self.series[chosen],
            self.start[chosen],
            self.stop[chosen],
            self.figures.take(chosen),
            np.concatenate([[0], np.cumsum(counts)]),
            self.reports[expanded(self.first[chosen], counts)],
        )


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
    return States(
        event=runs.event[example],
        series=runs.series[example],
        start=edges[edge[first]] % days,
        stop=edges[edge[first] + 1] % days,
        figures=figures_of_groups(dataset, measure, reports, state, len(first)),
        first=np.concatenate([first, [len(edge)]]),
        reports=reports,
    )


def together(parts: Sequence[States]) -> States:
    """All of these states."""
    lengths = np.cumsum([0, *(len(part.reports) for part in parts)])
    firsts = [part.first[:-1] + by for part, by in zip(parts, lengths, strict=False)]
    return States(
        np.concatenate([part.event for part in parts]),
        np.concatenate([part.series for part in parts]),
        np.concatenate([part.start for part in parts]),
        np.concatenate([part.stop for part in parts]),
        one_below_another([part.figures for part in parts]),
        np.concatenate([*firsts, lengths[-1:]]),
        np.concatenate([part.reports for part in parts]),
    )


def number_of_steps(states: States, stops: Ints) -> int:
    """How often the sums change at these positions."""
    begin, end = np.searchsorted(stops, states.start), np.searchsorted(stops, states.stop)
    there = begin < end
    series = states.series[there].astype(np.int64) * (len(stops) + 1)
    shown = end[there] < len(stops)
    keys = np.concatenate([series + begin[there], (series + end[there])[shown]])
    return len(pd.unique(keys))


@dataclass(frozen=True, eq=False)
class Steps:
    """The sums of states wherever they change, in the order of series and day.

    `sums` has what of a figure adds up; `sole` is the number of the state that has the one event
    with a number.
    """

    series: Ints
    day: Ints
    sums: dict[str, Ints]
    sole: Ints

    def __len__(self) -> int:
        return len(self.day)


def steps_of(states: States, stops: Ints) -> Steps:
    """The sums at these positions of the slider, days in their order."""
    begin, end = np.searchsorted(stops, states.start), np.searchsorted(stops, states.stop)
    there = np.flatnonzero(begin < end)
    positions = len(stops) + 1
    series = states.series[there].astype(np.int64) * positions
    keys = np.concatenate([series + begin[there], series + end[there]])
    codes, found = pd.factorize(keys)
    order = np.argsort(found, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    codes, found = rank[codes], found[order]
    sums = {
        name: np.cumsum(_stepwise(codes, values[there], len(found)))
        for name, values in _summands(states.figures).items()
    }
    sole = sums.pop("sole")
    day = found % positions
    shown = day < len(stops)
    return Steps(
        series=found[shown] // positions,
        day=stops[day[shown]],
        sums={name: values[shown] for name, values in sums.items()},
        sole=sole[shown],
    )


def _stepwise(codes: Ints, values: Any, length: int) -> Ints:
    """What comes at each of the codes less what goes: the first half comes, the other goes."""
    half = len(codes) // 2
    comes = np.bincount(codes[:half], weights=values, minlength=length)
    goes = np.bincount(codes[half:], weights=values, minlength=length)
    return (comes - goes).astype(np.int64)


def _summands(figures: FigureColumns) -> dict[str, Any]:
    numbered = figures.numbered
    return {
        "low": np.maximum(figures.low, 0),
        "with_low": figures.low != NONE,
        "high": np.maximum(figures.high, 0),
        "open_ended": figures.open_ended,
        "disputed_within": figures.disputed | figures.disputed_within,
        "far_apart": figures.far_apart,
        "no_number": figures.no_number,
        "low_computed": figures.low_computed,
        "high_computed": figures.high_computed,
        "numbered": numbered,
        "sole": np.where(numbered, np.arange(len(figures)), 0),
    }
