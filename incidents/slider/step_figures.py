"""Figures wherever they change along the slider, in columns.

A figure of several events is a row of numbers and marks alone; where one event alone has a number
its figure is there whole, since it is printed in the words of its reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from incidents.counting.report_columns import figure_of, ids_of_numbers
from incidents.dataset.table_arrays import NONE, Ints, Truths
from incidents.rule.figure import Figure
from incidents.slider.chosen import Chosen
from incidents.slider.moves import Steps
from incidents.slider.states import MARKS, NUMBERED, WITH_LOW

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Changes = tuple[tuple[int, Figure], ...]
"""(day, figure) by day: the figure stands from its day until the next one."""


@dataclass(frozen=True, eq=False)
class StepFigures:
    """A row wherever the figure of a series changes, by series, then by day; it stands until the
    next row of its series.

    `low` and `high` are `NONE` where there is no number; `events` is how many events have one.
    `disputed_within` holds also where the figure itself is disputed, which that of one event alone
    can be. `one`: the place in `whole` of the figure of that event, `NONE` where it is not one.
    """

    series: Ints
    day: Ints
    low: Ints
    high: Ints
    events: Ints
    open_ended: Truths
    disputed_within: Truths
    far_apart: Truths
    no_number: Truths
    low_computed: Truths
    high_computed: Truths
    one: Ints
    whole: Sequence[Figure]

    def __len__(self) -> int:
        return len(self.day)

    @property
    def is_nothing(self) -> Truths:
        """Where there is no event."""
        marked: Truths = np.logical_or.reduce([getattr(self, name) for name in MARKS])
        no_number: Truths = (self.low == NONE) & (self.high == NONE) & (self.events == 0)
        return no_number & ~marked

    def figure(self, row: int) -> Figure:
        """The figure of a row; of several events what the slider prints of it: bounds, marks, the
        number of events, and whether the bounds are computed."""
        if self.one[row] != NONE:
            return self.whole[int(self.one[row])]
        told: dict[str, Any] = {name: bool(getattr(self, name)[row]) for name in MARKS}
        for name in ("low", "high"):
            number = int(getattr(self, name)[row])
            told[name] = None if number == NONE else number
        return Figure(**told, number_of_events=int(self.events[row]))

    def take(self, rows: Ints | Truths) -> StepFigures:
        """These rows."""
        columns = {name: getattr(self, name)[rows] for name in _COLUMNS}
        return StepFigures(**columns, whole=self.whole)

    def at(self, days: Ints) -> StepFigures:
        """What stands on each of the days, of rows that are one series; nothing before the first.

        The series of a row is nobody's then.
        """
        rows = np.searchsorted(self.day, days, side="right") - 1
        columns = {name: np.append(getattr(self, name), _NOTHING[name])[rows] for name in _COLUMNS}
        return StepFigures(**{**columns, "day": days}, whole=self.whole)

    def changes(self) -> dict[int, Changes]:
        """The figures of each series wherever they change."""
        rows = [*zip(self.day.tolist(), map(self.figure, range(len(self))), strict=True)]
        starts = np.flatnonzero(np.diff(self.series, prepend=NONE)).tolist()
        ends = [*starts[1:], len(rows)] if rows else []
        series = self.series[starts].tolist()
        return {
            one: tuple(rows[start:end])
            for one, start, end in zip(series, starts, ends, strict=True)
        }


_COLUMNS = [field.name for field in fields(StepFigures) if field.name != "whole"]
_NOTHING = {name: False if name in MARKS else NONE for name in _COLUMNS} | {"events": 0}


def one_after_another(parts: Sequence[StepFigures]) -> StepFigures:
    """The rows of all of these."""
    columns = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name in _COLUMNS
        if name != "one"
    }
    before = np.cumsum([0, *(len(part.whole) for part in parts[:-1])])
    ones = [
        np.where(part.one == NONE, NONE, part.one + by)
        for part, by in zip(parts, before, strict=True)
    ]
    whole = [figure for part in parts for figure in part.whole]
    return StepFigures(**columns, one=np.concatenate(ones), whole=whole)


def figures_of_steps(dataset: Dataset, measure: str, states: Chosen, steps: Steps) -> StepFigures:
    """The figures of each series wherever they change."""
    sums = steps.sums
    marks: dict[str, Any] = {name: sums[name] > 0 for name in MARKS}
    of_one = np.flatnonzero(sums[NUMBERED] == 1)
    # Few events alone stand at many steps: each is made once.
    sole, is_open = steps.sole[of_one], marks["open_ended"][of_one]
    kinds, which = np.unique(
        4 * sole + 2 * is_open + marks["no_number"][of_one], return_inverse=True
    )
    one = np.full(len(steps), NONE)
    one[of_one] = which
    report_ids = _report_ids(dataset, states, np.unique(sole))
    whole = [
        _beside_silent(
            figure_of(dataset, measure, report_ids[kind // 4]), bool(kind & 2), bool(kind & 1)
        )
        for kind in kinds.tolist()
    ]
    return StepFigures(
        series=steps.series,
        day=steps.day,
        low=np.where(sums[WITH_LOW] > 0, sums["low"], NONE),
        high=np.where(sums[NUMBERED] > 0, sums["high"], NONE),
        events=sums[NUMBERED],
        **marks,
        one=one,
        whole=whole,
    )


def _report_ids(dataset: Dataset, states: Chosen, chosen: Ints) -> Mapping[int, tuple[str, ...]]:
    """The ids of the reports of each of these states."""
    reports = [states.reports(state) for state in chosen.tolist()]
    ids = ids_of_numbers(dataset, np.concatenate([[], *reports]).astype(np.int64))
    ends = np.cumsum([len(one) for one in reports], dtype=np.int64).tolist()
    return {
        state: ids[end - len(one) : end]
        for state, one, end in zip(chosen.tolist(), reports, ends, strict=True)
    }


def _beside_silent(figure: Figure, open_ended: bool, no_number: bool) -> Figure:
    """The figure of the one event with a number, with what the events without one add."""
    if figure.open_ended == open_ended and figure.no_number == no_number:
        return figure
    closed_by = () if open_ended else figure.closed_by
    return replace(figure, open_ended=open_ended, no_number=no_number, closed_by=closed_by)
