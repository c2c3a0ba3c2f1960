"""Which reports a selection lets through: inside it, or not at all (rule 3)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import narwhals as nw

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.codes import COUNTED_ACTS, COUNTED_STATUSES
from incidents.counting.organizers import organized_by
from incidents.counting.plain_events import leaves
from incidents.dataset.index import (
    Frame,
    among,
    columns_of,
    event_days,
    incidents_within,
    joined,
    members_told,
    rows_by_id,
    rule_reports_of,
)
from incidents.dataset.memo import memoised
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


@dataclass(frozen=True)
class Candidates:
    """What a selection lets through in every respect but its period.

    `reports`: rows of the reports table whose whole scope lies inside the places chosen, with
    `sees_part` (the high falls), `upper` (the high that is left), `members` (how many), `told`
    (how many of these lie inside no other) and `leaf` (see `incidents.counting.plain_events`).
    `wider`: rows of those that touch a chosen incident and reach beyond the places chosen.
    `incidents`: rows of the incidents chosen.
    """

    reports: Frame
    wider: Frame
    incidents: Frame


def days_of_choice(dataset: Dataset, selection: Selection) -> tuple[date | None, date | None]:
    """First and last day of a selection. An end that it leaves open is that of the events chosen,
    also by an incident of theirs; None where none is chosen: all days of the tables."""
    incidents = rows_by_id(dataset, "incidents")
    chosen = (incidents[id] for id in selection.incidents if id in incidents)
    events = {*selection.events, *(incident["event_id"] for incident in chosen)}
    days = [days for event, days in event_days(dataset).items() if event in events]
    if not days:
        return selection.since, selection.until
    first, last = min(first for first, _ in days), max(last for _, last in days)
    return (
        selection.since or date.fromordinal(first),
        selection.until or date.fromordinal(last),
    )


def candidates(
    dataset: Dataset, selection: Selection, *, statuses: Collection[str] = COUNTED_STATUSES
) -> Candidates:
    """The rows that the selection lets through, whatever its period; reports of these statuses.

    Kept for the next who asks: one page asks for the same a dozen times, over several periods.
    """
    return _candidates(dataset, replace(selection, since=None, until=None), tuple(statuses))


@memoised(at_most=8)  # a table of 100,000 incidents takes some 30 MB of each
def _candidates(dataset: Dataset, selection: Selection, statuses: tuple[str, ...]) -> Candidates:
    anybody = Selection()
    incidents, reports = _whoever_says_so(
        dataset,
        replace(
            selection,
            measure=anybody.measure,
            bases=anybody.bases,
            voices=anybody.voices,
            review=anybody.review,
        ),
        statuses,
    )
    reached = _live_reports(dataset, selection, reports)
    whole = nw.col("inside") == nw.col("members")
    if not _takes_the_whole_country(dataset, selection):
        whole = whole & ~nw.col("covers_elsewhere") & (nw.col("members") > 0)
    return Candidates(
        reached.filter(whole), reached.filter(~whole, nw.col("inside") > 0), incidents
    )


@memoised(at_most=4)
def _whoever_says_so(
    dataset: Dataset, selection: Selection, statuses: tuple[str, ...]
) -> tuple[Frame, Frame]:
    """The incidents chosen, and the reports on their events with `members` and `inside`.

    `inside` is how many of a report's incidents are chosen. Kept apart, since a reader who asks
    who says so changes none of it.
    """
    events = _chosen_events(dataset, selection)
    incidents = _chosen_incidents(dataset, selection, events)
    members = members_told(dataset)
    chosen = incidents.select("incident_id").with_columns(chosen=nw.lit(1))
    reach = (
        joined(members, chosen, on="incident_id", how="left")
        .group_by("report_id")
        .agg(
            nw.len().alias("members"),
            nw.col("told").sum(),
            nw.col("chosen").sum().alias("inside"),
        )
    )
    reports = _reports_with_leaf(dataset).filter(
        among("event_id", events), *_that_count(statuses).values()
    )
    reached = joined(reports, reach, on="report_id", how="left").with_columns(
        nw.col("members").fill_null(0),
        nw.col("told").fill_null(0),
        nw.col("inside").fill_null(0),
    )
    return incidents, reached


@memoised()
def _reports_with_leaf(dataset: Dataset) -> Frame:
    reports = columns_of(dataset, "reports").select(NEEDED)
    return joined(reports, leaves(dataset), on="report_id", how="left")


def _chosen_incidents(dataset: Dataset, selection: Selection, events: list[str]) -> Frame:
    """Incidents of the chosen events at the chosen places and inside them, whatever their days."""
    incidents = columns_of(dataset, "incidents")
    wanted = [among("event_id", events)]
    if selection.places:
        inside = (incidents_within(dataset, place) for place in selection.places)
        wanted.append(among("incident_id", sorted(frozenset().union(*inside))))
    if selection.regions:
        wanted.append(among("region_code", selection.regions))
    if selection.incidents:
        held = (dataset.holds.get(incident, ()) for incident in selection.incidents)
        chosen = frozenset(selection.incidents).union(*held)
        wanted.append(among("incident_id", sorted(chosen)))
    return incidents.filter(*wanted)


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


def _chosen_events(dataset: Dataset, selection: Selection) -> list[str]:
    events = columns_of(dataset, "events")
    events = events.filter(among("context", selection.counted_contexts))
    if selection.events:
        events = events.filter(among("event_id", selection.events))
    if selection.organizers:
        by = organized_by(dataset, selection.organizers, match=selection.organizer_match)
        events = events.filter(among("event_id", by))
    return list(events["event_id"].to_list())


def filters(selection: Selection) -> dict[str, nw.Expr]:
    """What keeps a report out whatever it covers: by its name, whether a row is let through."""
    return _that_count(COUNTED_STATUSES) | _asked_for(selection)


def _that_count(statuses: Collection[str]) -> dict[str, nw.Expr]:
    return {
        "status": among("status", statuses),
        "act": among("act", COUNTED_ACTS),
    }


def _asked_for(selection: Selection) -> dict[str, nw.Expr]:
    """The measure, and the basis, voice and review asked for."""
    wanted = {}
    if selection.measure == "journalists":
        wanted["measure"] = nw.col("measure") == "journalists"
    if selection.bases:
        wanted["basis"] = among("basis", selection.bases)
    if selection.voices:
        wanted["voice"] = among("voice_id", selection.voices)
    if selection.review == "full_text":
        wanted["review"] = nw.col("review") == "full_text"
    elif selection.review == "excerpt":
        wanted["review"] = nw.col("review") != "none"
    return wanted


def _live_reports(dataset: Dataset, selection: Selection, reports: Frame) -> Frame:
    """Those of the reports that are asked for, without those that another of them replaced."""
    wanted = _asked_for(selection)
    live = reports.filter(*wanted.values()) if wanted else reports
    if replaced := replaced_by(dataset, live["report_id"].to_list()):
        live = live.filter(~among("report_id", replaced))
    # Rule 2, and for people a report on journalists (rule 5).
    floor = nw.col("sees_part") | (nw.col("measure") != selection.measure)
    return live.with_columns(sees_part=floor).with_columns(
        upper=nw.when(~nw.col("sees_part")).then(nw.col("detained_high"))
    )


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


def speaking(allowed: Candidates, since: date | None, until: date | None) -> Frame:
    """Every report that speaks of the period and the places, also those that reach beyond."""
    return touching(nw.concat([allowed.reports, allowed.wider]), since, until)


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
