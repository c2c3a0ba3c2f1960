"""Which reports a selection lets through: inside it, or not at all (rule 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple
from weakref import ref

import narwhals as nw
import numpy as np
import pyarrow as pa

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.codes import COUNTED_ACTS, COUNTED_STATUSES, READ
from incidents.counting.organizers import organized_by
from incidents.dataset.index import Frame, among, columns_of, rows_by_id, rule_reports_of
from incidents.dataset.memo import held, memoised
from incidents.dataset.places_within import incidents_within
from incidents.dataset.read_reports import read_reports
from incidents.dataset.table_arrays import (
    NONE,
    EventArrays,
    IncidentArrays,
    Ints,
    ReportArrays,
    Truths,
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.rule.ranges import Report
from incidents.rule.scope import ELSEWHERE
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


NEEDED = (
    "report_id",
    "event_id",
    "origin_id",
    "voice_id",
    "date_first",
    "date_last",
    "measure",
    "act",
    "detained_low",
    "detained_high",
    "sees_part",
    "computed",
    "hedged",
    "basis",
    "status",
    "review",
    "replaces_report_id",
    "covers_elsewhere",
    "has_all",
)
"""The columns of reports that counting needs; the words would cost most of its time."""


class WhoSays(NamedTuple):
    """What a selection asks of a report whatever it covers, with the statuses that count."""

    measure: str
    bases: tuple[str, ...]
    voices: tuple[str, ...]
    review: str | None
    statuses: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Candidates:
    """What a selection lets through in every respect but its period, each as truths by number.

    `inside`: reports whose whole scope lies inside the places chosen. `beyond`: those that touch
    a chosen incident and reach beyond the places chosen. `chosen`: the incidents. `says` is what
    was asked of the reports.
    """

    inside: Truths
    beyond: Truths
    chosen: Truths
    says: WhoSays
    _tables: ref[Dataset]

    @cached_property
    def reports(self) -> Frame:
        """Rows of the reports table that are `inside`, with `sees_part` (the high falls), `upper`
        (the high that is left), `members` (how many) and `told` (how many of these lie inside no
        other)."""
        return self.rows_of(self.inside)

    @cached_property
    def wider(self) -> Frame:
        """Rows of those that reach `beyond`."""
        return self.rows_of(self.beyond)

    @cached_property
    def incidents(self) -> Frame:
        """Rows of the incidents chosen, in the order of the table."""
        rows = columns_of(self._dataset, "incidents")
        return _those(rows, self.chosen[incident_arrays(self._dataset).number_of_row])

    def rows_of(self, reports: Truths) -> Frame:
        """Rows of these reports, in the order of the table."""
        rows = _rows(self._dataset, self.says.measure)
        return _those(rows, reports[report_arrays(self._dataset).number_of_row])

    @property
    def _dataset(self) -> Dataset:
        return held(self._tables)

    def usable(self, since: date | None, until: date | None) -> Truths:
        """The reports inside the places all of whose days lie in the period."""
        return self.inside & within(report_arrays(self._dataset), since, until)

    def wider_in(self, since: date | None, until: date | None) -> Truths:
        """Those that reach beyond the places all of whose days lie in the period."""
        return self.beyond & within(report_arrays(self._dataset), since, until)

    def speaking(self, since: date | None, until: date | None) -> Truths:
        """Every report that speaks of the period and the places, also those that reach beyond."""
        return (self.inside | self.beyond) & touched(report_arrays(self._dataset), since, until)

    def incidents_in(self, since: date | None, until: date | None) -> Truths:
        """The incidents chosen at least one of whose days lies in the period."""
        return self.chosen & touched(incident_arrays(self._dataset), since, until)


def _those(frame: Frame, rows: Truths) -> Frame:
    return nw.from_native(frame.to_native().filter(pa.array(rows)), eager_only=True)


Dated = ReportArrays | IncidentArrays | EventArrays


def within(rows: Dated, since: date | None, until: date | None) -> Truths:
    """The rows all of whose days lie in the period, both ends inside it."""
    found = np.ones(len(rows), dtype=bool)
    if since is not None:
        found &= rows.first >= since.toordinal()
    if until is not None:
        found &= rows.last <= until.toordinal()
    return found


def touched(rows: Dated, since: date | None, until: date | None) -> Truths:
    """The rows at least one of whose days lies in the period."""
    found = np.ones(len(rows), dtype=bool)
    if since is not None:
        found &= rows.last >= since.toordinal()
    if until is not None:
        found &= rows.first <= until.toordinal()
    return found


def days_of_choice(dataset: Dataset, selection: Selection) -> tuple[date | None, date | None]:
    """First and last day of a selection. An end that it leaves open is that of the events chosen,
    also by an incident of theirs; None where none is chosen: all days of the tables."""
    if not selection.events and not selection.incidents:
        return selection.since, selection.until
    incidents = rows_by_id(dataset, "incidents")
    chosen = (incidents[id] for id in selection.incidents if id in incidents)
    events = {*selection.events, *(incident["event_id"] for incident in chosen)}
    known = event_arrays(dataset)
    named = known.numbers_of(events)
    named = named[named != NONE]
    if not len(named):
        return selection.since, selection.until
    return (
        selection.since or date.fromordinal(int(known.first[named].min())),
        selection.until or date.fromordinal(int(known.last[named].max())),
    )


def candidates(
    dataset: Dataset, selection: Selection, *, statuses: Collection[str] = COUNTED_STATUSES
) -> Candidates:
    """The rows that the selection lets through, whatever its period; reports of these statuses."""
    return _candidates(dataset, replace(selection, since=None, until=None), tuple(statuses))


@memoised(at_a_million=8)  # a table of 1,000,000 incidents takes some 4 MB of each
def _candidates(dataset: Dataset, selection: Selection, statuses: tuple[str, ...]) -> Candidates:
    says = who_says(selection, statuses)
    events = _chosen_events(dataset, selection)
    chosen = _chosen_incidents(dataset, selection, events)
    members, reports = member_arrays(dataset), report_arrays(dataset)
    live = live_reports(dataset, says, events)
    inside = members.reports_of(chosen)
    whole = inside == members.of_report
    if not _takes_the_whole_country(dataset, selection):
        whole &= ~reports.covers_elsewhere & (members.of_report > 0)
    return Candidates(
        live & whole,
        live & ~whole & (inside > 0),
        chosen,
        says,
        ref(dataset),
    )


def who_says(selection: Selection, statuses: tuple[str, ...] = COUNTED_STATUSES) -> WhoSays:
    """What a selection asks of a report whatever it covers."""
    return WhoSays(selection.measure, selection.bases, selection.voices, selection.review, statuses)


def live_reports(dataset: Dataset, says: WhoSays, events: Truths | None = None) -> Truths:
    """The reports on these events, or on all, that are asked for, without those that another of
    them replaced."""
    reports = report_arrays(dataset)
    found = _asked_of(dataset, says)
    if events is not None and not events.all():
        found = found & events[reports.event]
    return found & ~_replaced(reports.replaces, found)


@memoised(at_a_million=16)
def _asked_of(dataset: Dataset, says: WhoSays) -> Truths:
    asked = Selection(
        measure=says.measure, bases=says.bases, voices=says.voices, review=says.review
    )
    wanted = _that_count(says.statuses) | _asked_for(dataset, asked)
    rows = columns_of(dataset, "reports").select(
        passes=nw.all_horizontal(*wanted.values(), ignore_nulls=False)
    )
    return np.asarray(rows["passes"].to_native(), dtype=bool)[report_arrays(dataset).row]


def _replaced(replaces: Ints, live: Truths) -> Truths:
    """Which reports one of the live ones took the place of, also by way of others."""
    found = np.zeros(len(replaces), dtype=bool)
    reached = np.flatnonzero((replaces != NONE) & live)
    while len(reached):
        before = np.unique(replaces[reached])
        before = before[~found[before]]
        found[before] = True
        reached = before[replaces[before] != NONE]
    return found


@memoised()
def _rows(dataset: Dataset, measure: str) -> Frame:
    """The reports as `Candidates.reports` has them."""
    reports, members = report_arrays(dataset), member_arrays(dataset)

    def column(numbers: Ints) -> nw.Series[Any]:
        values = pa.chunked_array([pa.array(numbers[reports.number_of_row])])
        return nw.from_native(values, series_only=True)

    # Rule 2, and for people a report on journalists (rule 5).
    floor = nw.col("sees_part") | (nw.col("measure") != measure)
    return (
        columns_of(dataset, "reports")
        .select(NEEDED)
        .with_columns(
            column(members.of_report).alias("members"),
            column(members.told_of_report).alias("told"),
            sees_part=floor,
        )
        .with_columns(upper=nw.when(~nw.col("sees_part")).then(nw.col("detained_high")))
    )


def _chosen_incidents(dataset: Dataset, selection: Selection, events: Truths) -> Truths:
    """Incidents of the chosen events at the chosen places and inside them, whatever their days."""
    incidents = incident_arrays(dataset)
    chosen = np.ones(len(incidents), dtype=bool) if events.all() else events[incidents.event]
    if selection.places:
        chosen &= np.logical_or.reduce(
            [incidents_within(dataset, place) for place in selection.places]
        )
    if selection.regions:
        chosen &= incidents.region.among(selection.regions)
    if selection.incidents:
        held = (dataset.holds.get(incident, ()) for incident in selection.incidents)
        chosen &= incidents.marked(frozenset(selection.incidents).union(*held))
    return chosen


def _takes_the_whole_country(dataset: Dataset, selection: Selection) -> bool:
    """Whether no place is chosen, or the country is: then figures with no city are inside."""
    if selection.whole_country:
        return True
    if selection.regions:
        return False
    places = load_gazetteer().places
    kinds = {place: places[place].kind for place in selection.places if place in places}
    of_country = all(ELSEWHERE in dataset.holds.get(i, ()) for i in selection.incidents)
    return of_country and all(kinds.get(place) == "country" for place in selection.places)


def _chosen_events(dataset: Dataset, selection: Selection) -> Truths:
    events = event_arrays(dataset)
    chosen = events.context.among(selection.counted_contexts)
    if selection.events:
        chosen &= events.marked(selection.events)
    if selection.organizers:
        chosen &= organized_by(dataset, selection.organizers, match=selection.organizer_match)
    return chosen


def filters(dataset: Dataset, selection: Selection) -> dict[str, nw.Expr]:
    """What keeps a report out whatever it covers: by its name, whether a row is let through."""
    return _that_count(COUNTED_STATUSES) | _asked_for(dataset, selection)


def _that_count(statuses: Collection[str]) -> dict[str, nw.Expr]:
    return {
        "status": among("status", statuses),
        "act": among("act", COUNTED_ACTS),
    }


def _asked_for(dataset: Dataset, selection: Selection) -> dict[str, nw.Expr]:
    """The measure, and the basis, voice and review asked for."""
    wanted = {}
    if selection.measure == "journalists":
        wanted["measure"] = nw.col("measure") == "journalists"
    if selection.bases:
        wanted["basis"] = among("basis", selection.bases)
    if selection.voices:
        wanted["voice"] = among("voice_id", selection.voices)
    if selection.review == READ:
        wanted["review"] = among("report_id", read_reports(dataset))
    elif selection.review == "full_text":
        wanted["review"] = nw.col("review") == "full_text"
    elif selection.review == "excerpt":
        wanted["review"] = nw.col("review") != "none"
    return wanted


def replaced_by(dataset: Dataset, live: Iterable[str]) -> dict[str, str]:
    """For each report that one of these took the place of, also by way of others, which it was."""
    replaced = _replacements(dataset)
    found: dict[str, str] = {}
    for report_id in live if replaced else ():
        before = replaced.get(report_id)
        while before and before not in found:
            found[before] = report_id
            before = replaced.get(before)
    return found


@memoised()
def _replacements(dataset: Dataset) -> Mapping[str, str]:
    """Which report each report replaced that replaced one."""
    reports = columns_of(dataset, "reports").filter(nw.col("replaces_report_id") != "")
    replaced = reports.select("report_id", "replaces_report_id")
    return dict(replaced.iter_rows())


def carries_number() -> nw.Expr:
    """Whether a row of the candidates gives the rule a bound."""
    bounded = ~nw.col("detained_low").is_null() | ~nw.col("upper").is_null()
    return ~nw.col("hedged") & bounded


def in_period(frame: Frame, since: date | None, until: date | None) -> Frame:
    """The rows whose days all lie in the period, both ends inside it."""
    wanted = []
    if since is not None:
        wanted.append(nw.col("date_first") >= _moment(since))
    if until is not None:
        wanted.append(nw.col("date_last") <= _moment(until))
    return frame.filter(*wanted) if wanted else frame


def touching(frame: Frame, since: date | None, until: date | None) -> Frame:
    """The rows at least one of whose days lies in the period."""
    wanted = []
    if since is not None:
        wanted.append(nw.col("date_last") >= _moment(since))
    if until is not None:
        wanted.append(nw.col("date_first") <= _moment(until))
    return frame.filter(*wanted) if wanted else frame


def _moment(day: date) -> nw.Expr:
    return nw.lit(day).cast(nw.Datetime("us"))


def rule_reports(reports: Frame, dataset: Dataset, *, measure: str) -> dict[str, list[Report]]:
    """For each event its rows as the rule for numbers takes them."""
    known = rule_reports_of(dataset, measure)
    by_event: dict[str, list[Report]] = {}
    pairs = zip(reports["event_id"].to_list(), reports["report_id"].to_list(), strict=True)
    for event, report_id in pairs:
        by_event.setdefault(event, []).append(known[report_id])
    return by_event
