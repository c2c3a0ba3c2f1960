"""What the slider counts, as states: the figure of one event's reports for as long as the same ones
are usable.

A state of the whole event is part of the total, one of its reports on one place alone part of
that place's circle. Events add up, so the figure of a position is the sum of the states there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from incidents.counting.figure_columns import NONE, FigureColumns, one_below_another
from incidents.counting.report_columns import figure_of, figures_of_groups, ids_of_numbers
from incidents.counting.sorted_runs import expanded
from incidents.dataset.table_arrays import Ints, Truths
from incidents.rule.figure import Figure

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Changes = tuple[tuple[int, Figure], ...]
"""(day, figure) by day: the figure stands from its day until the next one."""


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
    group = pd.factorize(runs.event * (int(runs.series.max(initial=0)) + 1) + runs.series)[0]
    days = int(runs.stop.max(initial=0)) + 1
    start, stop = group * days + runs.start, group * days + runs.stop
    edges = np.unique(np.concatenate([start, stop]))
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
    series = states.series[there] * (len(stops) + 1)
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
    series = states.series[there] * positions
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


TRUTHS = (
    *("open_ended", "disputed_within", "far_apart", "no_number"),
    *("low_computed", "high_computed"),
)


def changes_of(dataset: Dataset, measure: str, states: States, steps: Steps) -> dict[int, Changes]:
    """The figures of each series wherever they change.

    Equal sums are one figure. Where more than one event has a number only what the slider prints is there: bounds, marks, the
    number of events, and whether the bounds are computed.
    """
    names = [*steps.sums]
    columns = [n if name not in TRUTHS else n > 0 for name, n in steps.sums.items()]
    rows = zip(*(column.tolist() for column in columns), strict=True)
    found: dict[int, list[tuple[int, Figure]]] = {}

    @cache  # most places have few people, so the same sums come again and again
    def figure_at(sole: int, row: tuple[Any, ...]) -> Figure:
        sums = dict(zip(names, row, strict=True))
        marks = {name: sums[name] for name in TRUTHS}
        if sums["numbered"] == 1:
            return _beside_silent(figure_of(dataset, measure, report_ids[sole]), marks)
        return Figure(
            low=sums["low"] if sums["with_low"] else None,
            high=sums["high"] if sums["numbered"] else None,
            number_of_events=sums["numbered"],
            **marks,
        )

    soles = np.where(steps.sums["numbered"] == 1, steps.sole, NONE)
    report_ids = _report_ids(dataset, states, np.unique(soles[soles != NONE]))
    places = zip(steps.series.tolist(), steps.day.tolist(), soles.tolist(), rows, strict=True)
    for series, day, sole, row in places:
        found.setdefault(series, []).append((day, figure_at(sole, row)))
    return {series: tuple(changes) for series, changes in found.items()}


def _report_ids(dataset: Dataset, states: States, chosen: Ints) -> dict[int, tuple[str, ...]]:
    """The ids of the reports of each of these states."""
    counts = np.diff(states.first)[chosen]
    ids = ids_of_numbers(dataset, states.reports[expanded(states.first[chosen], counts)])
    ends = np.cumsum(counts).tolist()
    return {
        state: ids[end - count : end]
        for state, count, end in zip(chosen.tolist(), counts.tolist(), ends, strict=True)
    }


def _beside_silent(figure: Figure, marks: dict[str, bool]) -> Figure:
    """The figure of the one event with a number, with what the events without one add."""
    if figure.open_ended == marks["open_ended"] and figure.no_number == marks["no_number"]:
        return figure
    closed_by = () if marks["open_ended"] else figure.closed_by
    return replace(
        figure,
        open_ended=marks["open_ended"],
        no_number=marks["no_number"],
        closed_by=closed_by,
    )
