"""The incidents of a selection, each with the figure of the reports about it alone.

A hundred thousand of them as well: the rule for numbers is asked once for all incidents whose
reports say the same, and its answer is kept by the very values that it was asked with.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

import narwhals as nw
import numpy as np
import pyarrow as pa

from incidents.counting.select import candidates, in_period, touching
from incidents.dataset.index import (
    Frame,
    incident_days,
    joined,
    members_told,
    rows_by_id,
    rule_reports_of,
    wordings,
)
from incidents.dataset.part import part_of
from incidents.dataset.table_arrays import event_arrays, incident_arrays
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure, event_figure
from incidents.rule.quantities import Quantity
from incidents.rule.ranges import Report
from incidents.rule.scope import Scope
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True, eq=False)
class OwnFigure:
    """What the reports about one incident alone carry: one value for all that say the same.

    So the reports in `figure` are nobody's: their ids are numbers, by which `words` has what
    their bounds come from where one is printed so, and days count from the incident's first.
    """

    figure: Figure
    words: Mapping[str, Quantity | None]


class IncidentFigure(NamedTuple):
    """An incident of a selection: its row of the table, its own figure, and its reports by id.

    `alone` rests on `own`, the usable reports about this incident alone; `shared` are those that
    cover it together with others. `covered`: whether any report speaks of it, also beyond the
    period.
    """

    incident: Mapping[str, Any]
    alone: OwnFigure
    own: tuple[str, ...]
    shared: tuple[str, ...]
    covered: bool

    @property
    def figure(self) -> Figure:
        """The figure of the incident's own reports."""
        return self.alone.figure


def chosen_incidents(dataset: Dataset, selection: Selection) -> list[str]:
    """The incidents of the selection by their ids, latest first, then by id."""
    rows = candidates(dataset, selection).incidents
    rows = touching(rows, selection.since, selection.until).select("incident_id", "date_first")
    rows = rows.sort("date_first", "incident_id", descending=[True, False])
    return list(rows["incident_id"].to_list())


def latest_incidents(
    dataset: Dataset, selection: Selection, *, at_most: int
) -> tuple[list[IncidentFigure], int]:
    """The first of the chosen incidents in their order, and how many there are in all."""
    incidents = incident_arrays(dataset)
    chosen = candidates(dataset, selection).incidents_in(selection.since, selection.until)
    numbers = np.flatnonzero(chosen)
    first = numbers[np.argsort(-incidents.first[numbers], kind="stable")[:at_most]]
    ids = incidents.ids.take(pa.array(first)).to_pylist()
    part = dataset
    if len(first) < len(numbers):
        of_events = np.unique(incidents.event[first])
        part = part_of(dataset, tuple(event_arrays(dataset).ids.take(of_events).to_pylist()))
    by_id = {one.incident["incident_id"]: one for one in by_incident(part, selection)}
    return [by_id[one] for one in ids], len(numbers)


def by_incident(dataset: Dataset, selection: Selection) -> list[IncidentFigure]:
    """The chosen incidents in their order."""
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    wider = in_period(allowed.wider, selection.since, selection.until)
    of_one = usable.filter(~nw.col("covers_elsewhere"), nw.col("told") == 1).select("report_id")
    others = nw.concat([usable.select("report_id"), wider.select("report_id")])
    own = _reports_by_incident(dataset, of_one, told=1)
    shared = _reports_by_incident(dataset, joined(others, of_one, on="report_id", how="anti"))
    for incident, reports in _reports_by_incident(dataset, of_one, told=0).items():
        shared[incident] = tuple(sorted({*shared.get(incident, ()), *reports}))
    found = allowed.rows_of(allowed.speaking(selection.since, selection.until))
    covered = _reports_by_incident(dataset, found.select("report_id"))
    incidents, figure_of = rows_by_id(dataset, "incidents"), _figures(dataset, selection.measure)
    return [
        IncidentFigure(
            incidents[i],
            figure_of(i, own.get(i, ())),
            own.get(i, ()),
            shared.get(i, ()),
            covered=i in covered,
        )
        for i in chosen_incidents(dataset, selection)
    ]


