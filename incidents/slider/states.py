"""What the slider counts, as states: the figure of one event's reports for as long as the same ones
are usable.

A state of the whole event is part of the total, one of its reports on one place alone part of
that place's circle. Events add up, so the figure of a position is the sum of the states there.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from incidents.counting.figure_columns import NONE, FigureColumns, narrow, one_below_another
from incidents.counting.report_columns import figure_of, figures_of_groups, ids_of_numbers
from incidents.counting.sorted_runs import expanded, sorted_once
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


TRUTHS = (
    *("open_ended", "disputed_within", "far_apart", "no_number"),
    *("low_computed", "high_computed"),
)


def changes_of(dataset: Dataset, measure: str, states: States, steps: Steps) -> dict[int, Changes]:
    """The figures of each series wherever they change.

    Where more than one event has a number only what the slider prints is there: bounds, marks, the
    number of events, and whether the bounds are computed.
    """
    sums = steps.sums
    told: dict[str, Iterable[Any]] = {name: (sums[name] > 0).tolist() for name in TRUTHS}
    told["low"] = _known(sums["low"], sums["with_low"])
    told["high"] = _known(sums["high"], sums["numbered"])
    told["number_of_events"] = sums["numbered"].tolist()
    # In the order of the fields: by their names it takes three times as long.
    columns = [told[name] if name in told else repeat(value) for name, value in _FIELDS_OF_NONE]
    figures = [Figure(*row) for row in zip(*columns, strict=False)]
    of_one = np.flatnonzero(sums["numbered"] == 1)
    report_ids = _report_ids(dataset, states, np.unique(steps.sole[of_one]))
    for at, sole in zip(of_one.tolist(), steps.sole[of_one].tolist(), strict=True):
        figure = figure_of(dataset, measure, report_ids[sole])
        figures[at] = _beside_silent(figure, {n: getattr(figures[at], n) for n in TRUTHS})
    changes = [*zip(steps.day.tolist(), figures, strict=True)]
    starts = np.flatnonzero(np.diff(steps.series, prepend=NONE)).tolist()
    ends = [*starts[1:], len(changes)]
    series = steps.series[starts].tolist()
    return {
        one: tuple(changes[start:end]) for one, start, end in zip(series, starts, ends, strict=True)
    }


_FIELDS_OF_NONE = [(field.name, getattr(Figure(), field.name)) for field in fields(Figure)]
"""The fields of a figure, and what each is where there is no event."""


def _known(sums: Ints, known: Ints) -> list[int | None]:
    pairs = zip(sums.tolist(), (known > 0).tolist(), strict=True)
    return [number if is_known else None for number, is_known in pairs]


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
