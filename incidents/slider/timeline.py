"""The figures at every position of the time slider, as changes only.

The figure at a position is what `count` gives for the period that ends there. Events add up,
so each event (and each event at one place) is put through the rule only where its set of usable
reports changes, and the sums are carried along.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from incidents.counting.count import ids_of
from incidents.counting.report_columns import figure_of
from incidents.counting.select import (
    candidates,
    days_of_choice,
    in_period,
    rule_reports,
)
from incidents.dataset.index import (
    event_days,
    report_days,
    reports_within,
    sole_places,
    table_days,
)
from incidents.rule.figure import Figure, Tally
from incidents.rule.ranges import Report
from incidents.rule.scope import Days
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

MODES = ("cumulative", "window", "event")
WINDOWS = (7, 30, 365)

A_DAY = date(2019, 10, 26)
"""The track of tables without a report: any day would do."""

Changes = tuple[tuple[int, Figure], ...]
"""(day, figure) by day: the figure stands from its day until the next one."""

Runs = Iterable[tuple[int, int]]
"""Runs of positions: the first one, and the first after the run."""


@dataclass(frozen=True)
class Mark:
    """An event under the track: its days, cut to the track, and its own figure."""

    event_id: str
    first: int
    last: int
    figure: Figure


@dataclass(frozen=True)
class Timeline:
    """Figures by the day of the slider; days are proleptic Gregorian ordinals.

    `first` and `last` are the ends of the track; `places` holds the changes of each place by
    its id: one that holds others (a region) has the figure of all that lies in it, wherever a
    report is about it as a whole. `placed` are the same people, each at one place only: a town is
    not counted beside the region that holds it. `marks` are the events by their first day.
    """

    mode: str
    window_days: int | None
    first: int
    last: int
    totals: Changes
    places: Mapping[str, Changes]
    placed: Mapping[str, Changes]
    marks: tuple[Mark, ...]

    def period(self, day: int) -> Days | None:
        """First and last day that a position counts; None before the first event."""
        if self.mode == "window" and self.window_days:
            return max(self.first, day - self.window_days + 1), day
        if self.mode == "event":
            index = bisect_right([mark.first for mark in self.marks], day)
            return (self.marks[index - 1].first, self.marks[index - 1].last) if index else None
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
    dataset: Dataset, selection: Selection, *, mode: str = "cumulative", window_days: int = 30
) -> Timeline | None:
    """The figures for a selection whose period is the track; None where it holds no report.

    Where the track is left open `track_of` says how far it goes.
    """
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    if not len(usable):
        return None
    known = report_days(dataset)
    days = {report_id: known[report_id] for report_id in usable["report_id"].to_list()}
    track = track_of(dataset, selection)

    by_event = rule_reports(usable, dataset, measure=selection.measure)

    def figure(reports: Sequence[Report]) -> Figure:
        return figure_of(dataset, selection.measure, ids_of(reports))

    marks = _event_marks(by_event, dataset, track, figure)
    runs = _runs(mode, window_days, track, marks)
    places = _by_place(by_event, sole_places(dataset))

    def changes(groups: Mapping[str, list[Report]]) -> Changes:
        return _changes(groups, days, runs, track[1], figure)

    totals = changes(by_event)  # first: the figures of the marks are still kept
    own = {place: changes(groups) for place, groups in places.items()}
    around = {p: r for p, r in reports_within(dataset).items() if p in own}
    whole = {
        place: _where(own[place], changes(_those(by_event, reports)))
        for place, reports in around.items()
    }
    return Timeline(
        mode=mode,
        window_days=window_days if mode == "window" else None,
        first=track[0],
        last=track[1],
        totals=totals,
        places=own | whole,
        placed={p: changes(g) for p, g in _each_once(by_event, places, around).items()}
        if around
        else own,
        marks=marks,
    )


def _event_marks(
    by_event: Mapping[str, list[Report]],
    dataset: Dataset,
    track: Days,
    figure: Callable[[Sequence[Report]], Figure],
) -> tuple[Mark, ...]:
    days = event_days(dataset)
    marks = (
        Mark(
            event,
            max(track[0], days[event][0]),
            min(track[1], days[event][1]),
            figure(reports),
        )
        for event, reports in by_event.items()
    )
    return tuple(sorted(marks, key=lambda mark: (mark.first, mark.last, mark.event_id)))


def _by_place(
    by_event: Mapping[str, list[Report]], places: Mapping[str, str]
) -> dict[str, dict[str, list[Report]]]:
    """Place id to event to the reports that these places are those of."""
    found: dict[str, dict[str, list[Report]]] = defaultdict(lambda: defaultdict(list))
    for event, reports in by_event.items():
        for report in reports:
            if place := places.get(report.report_id):
                found[place][event].append(report)
    return dict(sorted(found.items()))


def _those(
    by_event: Mapping[str, list[Report]], wanted: Collection[str]
) -> dict[str, list[Report]]:
    """Of the reports of each event those with these ids."""
    found = {e: [r for r in reports if r.report_id in wanted] for e, reports in by_event.items()}
    return {event: reports for event, reports in found.items() if reports}


def _where(own: Changes, whole: Changes) -> Changes:
    """The changes of the second where the first has anything to show."""
    days = sorted({day for changes in (own, whole) for day, _ in changes})
    nothing = Figure()
    return tuple(
        (day, nothing if figure_at(own, day) == nothing else figure_at(whole, day)) for day in days
    )


def _each_once(
    by_event: Mapping[str, list[Report]],
    places: Mapping[str, Mapping[str, list[Report]]],
    around: Mapping[str, frozenset[str]],
) -> dict[str, dict[str, list[Report]]]:
    """Place id to event to reports as `_by_place` has them, but what lies in a place of the same
    event that a report is about as a whole is counted there."""
    sole = {r.report_id: p for p, events in places.items() for rs in events.values() for r in rs}
    outer: dict[str, str] = {}
    for event, reports in by_event.items():
        areas = [(place, around[place]) for place in around if event in places[place]]
        areas.sort(key=lambda area: -len(area[1]))
        for report in reports:
            inside = (place for place, within in areas if report.report_id in within)
            if place := next(inside, sole.get(report.report_id)):
                outer[report.report_id] = place
    return _by_place(by_event, outer)


def _runs(
    mode: str, window_days: int, track: Days, marks: Sequence[Mark]
) -> Callable[[Days], Runs]:
    """For the days of a report, the positions whose period it lies inside."""
    end = track[1] + 1
    if mode == "cumulative":
        return lambda days: [(days[1], end)]
    if mode == "window":
        return lambda days: [(days[1], min(end, days[0] + window_days))]
    chosen = [
        mark
        for mark, after in zip(marks, [*marks[1:], None], strict=True)
        if after is None or after.first > mark.first
    ]
    firsts = [mark.first for mark in chosen]
    following = [*firsts[1:], end]
    longest = max((mark.last - mark.first for mark in chosen), default=0)

    def of_events(days: Days) -> Runs:
        begins = bisect_left(firsts, days[1] - longest), bisect_right(firsts, days[0])
        return [
            (chosen[i].first, following[i]) for i in range(*begins) if days[1] <= chosen[i].last
        ]

    return of_events


def _changes(
    groups: Mapping[str, list[Report]],
    days: Mapping[str, Days],
    runs: Callable[[Days], Runs],
    last: int,
    figure: Callable[[Sequence[Report]], Figure],
) -> Changes:
    """The sum of the groups' figures, wherever it changes."""
    steps: dict[int, list[tuple[str, Figure | None]]] = defaultdict(list)
    for key, reports in groups.items():
        for position, now in _group_changes(reports, days, runs, figure):
            if position <= last:
                steps[position].append((key, now))
    tally, changes = Tally(), []
    for position in sorted(steps):
        for key, now in steps[position]:
            tally.set(key, now)
        changes.append((position, tally.figure()))
    return tuple(changes)


def _group_changes(
    reports: Sequence[Report],
    days: Mapping[str, Days],
    runs: Callable[[Days], Runs],
    figure: Callable[[Sequence[Report]], Figure],
) -> Iterable[tuple[int, Figure | None]]:
    """The figure of one event's reports wherever the set of usable ones changes."""
    if len(reports) == 1:  # as most are: nothing to tell apart
        sole = figure(reports)
        for start, stop in sorted(runs(days[reports[0].report_id])):
            if start < stop:
                yield start, sole
                yield stop, None
        return
    comes: dict[int, set[int]] = defaultdict(set)
    goes: dict[int, set[int]] = defaultdict(set)
    for index, report in enumerate(reports):
        for start, stop in runs(days[report.report_id]):
            if start < stop:
                comes[start].add(index)
                goes[stop].add(index)
    usable: frozenset[int] = frozenset()
    known: dict[frozenset[int], Figure] = {}
    for position in sorted({*comes, *goes}):
        usable = (usable - goes[position]) | comes[position]
        if usable and usable not in known:
            known[usable] = figure([reports[index] for index in sorted(usable)])
        yield position, known[usable] if usable else None