def _reports_by_incident(
    dataset: Dataset, reports: Frame, *, told: int | None = None
) -> dict[str, tuple[str, ...]]:
    """For each incident those of these reports that cover it, by id; with `told` 1 those that are
    about it, with 0 those about another incident in which it lies."""
    members = joined(members_told(dataset), reports, on="report_id", how="inner")
    if told is not None:
        members = members.filter(nw.col("told") == told)
    members = members.sort("report_id")
    found: dict[str, list[str]] = {}
    pairs = zip(members["incident_id"].to_list(), members["report_id"].to_list(), strict=True)
    for incident, report in pairs:
        found.setdefault(incident, []).append(report)
    return {incident: tuple(ids) for incident, ids in found.items()}


_MADE_ANEW = {"report_id", "origin_id", "voice_id", "scope", "low", "high", "sees_part"}
_REST = [field.name for field in fields(Report) if field.name not in _MADE_ANEW]
_rest_of = attrgetter(*_REST)


class _Said(NamedTuple):
    """What a report about one incident says, without ids, names, place and day.

    `low` and `high` are its range's; `days` count from the incident's first, each with the number
    of what lies there: 0 where it holds no other incident; `voice` is the state's, or a number;
    `words` are there where one of the reports is printed in them.
    """

    low: int | None
    high: int | None
    days: tuple[tuple[str, int, int], ...]
    voice: str
    rest: tuple[Any, ...]
    words: Quantity | None


def _figures(dataset: Dataset, measure: str) -> Callable[[str, Sequence[str]], OwnFigure]:
    """What gives the figure of an incident's own reports, made once for all that say the same."""
    known, words = rule_reports_of(dataset, measure), wordings(dataset)
    days, figure_of = incident_days(dataset), cache(_own_figure)

    def of_incident(incident: str, report_ids: Sequence[str]) -> OwnFigure:
        reports = [known[report_id] for report_id in report_ids]
        said = [words(report_id) for report_id in report_ids]
        return figure_of(_said(reports, said, days[incident][0]))

    return of_incident


def _own_figure(said: tuple[_Said, ...]) -> OwnFigure:
    """What reports that say this carry together; nothing else about them is known here."""
    reports = [
        Report(
            report_id=f"{number:06}",  # the rule takes reports in the order of their ids
            origin_id="",
            voice_id=one.voice,
            scope=Scope(one.days),
            low=one.low,
            high=one.high,
            **dict(zip(_REST, one.rest, strict=True)),
        )
        for number, one in enumerate(said)
    ]
    words = {report.report_id: one.words for report, one in zip(reports, said, strict=True)}
    return OwnFigure(event_figure(reports), words)


def _said(
    reports: Sequence[Report], words: Sequence[Quantity | None], start: int
) -> tuple[_Said, ...]:
    """What these reports say of an incident that starts on this day."""
    if not any(said and (said.computed or said.one_more) for said in words):
        # Numbers alone are printed, and the same ones in whatever order.
        words = [None] * len(reports)
        reports = sorted(reports, key=_size) if len(reports) > 1 else reports
    members = sorted({member for report in reports for member in report.scope.members})
    number = {member: f"{index:06}" for index, member in enumerate(members)}
    days = [
        tuple([(number[m], first - start, last - start) for m, first, last in report.scope.days])
        for report in reports
    ]
    if len(set(days)) == 1:  # then it does not matter which
        days = [(("", 0, 0),)] * len(days)
    voices = {STATE: STATE}
    return tuple(
        [
            _Said(
                *_bounds(report),
                run,
                voices.setdefault(report.voice_id, str(len(voices))),
                _rest_of(report),
                said,
            )
            for report, run, said in zip(reports, days, words, strict=True)
        ]
    )


def _bounds(report: Report) -> tuple[int | None, int | None]:
    """The ends of the report's range, None for one that is open or not there."""
    found = report.range
    if found is None:
        return None, None
    return found.low, None if found.open else found.high


def _size(report: Report) -> tuple[int, int]:
    low, high = _bounds(report)
    return low or 0, high or 0
