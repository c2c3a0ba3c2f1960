"""The figures at every position of the time slider, as changes only.

The figure at a position is what `count` gives for the period that ends there. Events add up,
so each event (and each event at one place) is counted only where its set of usable reports
changes, and the sums are carried along. Of a large table the slider stops at the ends of weeks
or months alone, and its smallest places and events are left out and counted.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pyarrow as pa

from incidents.counting.event_totals import figures_of_events
from incidents.counting.figure_columns import FigureColumns
from incidents.counting.select import WhoSays, candidates, days_of_choice
from incidents.dataset.index import table_days
from incidents.dataset.places_within import reports_within
from incidents.dataset.table_arrays import NONE, Ints, Truths, event_arrays, incident_arrays
from incidents.rule.figure import Figure
from incidents.rule.scope import Days
from incidents.selection import Selection
from incidents.slider.chosen import TOTAL, Chosen
from incidents.slider.played import Played, area_states, chosen_states, number_of_changes
from incidents.slider.step_figures import (
    Changes,
    StepFigures,
    figures_of_steps,
    one_after_another,
)
from incidents.slider.stops import STEPS, positions_of, stops_of

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

MODES = ("cumulative", "window", "event")
WINDOWS = (7, 30, 365)

A_DAY = date(2019, 10, 26)
"""The track of tables without a report: any day would do."""

BEFORE_ALL = -1
"""A day before all days, as an ordinal."""


class Bounds(NamedTuple):
    """What a timeline holds at most, however large the tables are.

    `changes` of its circles and its total: beyond, the slider stops at the ends of weeks, or of
    months (of these there may be more); single events are then the largest of each week or month.
    `places` and `events` are the largest.
    """

    changes: int = 36_000
    places: int = 2_000
    events: int = 4_000


BOUNDS = Bounds()


@dataclass(frozen=True)
class Mark:
    """An event under the track: its days, cut to the track, and its own figure."""

    event_id: str
    first: int
    last: int
    figure: Figure


@dataclass(frozen=True, eq=False)
class EventMarks:
    """The events under the track by their first day: their numbers, their days, cut to the track,
    and their own figures."""

    number: Ints
    first: Ints
    last: Ints
    figures: FigureColumns


@dataclass(frozen=True, eq=False)
class Timeline:
    """Figures by the day of the slider; days are proleptic Gregorian ordinals.

    `first` and `last` are the ends of the track. `total` has the changes of the total, `circles`
    those of each place, whose series is its place in `place_ids`: one that holds others (a region)
    has the figure of all that lies in it, wherever a report is about it as a whole. `apart` has
    the same people, each at one place only: a town is not counted beside the region that holds it.

    `step` is one of `STEPS`: the slider stops at the last day of each alone, and at the end.
    `more_places` and `more_events` are left out, since those that are there have more people; of
    the events those of one day, week or month are compared.
    """

    mode: str
    window_days: int | None
    first: int
    last: int
    total: StepFigures
    place_ids: tuple[str, ...]
    circles: StepFigures
    apart: StepFigures
    events: EventMarks
    event_ids: tuple[str, ...]
    step: str = "day"
    more_places: int = 0
    more_events: int = 0

    @cached_property
    def totals(self) -> Changes:
        """The changes of the total."""
        return next(iter(self.total.changes().values()), ())

    @cached_property
    def places(self) -> Mapping[str, Changes]:
        """The changes of each place by its id."""
        return {self.place_ids[one]: changes for one, changes in self.circles.changes().items()}

    @cached_property
    def placed(self) -> Mapping[str, Changes]:
        """The changes of what is `apart`, by the ids of the places."""
        return {self.place_ids[one]: changes for one, changes in self.apart.changes().items()}

    @cached_property
    def marks(self) -> tuple[Mark, ...]:
        """The events by their first day."""
        events = self.events
        days = (events.first.tolist(), events.last.tolist())
        figures = events.figures.figures(np.arange(len(events.number)))
        return tuple(map(Mark, self.event_ids, *days, figures))

    @property
    def stops(self) -> tuple[int, ...]:
        """The days at which the slider stops."""
        return tuple(stops_of(self.step, (self.first, self.last)).tolist())

    def period(self, day: int) -> Days | None:
        """First and last day that a position counts; None before the first event."""
        if self.mode == "window" and self.window_days:
            return max(self.first, day - self.window_days + 1), day
        if self.mode == "event":
            index = int(np.searchsorted(self.events.first, day, side="right")) - 1
            if index < 0:
                return None
            return int(self.events.first[index]), int(self.events.last[index])
        return self.first, day

    def figure(self, day: int) -> Figure:
        """The total at a position."""
        return figure_at(self.totals, day)


def figure_at(changes: Sequence[tuple[int, Figure]], day: int) -> Figure:
    """The figure that stands on a day; an empty one before the first change."""
    index = bisect_right(changes, day, key=lambda change: change[0])
    return changes[index - 1][1] if index else Figure()


def track_of(dataset: Dataset, selection: Selection) -> Days:
    """First and last day of the track of a selection, as ordinals.

    An end that the selection leaves open is that of the events chosen, else of the tables: it
    stays where it is whatever else is chosen, so that a filter that is tried and taken back
    leaves the slider as it was.
    """
    first, last = table_days(dataset) or (A_DAY.toordinal(), A_DAY.toordinal())
    chosen = days_of_choice(dataset, selection)
    since, until = (day.toordinal() if day else None for day in chosen)
    return (
        min(first, until or first) if since is None else since,
        max(last, since or last) if until is None else until,
    )


def last_of_track(dataset: Dataset, selection: Selection) -> date | None:
    """The last day of the track of a selection; None where there is no report."""
    return date.fromordinal(track_of(dataset, selection)[1]) if table_days(dataset) else None


def timeline(
    dataset: Dataset,
    selection: Selection,
    *,
    mode: str = "cumulative",
    window_days: int = 30,
    bounds: Bounds = BOUNDS,
) -> Timeline | None:
    """The figures for a selection whose period is the track; None where it holds no report.

    Where the track is left open `track_of` says how far it goes.
    """
    allowed, measure = candidates(dataset, selection), selection.measure
    usable = allowed.usable(selection.since, selection.until)
    if not usable.any():
        return None
    track = track_of(dataset, selection)
    for step in STEPS:
        events, more_events = _events(dataset, allowed.says, usable, track, bounds.events, step)
        marks = zip(events.first.tolist(), events.last.tolist(), strict=True)
        played = Played(mode, window_days, tuple(marks) if mode == "event" else ())
        if mode != "event" or number_of_changes(dataset, usable, played) <= bounds.changes:
            break
    states = chosen_states(dataset, allowed.says, usable, played, track)
    step, changes = STEPS[0], states.changes(STEPS[0])
    more_places = len(np.setdiff1d(changes.series, [TOTAL])) - bounds.places
    if more_places > 0:
        states = states.of_largest_places(bounds.places)
        changes = states.changes(step)
    for longer in STEPS[1:] if mode != "event" else ():
        if len(changes) > bounds.changes:
            step, changes = longer, states.changes(longer)
    found = figures_of_steps(dataset, measure, states, changes.steps())
    is_total = found.series == TOTAL
    own = found.take(~is_total)
    names = incident_arrays(dataset).place.values
    place_ids = tuple(sorted(names[series - 1] for series in np.unique(own.series).tolist()))
    there = set(place_ids)
    areas = {place: inside for place, inside in reports_within(dataset).items() if place in there}
    code = {place: code for code, place in enumerate(names, start=1)}
    series = [code[place] for place in place_ids]
    whole, apart = own, own
    if areas:
        around = Chosen.of(area_states(dataset, measure, usable, played, areas), track)
        apart = figures_of_steps(dataset, measure, around, around.changes(step).steps())
        whole = _with_areas(own, apart, [code[place] for place in areas], len(names) + 1)
    return Timeline(
        mode=mode,
        window_days=window_days if mode == "window" else None,
        first=track[0],
        last=track[1],
        total=found.take(is_total),
        place_ids=place_ids,
        circles=_by_place(whole, series),
        apart=_by_place(apart, series),
        events=events,
        event_ids=tuple(event_arrays(dataset).ids.take(pa.array(events.number)).to_pylist()),
        step=step,
        more_places=max(0, more_places),
        more_events=more_events,
    )


def _events(
    dataset: Dataset, says: WhoSays, usable: Truths, track: Days, most: int, each: str
) -> tuple[EventMarks, int]:
    """The events by their days, and how many are left out: where there are too many the one with
    the highest low of each day is there, or of a longer one of `STEPS`, at least `each`."""
    figures = figures_of_events(dataset, says, usable)
    events, number = event_arrays(dataset), figures.number
    first = np.maximum(track[0], events.first[number])
    last = np.minimum(track[1], events.last[number])
    rows = np.arange(len(number))
    longer = STEPS[STEPS.index(each) :]
    for step in longer if len(rows) > most or each != "day" else ():
        # The largest of a month is among those of its days.
        stop = positions_of(first[rows], stops_of(step, track))
        largest = np.full(int(stop.max(initial=0)) + 1, NONE)
        np.maximum.at(largest, stop, figures.low[rows])
        of_largest = figures.low[rows] == largest[stop]
        rows, stop = rows[of_largest], stop[of_largest]
        order = np.lexsort((number[rows], last[rows], first[rows], stop))
        rows = rows[order[np.diff(stop[order], prepend=NONE) != 0]]
        if len(rows) <= most:
            break
    rows = rows[np.lexsort((number[rows], last[rows], first[rows]))]
    marks = EventMarks(number[rows], first[rows], last[rows], figures.take(rows))
    return marks, len(number) - len(rows)


def _with_areas(
    own: StepFigures, around: StepFigures, areas: Sequence[int], first: int
) -> StepFigures:
    """The changes of each place, those of areas with all that lies in them: series of theirs in the
    second begin with `first`, in their order."""
    parts = [own.take(~np.isin(own.series, areas))]
    for number, area in enumerate(areas):
        here = own.take(own.series == area)
        whole = around.take(around.series == first + number)
        days = np.union1d(here.day, whole.day)
        shown = np.where(here.at(days).is_nothing, BEFORE_ALL, days)
        found = whole.at(shown)
        parts.append(replace(found, day=days, series=np.full(len(days), area)))
    return one_after_another(parts)


def _by_place(figures: StepFigures, series: Sequence[int]) -> StepFigures:
    """The changes of these series, each numbered by its place among them."""
    number = np.full(max(int(figures.series.max(initial=0)), *series, 0) + 1, NONE)
    number[np.array(series, dtype=np.int64)] = np.arange(len(series))
    of = number[figures.series]
    order = np.lexsort((figures.day, of))
    order = order[of[order] != NONE]
    return replace(figures.take(order), series=of[order])
