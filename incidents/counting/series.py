"""Aggregations over the tables: figures by month and by incident, written once, in Narwhals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import narwhals as nw

from incidents.counting import groups
from incidents.counting.select import candidates, in_period, rule_reports, touching
from incidents.dataset.index import Frame, incidents_of_reports, rows_by_id
from incidents.rule.figure import Figure, event_figure
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True)
class Month:
    """What the reports inside one month carry; `first` is its first day."""

    first: date
    figure: Figure
    events: int
    reports: int


def by_month(dataset: Dataset, selection: Selection) -> tuple[Month, ...]:
    """The months that hold a usable report, in order.

    A report that reaches over the end of a month is in none: inside or not at all.
    """
    return tuple(
        Month(date.fromisoformat(group.key[0]), group.figure, group.events, group.reports)
        for group in groups.by_month(dataset, selection).groups
    )


@dataclass(frozen=True)
class IncidentRow:
    """An incident of a selection: its row of the table, its own figure, and its reports.

    `figure` rests on reports about this incident alone; `shared` are the usable reports that
    cover it together with others.
    """

    incident: dict[str, Any]
    figure: Figure
    own: tuple[str, ...]
    shared: tuple[str, ...]


def by_incident(dataset: Dataset, selection: Selection) -> tuple[IncidentRow, ...]:
    """The incidents of the selection, latest first."""
    allowed = candidates(dataset, selection)
    usable = in_period(allowed.reports, selection.since, selection.until)
    wider = in_period(allowed.wider, selection.since, selection.until)
    own = _single_member(usable, dataset)
    grouped: dict[str, list[Any]] = {}
    for rows in rule_reports(
        usable.filter(nw.col("report_id").is_in(list(own))), dataset, measure=selection.measure
    ).values():
        for report in rows:
            grouped.setdefault(own[report.report_id], []).append(report)
    shared = _incidents_of(nw.concat([usable, wider]), dataset, leave_out=set(own))
    rows_ = touching(allowed.incidents, selection.since, selection.until)
    found = [
        IncidentRow(
            row,
            event_figure(grouped.get(row["incident_id"], ())),
            tuple(sorted(r.report_id for r in grouped.get(row["incident_id"], ()))),
            tuple(sorted(shared.get(row["incident_id"], ()))),
        )
        for row in rows_.iter_rows(named=True)
    ]
    found.sort(key=lambda r: r.incident["incident_id"])
    found.sort(key=lambda r: r.incident["date_first"], reverse=True)
    return tuple(found)


def reports_at(dataset: Dataset, incident_id: str) -> tuple[dict[str, Any], ...]:
    """Every report whose scope holds the incident, counted or not, narrowest scope first."""
    found = []
    reports = rows_by_id(dataset, "reports")
    for report_id, incidents in incidents_of_reports(dataset).items():
        if incident_id in incidents:
            found.append({**reports[report_id], "number_of_incidents": len(incidents)})
    return tuple(sorted(found, key=_narrowest_first))


def _narrowest_first(report: Mapping[str, Any]) -> tuple[bool, int, str]:
    return report["covers_elsewhere"], report["number_of_incidents"], report["report_id"]


def _single_member(reports: Frame, dataset: Dataset) -> dict[str, str]:
    """Report id to incident id for the reports about one incident alone."""
    alone = reports.filter(~nw.col("covers_elsewhere"), nw.col("members") == 1)
    incidents = incidents_of_reports(dataset)
    return {report_id: incidents[report_id][0] for report_id in alone["report_id"].to_list()}


def _incidents_of(reports: Frame, dataset: Dataset, *, leave_out: set[str]) -> dict[str, list[str]]:
    """Incident id to the ids of these reports that cover it."""
    incidents = incidents_of_reports(dataset)
    found: dict[str, list[str]] = {}
    for report_id in reports["report_id"].to_list():
        if report_id not in leave_out:
            for incident_id in incidents.get(report_id, ()):
                found.setdefault(incident_id, []).append(report_id)
    return found
