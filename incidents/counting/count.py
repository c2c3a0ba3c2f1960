"""What the reports carry for a selection: the one way from tables to a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import narwhals as nw

from incidents.codes import CONTEXTS
from incidents.counting.plain_events import added_up, plain_and_others
from incidents.counting.select import (
    candidates,
    carries_number,
    in_period,
    rule_reports,
    speaking,
    touching,
)
from incidents.dataset.index import (
    Frame,
    among,
    columns_of,
    members_told,
    rule_reports_of,
)
from incidents.dataset.memo import memoised
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure, add, event_figure
from incidents.rule.ranges import Report
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True)
class Coverage:
    """Where a figure lies: settlements and regions by place id, whether also elsewhere in the
    country, and whether also in places that were not found."""

    cities: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    elsewhere: bool = False
    not_found: bool = False


@dataclass(frozen=True)
class Count:
    """A figure and what must be said with it; all ids sorted.

    `period`: first and last day of the reports with a number, or else of the usable ones
    (meaningless where there is none).
    `coverage`: where the low of one event was counted; of several, where any number was.
    `reports`: every usable report, with a number or not. `without_figure`: incidents in the
    scope of no usable report with a number, reports on the whole event aside. `full_text`: how many
    of the `counted` reports were checked in full. `longer`: reports that reach beyond the period;
    `wider`: beyond the places. `acknowledged`: what the state's
    bodies say themselves, None if nothing; `acknowledged_coverage`: where.
    `other_contexts`: events in the period that are not summed unless the reader asks.
    """

    selection: Selection
    figure: Figure
    period: tuple[date, date]
    coverage: Coverage
    events: tuple[str, ...]
    incidents: tuple[str, ...]
    reports: tuple[str, ...]
    numbered: tuple[str, ...]
    full_text: int
    without_figure: tuple[str, ...]
    longer: tuple[str, ...]
    wider: tuple[str, ...]
    acknowledged: Figure | None
    acknowledged_coverage: Coverage
    other_contexts: tuple[str, ...]

    @property
    def counted(self) -> tuple[str, ...]:
        """The reports that every sentence counts: those with a number, but for crossing ones; all
        usable ones where none has a number."""
        crossing = set(self.figure.crossing)
        return tuple(one for one in self.numbered or self.reports if one not in crossing)

    @property
    def is_silent(self) -> bool:
        """Whether no report speaks of it: none inside, none that reaches beyond, of no context."""
        return not (self.reports or self.longer or self.wider or self.other_contexts)


@memoised(at_most=16)
def count(dataset: Dataset, selection: Selection) -> Count:
    """The figure of the selection with everything that must be said beside it."""
    allowed = candidates(dataset, selection)
    since, until = selection.since, selection.until
    usable = in_period(allowed.reports, since, until)
    figure = total(usable, dataset, measure=selection.measure)
    states = usable.filter(nw.col("voice_id") == STATE)
    said = total(states, dataset, measure=selection.measure)
    incidents = touching(allowed.incidents, since, until)
    numbered = usable.filter(carries_number())
    rests_on = set(figure.rests_on)
    if not rests_on or figure.number_of_events > 1:
        rests_on = set(numbered["report_id"].to_list())
    inside = set(usable["report_id"].to_list())
    wider = _ids(in_period(allowed.wider, since, until))
    overlapping = _ids(speaking(allowed, since, until))
    return Count(
        selection=selection,
        figure=figure,
        period=_period(numbered if len(numbered) else usable),
        coverage=coverage(numbered, rests_on, dataset),
        events=tuple(sorted(set(usable["event_id"].to_list()))),
        incidents=_ids(incidents),
        reports=_ids(usable),
        numbered=_ids(numbered),
        full_text=len(
            (numbered if len(numbered) else usable).filter(
                nw.col("review") == "full_text", ~among("report_id", figure.crossing)
            )
        ),
        without_figure=_without_figure(incidents, numbered, dataset),
        longer=tuple(r for r in overlapping if r not in inside and r not in wider),
        wider=wider,
        acknowledged=said if said.number_of_events else None,
        acknowledged_coverage=coverage(states, set(said.rests_on), dataset),
        other_contexts=_other_contexts(dataset, selection),
    )


def count_of_other_contexts(dataset: Dataset, counted: Count) -> Count | None:
    """The events that a count leaves out since they are of another context, with the same choice
    but over all of their days; None where there are none."""
    if not counted.other_contexts:
        return None
    others = tuple(c for c in CONTEXTS if c not in counted.selection.counted_contexts)
    selection = replace(counted.selection, contexts=others, events=counted.other_contexts)
    return count(dataset, selection.with_period(None, None))


def total(usable: Frame, dataset: Dataset, *, measure: str) -> Figure:
    """The figure of all these reports; of several events the plain ones are counted in columns."""
    plain, others = usable.head(0), usable
    if usable.filter(carries_number())["event_id"].n_unique() > 1:  # else its tree is asked for
        plain, others = plain_and_others(usable)
    grouped = rule_reports(others, dataset, measure=measure) if len(others) else {}
    figures = [figure_of(dataset, measure, ids_of(rows)) for rows in grouped.values()]
    if not len(plain):
        return add(figures)
    return add([added_up(plain, carries_number=carries_number(), measure=measure), *figures])


@memoised(at_most=50_000)
def figure_of(dataset: Dataset, measure: str, report_ids: tuple[str, ...]) -> Figure:
    """The figure of one event from these of its reports; most filters leave most events alone."""
    known = rule_reports_of(dataset, measure)
    return event_figure(known[report_id] for report_id in report_ids)


def ids_of(reports: Iterable[Report]) -> tuple[str, ...]:
    """The ids of the reports, in their order."""
    return tuple(report.report_id for report in reports)


def event_figures(dataset: Dataset, selection: Selection) -> dict[str, Figure]:
    """The figure of each event by its id, with its tree, for the reports that are usable."""
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    grouped = rule_reports(usable, dataset, measure=selection.measure)
    return {
        event: figure_of(dataset, selection.measure, ids_of(reports))
        for event, reports in sorted(grouped.items())
    }


def coverage(reports: Frame, chosen: Iterable[str], dataset: Dataset) -> Coverage:
    """Where the chosen ones of these reports lie; a reported zero lies nowhere."""
    wanted = reports.filter(among("report_id", chosen))
    wanted = wanted.filter(nw.col("upper").is_null() | (nw.col("upper") > 0))
    named = _named_incidents(wanted, members_told(dataset).filter(nw.col("told") == 1))
    incidents = columns_of(dataset, "incidents").join(named, on="incident_id", how="inner")
    places = defaultdict[str, set[str]](set)
    lying = incidents.select("place_kind", "resolved_place_id").unique()
    for kind, place_id in lying.iter_rows():
        places[kind].add(place_id)
    return Coverage(
        tuple(sorted(places["settlement"])),
        tuple(sorted(places["region"] | places["district"])),
        bool(wanted["covers_elsewhere"].any() or places["country"]),
        bool(places[""]),
    )


def _named_incidents(reports: Frame, members: Frame) -> Frame:
    """The incidents of these reports among the members, those on the whole event aside."""
    named = reports.filter(~nw.col("has_all")).select("report_id")
    return members.join(named, on="report_id", how="inner").select("incident_id").unique()


def _period(usable: Frame) -> tuple[date, date]:
    if not len(usable):
        return date.min, date.min
    return usable["date_first"].min().date(), usable["date_last"].max().date()


def _without_figure(incidents: Frame, numbered: Frame, dataset: Dataset) -> tuple[str, ...]:
    reached = _named_incidents(numbered, columns_of(dataset, "members"))
    return _ids(incidents.join(reached, on="incident_id", how="anti"))


def _other_contexts(dataset: Dataset, selection: Selection) -> tuple[str, ...]:
    """The events of which a report would be in the selection, or touch it, in their context."""
    if selection.contexts or selection.events:
        return ()
    since, until = selection.since, selection.until
    others = tuple(c for c in CONTEXTS if c not in selection.counted_contexts)
    events = columns_of(dataset, "events").filter(among("context", others))
    there = set(_ids(touching(events, since, until)))
    if there and selection == Selection(since=since, until=until):
        reports = columns_of(dataset, "reports").filter(nw.col("status") == "counted")
        there &= set(reports["event_id"].to_list())
    elif there:
        allowed = candidates(dataset, replace(selection, contexts=others))
        reports = touching(nw.concat([allowed.reports, allowed.wider]), since, until)
        there &= set(reports["event_id"].to_list())
    return tuple(sorted(there))


def place_selection(selection: Selection, place_id: str) -> Selection:
    """The same choice at one place: what a circle on the map counts."""
    return replace(selection, places=(place_id,))


def _ids(frame: Frame) -> tuple[str, ...]:
    return tuple(sorted(frame[frame.columns[0]].to_list()))
