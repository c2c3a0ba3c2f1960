"""What the reports carry for a selection: the one way from tables to a figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import compress
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from incidents.codes import CONTEXTS
from incidents.counting.event_totals import kept_total, total_of
from incidents.counting.figure_columns import narrow
from incidents.counting.report_columns import figure_of, report_columns
from incidents.counting.select import candidates, in_period, rule_reports, touched
from incidents.dataset.ids import Ids
from incidents.dataset.index import Frame, outermost
from incidents.dataset.memo import memoised
from incidents.dataset.nested_events import nested_across_events
from incidents.dataset.part import cut_out
from incidents.dataset.read_reports import read_reports
from incidents.dataset.table_arrays import (
    Ints,
    Truths,
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure
from incidents.rule.ranges import Report
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


EVENTS_AT_ONCE = 3_000
"""Events that are cut out of the tables at a time: so few rows are made at once and found soon."""


@dataclass(frozen=True)
class Coverage:
    """Where a figure lies: settlements, and regions and districts, by place id, whether also
    elsewhere in the country, and whether also in places that were not found. `districts`: those
    of the regions that are districts."""

    cities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    districts: tuple[str, ...] = ()
    elsewhere: bool = False
    not_found: bool = False


@dataclass(frozen=True)
class Count:
    """A figure and what must be said with it; all ids sorted.

    `period`: first and last day of the reports with a number, or else of the usable ones
    (meaningless where there is none).
    `coverage`: where the low of one event was counted, and the high of a closed range; of several
    events, where any number was, and without any number, where the usable reports lie.
    `reports`: every usable report, with a number or not. `without_figure`: incidents in the
    scope of no usable report with a number, reports on the whole event aside. `full_text`: how many
    of the `counted` reports were checked in full, `read`: how many somebody at the desk has read.
    `longer`: reports that reach beyond the period; `wider`: beyond the places. `acknowledged`: what
    the state's bodies say themselves, None if nothing; `acknowledged_coverage`: where.
    `other_contexts`: events in the period that are not summed unless the reader asks.
    `nested`: pairs of incidents of two events whose figures are both in the low, though the second
    lies in the first on one of its days.
    """

    selection: Selection
    figure: Figure
    period: tuple[date, date]
    coverage: Coverage
    events: Sequence[str]
    incidents: Sequence[str]
    reports: Sequence[str]
    numbered: Sequence[str]
    full_text: int
    read: int
    without_figure: Sequence[str]
    longer: Sequence[str]
    wider: Sequence[str]
    acknowledged: Figure | None
    acknowledged_coverage: Coverage
    other_contexts: Sequence[str]
    nested: Sequence[tuple[str, str]]

    @property
    def counted(self) -> Sequence[str]:
        """The reports that every sentence counts: those with a number, but for crossing ones; all
        usable ones where none has a number."""
        counted = self.numbered or self.reports
        if not self.figure.crossing:
            return counted
        crossing = set(self.figure.crossing)
        return tuple(one for one in counted if one not in crossing)

    @property
    def naming_day(self) -> date:
        """The day whose names places have in a picture or a file of it: the last that was chosen,
        else the last of its period."""
        return self.selection.until or self.period[1]

    @property
    def is_silent(self) -> bool:
        """Whether no report speaks of it: none inside, none that reaches beyond, of no context."""
        return not (self.reports or self.longer or self.wider or self.other_contexts)


@memoised(at_a_million=16)
def count(dataset: Dataset, selection: Selection) -> Count:
    """The figure of the selection with everything that must be said beside it."""
    allowed, reports = candidates(dataset, selection), report_arrays(dataset)
    period = selection.since, selection.until
    usable = allowed.usable(*period)
    figure = kept_total(dataset, allowed.says, usable)
    states = usable & reports.voice_id.among((STATE,))
    said = kept_total(dataset, allowed.says, states, state_alone=True)
    incidents = allowed.incidents_in(*period)
    numbered = usable & report_columns(dataset, selection.measure).numbered
    counted = numbered if numbered.any() else usable
    rests_on = counted
    if figure.rests_on and figure.number_of_events < 2:
        rests_on = numbered & reports.marked(figure.made_of)
    wider = allowed.wider_in(*period)
    certain = counted & ~reports.marked(figure.crossing)
    return Count(
        selection=selection,
        figure=figure,
        period=_period(dataset, counted),
        coverage=coverage(dataset, selection.measure, rests_on),
        events=_events_of(dataset, usable),
        incidents=incident_arrays(dataset).chosen(incidents),
        reports=reports.chosen(usable),
        numbered=reports.chosen(numbered),
        full_text=int(np.count_nonzero(certain & reports.review.among(("full_text",)))),
        read=int(np.count_nonzero(certain & reports.marked(read_reports(dataset)))),
        without_figure=_without_figure(dataset, incidents, numbered),
        longer=longer_reports(dataset, selection),
        wider=reports.chosen(wider),
        acknowledged=said if said.number_of_events else None,
        acknowledged_coverage=coverage(
            dataset, selection.measure, states & reports.marked(said.rests_on)
        ),
        other_contexts=_other_contexts(dataset, selection),
        nested=_nested(dataset, figure),
    )


def _nested(dataset: Dataset, figure: Figure) -> Sequence[tuple[str, str]]:
    if figure.number_of_events < 2:
        return ()
    outer, inner = nested_across_events(dataset)
    if not len(outer):
        return ()
    incidents, members = incident_arrays(dataset), member_arrays(dataset)
    told = np.zeros(len(incidents), dtype=bool)
    resting = report_arrays(dataset).marked(figure.rests_on)
    told[members.incident[members.of_reports(resting)]] = True
    both = told[outer] & told[inner]
    ids = (incidents.ids.take(pa.array(numbers[both])).to_pylist() for numbers in (outer, inner))
    return tuple(sorted(zip(*ids, strict=True)))


def longer_reports(dataset: Dataset, selection: Selection) -> Ids:
    """The reports that speak of the period and reach beyond it."""
    allowed, period = candidates(dataset, selection), (selection.since, selection.until)
    inside = allowed.usable(*period) | allowed.wider_in(*period)
    return report_arrays(dataset).chosen(allowed.speaking(*period) & ~inside)


def count_of_other_contexts(dataset: Dataset, counted: Count) -> Count | None:
    """The events that a count leaves out since they are of another context, with the same choice
    but over all of their days; None where there are none."""
    if not counted.other_contexts:
        return None
    others = tuple(c for c in CONTEXTS if c not in counted.selection.counted_contexts)
    selection = replace(counted.selection, contexts=others, events=tuple(counted.other_contexts))
    return count(dataset, selection.with_period(None, None))


def total(usable: Frame, dataset: Dataset, *, measure: str) -> Figure:
    """The figure of all these reports, given as rows."""
    chosen = report_arrays(dataset).marked(usable["report_id"].to_native())
    return total_of(dataset, measure, chosen)


def ids_of(reports: Iterable[Report]) -> tuple[str, ...]:
    """The ids of the reports, in their order."""
    return tuple(report.report_id for report in reports)


def event_figures(dataset: Dataset, counted: Count) -> Iterator[tuple[str, Figure]]:
    """The figure of each event of a count, with its tree, by id; of some thousand at a time, so
    that the trees of all events never lie in memory."""
    if len(counted.events) <= EVENTS_AT_ONCE:
        yield from _event_figures(dataset, counted.selection)
        return
    for start in range(0, len(counted.events), EVENTS_AT_ONCE):
        events = tuple(counted.events[start : start + EVENTS_AT_ONCE])
        yield from _event_figures(cut_out(dataset, events), counted.selection)


def _event_figures(dataset: Dataset, selection: Selection) -> Iterator[tuple[str, Figure]]:
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    grouped = rule_reports(usable, dataset, measure=selection.measure)
    for event, reports in sorted(grouped.items()):
        yield event, figure_of(dataset, selection.measure, ids_of(reports))


def coverage(dataset: Dataset, measure: str, reports: Truths) -> Coverage:
    """Where these reports lie; a reported zero lies nowhere, if it is not all that is reported.
    Of one event what lies inside another of its places is not told beside it."""
    upper, arrays = report_columns(dataset, measure).upper, report_arrays(dataset)
    above_zero = reports & (upper > 0)  # `OPEN` is that too
    wanted = above_zero if above_zero.any() else reports
    of_member, pairs = _kinds_and_places(dataset)
    there = np.zeros(len(pairs), dtype=bool)
    rows = _rows_of_named(dataset, wanted, told=True)
    if dataset.holds or (arrays.has_all & wanted).any():
        rows = _outermost_of_one_event(dataset, wanted, rows)
    there[of_member[rows]] = True
    found: dict[str, set[str]] = {"settlement": set(), "region": set(), "district": set()}
    for kind, place in compress(pairs, there.tolist()):
        found.setdefault(kind, set()).add(place)
    return Coverage(
        tuple(sorted(found["settlement"])),
        tuple(sorted(found["region"] | found["district"])),
        tuple(sorted(found["district"])),
        bool((arrays.covers_elsewhere & wanted).any() or found.get("country")),
        bool(found.get("")),
    )


def _outermost_of_one_event(dataset: Dataset, reports: Truths, rows: Ints) -> Ints:
    """Of these rows of the members those that no other one of them holds, and none where a report
    on all of the event covers the days of them all; all rows where the reports are of several
    events."""
    arrays = report_arrays(dataset)
    events = arrays.event[reports]
    if len(events) and events.min() != events.max():
        return rows
    if (whole := arrays.has_all & reports).any():
        first, last = arrays.first[whole].min(), arrays.last[whole].max()
        if first <= arrays.first[reports].min() and arrays.last[reports].max() <= last:
            return rows[:0]
    numbers = pa.array(member_arrays(dataset).incident[rows])
    named = incident_arrays(dataset).ids.take(numbers).to_pylist()
    outer = set(outermost(dataset, named))
    is_outer: Truths = np.array([one in outer for one in named], dtype=bool)
    return rows[is_outer]


@memoised()
def _kinds_and_places(dataset: Dataset) -> tuple[Ints, Sequence[tuple[str, str]]]:
    """For each row of the members the number of its incident's kind and id of place, and these."""
    incidents = incident_arrays(dataset)
    kinds, places = incidents.kind, incidents.place
    number = kinds.codes.astype(np.int64) * len(places.values) + places.codes
    found, which = np.unique(number, return_inverse=True)
    of_each = zip(*(part.tolist() for part in np.divmod(found, len(places.values))), strict=True)
    pairs = [(kinds.values[kind], places.values[place]) for kind, place in of_each]
    return narrow(which)[member_arrays(dataset).incident], pairs


