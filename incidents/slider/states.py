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


@dataclass(frozen=True, eq=False)
class InParts:
    """Numbers in several parts, as if these stood one after the other: millions, which a filter
    that leaves most of them alone need not copy."""

    parts: tuple[Ints, ...]

    def __len__(self) -> int:
        return sum(map(len, self.parts))

    def __getitem__(self, places: Ints) -> Ints:
        found, start = np.empty(len(places), dtype=np.int64), 0
        for part in self.parts:
            here = (start <= places) & (places < start + len(part))
            found[here] = part[places[here] - start]
            start += len(part)
        return found


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
    reports: InParts

    def __len__(self) -> int:
        return len(self.series)

    def small(self) -> States:
        """The same in as little memory as its numbers need: for who keeps it."""
        columns = {name: narrow(getattr(self, name)) for name in _OF_EACH}
        return States(**columns, reports=InParts((narrow(np.concatenate(self.reports.parts)),)))

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
        reports=InParts((reports,)),
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
    reports = InParts(tuple(one for part in parts for one in part.reports.parts))
    return States(**columns, first=np.concatenate(firsts), reports=reports)


def positions_of(days: Ints, stops: Ints) -> Ints:
    """The first of the stops that is not before each of the days; one more than the last for those
    after it. Looked up by day: a search for each takes several times as long."""
    first, beyond = int(stops[0]), int(stops[-1]) + 1
    by_day = np.searchsorted(stops, np.arange(first, beyond + 1)).astype(np.int32)
    found: Ints = by_day[np.clip(days, first, beyond) - first]
    return found


@dataclass(frozen=True, eq=False)
class SumsChange:
    """Where the sums of series change at some stops: which states are there at all, the keys of
    series and position at which each comes and goes, and the different ones in their order."""

    stops: Ints
    there: Ints
    comes: Ints
    goes: Ints
    positions: int
    found: Ints

    @classmethod
    def of(cls, states: States, stops: Ints) -> SumsChange:
        begin, end = positions_of(states.start, stops), positions_of(states.stop, stops)
        there = np.flatnonzero(begin < end)
        positions = len(stops) + 1
        series = states.series[there].astype(np.int64) * positions
        comes, goes = series + begin[there], series + end[there]
        size = (int(states.series.max(initial=0)) + 1) * positions
        if size <= MOST_KEYS:
            marked = np.zeros(size, dtype=bool)
            marked[comes] = True
            marked[goes] = True
            found = np.flatnonzero(marked)
        else:
            found = np.sort(pd.unique(np.concatenate([comes, goes])))
        return cls(stops, there, comes, goes, positions, found)

    def __len__(self) -> int:
        """How often they change."""
        return int(self.shown().sum())

    def shown(self) -> Truths:
        """Which of the keys are at a stop, not after the last."""
        shown: Truths = self.found % self.positions < self.positions - 1
        return shown

    def codes(self) -> tuple[Ints, Ints]:
        """The place among those found of where each comes and goes."""
        if not len(self.found) or self.found[-1] >= MOST_KEYS:
            return np.searchsorted(self.found, self.comes), np.searchsorted(self.found, self.goes)
        rank = np.empty(int(self.found[-1]) + 1, dtype=np.intp)  # as bincount takes them
        rank[self.found] = np.arange(len(self.found))
        return rank[self.comes], rank[self.goes]


MOST_KEYS = 8_000_000
"""So many series and positions are marked one by one; beyond, those that are there are sorted."""


@dataclass(frozen=True, eq=False)
class Steps:
    """The sums of states wherever they change, in the order of series and day.

    `sums` has what of a figure adds up; `sole` is the number of the state that has the one event
    with a number, where it is one.
    """

    series: Ints
    day: Ints
    sums: dict[str, Ints]
    sole: Ints

    def __len__(self) -> int:
        return len(self.day)


def steps_of(states: States, changes: SumsChange) -> Steps:
    """The sums of these states wherever they change, days in their order."""
    there, number = changes.there, len(changes.found)
    comes, goes = changes.codes()

    def added(values: Ints, of: Truths | slice = slice(None)) -> Ints:
        """What has come and not gone, at each step."""
        came = np.bincount(comes[of], weights=values[of], minlength=number)
        return np.cumsum(came - np.bincount(goes[of], weights=values[of], minlength=number))

    # States with the same marks are counted together: what they mark is few against the states.
    marks = states.marks[there]
    kinds = np.flatnonzero(np.bincount(marks, minlength=1 << len(COUNTED)))
    kind = np.searchsorted(kinds, np.arange(1 << len(COUNTED)))[marks]
    size = number * len(kinds)
    came = np.bincount(comes.astype(np.int64) * len(kinds) + kind, minlength=size)
    came -= np.bincount(goes.astype(np.int64) * len(kinds) + kind, minlength=size)
    has = (kinds[:, None] >> np.arange(len(COUNTED))) & 1
    # As fractions, which are multiplied several times as fast; they stay whole.
    counts = np.cumsum(came.reshape(number, len(kinds)).astype(float) @ has, axis=0)
    sums = dict(zip(COUNTED, counts.astype(np.int64).T, strict=True))
    for name, values in (("low", states.low[there]), ("high", states.high[there])):
        sums[name] = added(values).astype(np.int64)
    # Which one it is matters only where it is one: what comes after the last such step does not.
    last = np.zeros(int(states.series.max(initial=0)) + 1, dtype=np.int64)
    of_one = np.flatnonzero(sums[NUMBERED] == 1)
    last[changes.found[of_one] // changes.positions] = of_one
    asked = (comes <= last[states.series[there]]) & (marks >> COUNTED.index(NUMBERED) & 1 > 0)
    sole = added(there, asked).astype(np.int64)

    shown = changes.shown()
    return Steps(
        series=changes.found[shown] // changes.positions,
        day=changes.stops[changes.found[shown] % changes.positions],
        sums={name: values[shown] for name, values in sums.items()},
        sole=sole[shown],
    )
