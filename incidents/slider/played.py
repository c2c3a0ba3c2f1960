"""The states that a mode of the slider plays; those of modes without events are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from incidents.counting.event_totals import cut_events
from incidents.counting.figure_columns import narrow
from incidents.counting.select import WhoSays, live_reports
from incidents.counting.sorted_runs import expanded
from incidents.dataset.memo import memoised
from incidents.dataset.places_within import sole_places
from incidents.dataset.table_arrays import (
    NONE,
    Ints,
    Truths,
    event_arrays,
    incident_arrays,
    report_arrays,
)
from incidents.rule.scope import Days
from incidents.slider.chosen import TOTAL, Chosen
from incidents.slider.moves import CalendarMoves
from incidents.slider.states import FOR_EVER, KnownFigures, Runs, States, states_of, together

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


class Played(NamedTuple):
    """What a position counts: all up to its day, a window of so many days, or the event of `marks`
    (first and last day, sorted) that began last."""

    mode: str
    window_days: int
    marks: tuple[tuple[int, int], ...]

    def runs(self, first: Ints, last: Ints) -> tuple[Ints, Ints, Ints]:
        """For reports on these days: which report, and from which position it is usable to which;
        one may be so several times."""
        if self.mode != "event":
            stop = (
                first + self.window_days if self.mode == "window" else np.full_like(last, FOR_EVER)
            )
            fits = np.flatnonzero(last < stop)
            return fits, last[fits], stop[fits]
        marks = np.array(self.marks, dtype=np.int64).reshape(-1, 2)
        marks = marks[np.diff(marks[:, 0], append=FOR_EVER) > 0]
        begins, ends = marks.T
        longest = int((ends - begins).max(initial=0))
        low = np.searchsorted(begins, last - longest)
        counts = np.maximum(0, np.searchsorted(begins, first, side="right") - low)
        report, mark = np.repeat(np.arange(len(first)), counts), expanded(low, counts)
        inside = last[report] <= ends[mark]
        report, mark = report[inside], mark[inside]
        return report, begins[mark], np.append(begins[1:], FOR_EVER)[mark]


FEW_STATES = 5_000
"""So many are gone through as soon as what is kept of them is put together."""


def chosen_states(
    dataset: Dataset, says: WhoSays, usable: Truths, played: Played, track: Days
) -> Chosen:
    """The states of the total and of each place for these reports, which are among those of the
    ones who are asked and lie on the track."""
    if played.mode == "event":
        rows = np.flatnonzero(usable)
        return Chosen.of(_states(dataset, says.measure, rows, rows, played), track)
    played = played._replace(marks=())
    kept = _kept_states(dataset, says, played)
    of_event, of_place = _groups(dataset)
    # Few are usable where many events are cut.
    rows = np.flatnonzero(usable)
    number = _numbers_in_groups(dataset, rows)
    cut = number != kept.number_of_reports
    cut[NONE] = False
    in_total, at_places = rows[cut[of_event[rows]]], rows[cut[of_place[rows]]]
    known = KnownFigures(cut_events(dataset, says, usable), number, TOTAL)
    anew = _states(dataset, says.measure, in_total, at_places, played, known)
    many = len(kept.states) > FEW_STATES
    moves = partial(_kept_moves, dataset, says, played) if many else None
    return Chosen(track, kept.states, ~cut[kept.group], anew, moves)


def number_of_changes(dataset: Dataset, usable: Truths, played: Played) -> int:
    """How often a circle comes and goes while single events are played, at most."""
    place, reports = sole_places(dataset), report_arrays(dataset)
    rows = np.flatnonzero(usable & (place != NONE))
    row, start, _ = played.runs(reports.first[rows], reports.last[rows])
    places = int(place.max(initial=0)) + 1
    return 2 * len(pd.unique(start.astype(np.int64) * places + place[rows[row]]))


AT_ONCE = 100_000
"""Events whose states are made at once: on the way they need several times the memory that they
take in the end."""


@dataclass(frozen=True, eq=False)
class _Kept:
    """All states of the reports of those who are asked, with the group of each that `_groups` gives
    its reports, and how many reports each group has: as many of them are all of them."""

    states: States
    group: Ints
    number_of_reports: Ints


@memoised(at_a_million=3)  # a table of 1,000,000 incidents takes some 100 MB of each
def _kept_states(dataset: Dataset, says: WhoSays, played: Played) -> _Kept:
    live = live_reports(dataset, says)
    of_event, of_place = _groups(dataset)
    parts = []
    for first in range(0, max(1, len(event_arrays(dataset))), AT_ONCE):
        part = np.flatnonzero(live & (of_event >= first) & (of_event < first + AT_ONCE))
        parts.append(_states(dataset, says.measure, part, part, played).small())
    states = together(parts).small()
    example = states.reports[states.first]
    group = np.where(states.series == TOTAL, of_event[example], of_place[example])
    number = _numbers_in_groups(dataset, np.flatnonzero(live))
    return _Kept(states, narrow(group), narrow(number))


@memoised(at_a_million=9)  # for each step; a table of 1,000,000 incidents takes some 25 MB by day
def _kept_moves(dataset: Dataset, says: WhoSays, played: Played, step: str) -> CalendarMoves:
    return CalendarMoves.of(_kept_states(dataset, says, played).states, step)


@memoised()
def _groups(dataset: Dataset) -> tuple[Ints, Ints]:
    """For each report the number of its event, and of its event at its one place; `NONE` for one
    without such a place."""
    event, place = report_arrays(dataset).event, sole_places(dataset)
    there = place != NONE
    groups = np.full(len(event), NONE, dtype=np.int32)
    keys = event[there].astype(np.int64) * len(incident_arrays(dataset).place.values) + place[there]
    groups[there] = len(event_arrays(dataset)) + pd.factorize(keys)[0]
    return event, groups


def _numbers_in_groups(dataset: Dataset, reports: Ints) -> Ints:
    """How many of these reports are in each group, and 0 once more at the end, for none."""
    of_event, of_place = _groups(dataset)
    groups = max(len(event_arrays(dataset)), int(of_place.max(initial=NONE)) + 1)
    at_place = of_place[reports]
    found = np.bincount(at_place[at_place != NONE], minlength=groups + 1)
    return found + np.bincount(of_event[reports], minlength=groups + 1)


def _states(
    dataset: Dataset,
    measure: str,
    in_total: Ints,
    at_places: Ints,
    played: Played,
    known: KnownFigures | None = None,
) -> States:
    """The states of the total for reports with these numbers, and those of places for others."""
    place = sole_places(dataset)
    placed = at_places[place[at_places] != NONE]
    series = np.concatenate([np.full(len(in_total), TOTAL), place[placed] + 1])
    report = np.concatenate([in_total, placed])
    return _states_in(dataset, measure, report, series, played, known)


def _states_in(
    dataset: Dataset,
    measure: str,
    report: Ints,
    series: Ints,
    played: Played,
    known: KnownFigures | None = None,
) -> States:
    reports = report_arrays(dataset)
    row, start, stop = played.runs(reports.first[report], reports.last[report])
    report = report[row]
    runs = Runs(report, reports.event[report], series[row], start, stop)
    return states_of(dataset, measure, runs, known)


def area_states(
    dataset: Dataset,
    measure: str,
    usable: Truths,
    played: Played,
    areas: Mapping[str, Truths],
) -> States:
    """The states of places that hold others, and of all places with each report at one alone.

    The series of the places that hold others come after those of all codes of places, in their
    order. The others are those of places: what lies in one of the areas that a report of the same
    event is about as a whole is counted there, in the largest.
    """
    places, event = incident_arrays(dataset).place.values, report_arrays(dataset).event
    sole = np.where(usable, sole_places(dataset), NONE)
    outer = sole.copy()
    by_size = sorted(areas, key=lambda place: -int((areas[place] & usable).sum()))
    for place in reversed(by_size):
        code = places.index(place)
        about = np.zeros(len(event_arrays(dataset)), dtype=bool)
        about[event[sole == code]] = True
        outer[areas[place] & usable & about[event]] = code
    rows = [np.flatnonzero(inside & usable) for inside in areas.values()]
    rows.append(np.flatnonzero(outer != NONE))
    series = [np.full(len(one), len(places) + 1 + n) for n, one in enumerate(rows[:-1])]
    series.append(outer[rows[-1]] + 1)
    return _states_in(dataset, measure, np.concatenate(rows), np.concatenate(series), played)