def _rows_of_named(dataset: Dataset, reports: Truths, *, told: bool = False) -> Ints:
    """The rows of the members with the incidents of these reports, those on the whole event aside;
    `told`: those alone that no other incident of a report holds."""
    members = member_arrays(dataset)
    rows = members.of_reports(reports & ~report_arrays(dataset).has_all)
    return rows[members.told[rows]] if told and dataset.holds else rows


def _period(dataset: Dataset, reports: Truths) -> tuple[date, date]:
    rows, arrays = np.flatnonzero(reports), report_arrays(dataset)
    if not len(rows):
        return date.min, date.min
    first, last = arrays.first[rows].min(), arrays.last[rows].max()
    return date.fromordinal(int(first)), date.fromordinal(int(last))


def _without_figure(dataset: Dataset, incidents: Truths, numbered: Truths) -> Ids:
    reached = np.zeros(len(incidents), dtype=bool)
    reached[member_arrays(dataset).incident[_rows_of_named(dataset, numbered)]] = True
    return incident_arrays(dataset).chosen(incidents & ~reached)


def _events_of(dataset: Dataset, reports: Truths) -> Ids:
    events = event_arrays(dataset)
    number = np.bincount(report_arrays(dataset).event[reports], minlength=len(events))
    return events.chosen(number > 0)


def _other_contexts(dataset: Dataset, selection: Selection) -> Sequence[str]:
    """The events of which a report would be in the selection, or touch it, in their context."""
    if selection.contexts or selection.events:
        return ()
    since, until = selection.since, selection.until
    others = tuple(c for c in CONTEXTS if c not in selection.counted_contexts)
    events = event_arrays(dataset)
    there = events.context.among(others) & touched(events, since, until)
    if not there.any():
        return ()
    if selection == Selection(since=since, until=until):
        speaking = report_arrays(dataset).status.among(("counted",))
    else:
        allowed = candidates(dataset, replace(selection, contexts=others))
        speaking = allowed.speaking(since, until)
    spoken_of = np.bincount(report_arrays(dataset).event[speaking], minlength=len(events)) > 0
    return events.chosen(there & spoken_of)


def places_of(dataset: Dataset, selection: Selection) -> set[str]:
    """The places of the incidents of a selection, without those that were not found."""
    chosen = candidates(dataset, selection).incidents_in(selection.since, selection.until)
    places = incident_arrays(dataset).place
    return {places.values[code] for code in np.unique(places.codes[chosen]).tolist()} - {""}


def place_selection(selection: Selection, place_id: str) -> Selection:
    """The same choice at one place: what a circle on the map counts."""
    return replace(selection, places=(place_id,))
