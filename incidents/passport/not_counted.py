"""Reports that a figure does without, each with the one reason that kept it out first."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import narwhals as nw

from incidents.counting.count import Count
from incidents.counting.select import candidates, filters, replaced_by, touching
from incidents.dataset.index import Frame, among, columns_of, rows_by_id, rule_reports_of
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

REASONS = (
    "crossing",
    "replaced",
    "set_aside",
    "withdrawn",
    "longer",
    "wider",
    "basis",
    "voice",
    "review",
    "measure",
    "act",
    "period",
    "place",
)
"""Why a report is in no number, in the order in which they are told.

`crossing`: its scope crosses that of a report that counts. `replaced`: by a later total.
`longer`, `wider`: it reaches beyond the days, the places. `period`, `place`: it lies outside of
them altogether. `act`: no detention. The others name the field of a report that a filter or
the status kept out.
"""


@dataclass(frozen=True)
class LeftOut:
    """A report that is in no number: one of `REASONS`, and the reports that stand for it.

    `instead` holds those that replace it or whose scope it crosses, sorted; else it is empty.
    """

    report_id: str
    event_id: str
    reason: str
    instead: tuple[str, ...] = ()


def events_concerned(dataset: Dataset, count: Count) -> frozenset[str]:
    """Events with a usable report, an incident or a report that reaches beyond the selection."""
    selection = count.selection
    incidents = candidates(dataset, selection).incidents
    there = touching(incidents, selection.since, selection.until)["event_id"].to_list()
    reports = rows_by_id(dataset, "reports")
    beyond = {reports[report]["event_id"] for report in (*count.longer, *count.wider)}
    return frozenset({*count.events, *there, *beyond})


def left_out(dataset: Dataset, count: Count) -> tuple[LeftOut, ...]:
    """Every report of the events concerned that the figure does without, by reason, then id."""
    events = events_concerned(dataset, count)
    reports = rows_by_id(dataset, "reports")
    crossing = set(count.figure.crossing)
    used = set(count.reports) - crossing
    of_events = {r: row for r, row in reports.items() if row["event_id"] in events}
    kept_out = _kept_out(dataset, events, count.selection)
    live = [report for report, reason in kept_out.items() if not reason]
    replaced = replaced_by(dataset, live)
    near = _reports_in(dataset, candidates(dataset, count.selection).incidents)
    whole_country = count.selection.whole_country

    def reason(report_id: str) -> str:
        if report_id in crossing:
            return "crossing"
        if by_filter := kept_out[report_id]:
            return by_filter
        if report_id in replaced:
            return "replaced"
        if report_id in longer:
            return "longer"
        if report_id in wider:
            return "wider"
        return "period" if whole_country or report_id in near else "place"

    longer, wider = set(count.longer), set(count.wider)
    crossed = _crossed(dataset, count, crossing)
    found = [
        LeftOut(
            report_id,
            row["event_id"],
            reason(report_id),
            crossed.get(report_id) or _only(replaced.get(report_id), kept_out[report_id]),
        )
        for report_id, row in of_events.items()
        if report_id not in used
    ]
    return tuple(sorted(found, key=lambda part: (REASONS.index(part.reason), part.report_id)))


def _kept_out(dataset: Dataset, events: Collection[str], selection: Selection) -> dict[str, str]:
    """For each report of the events what keeps it out whatever it covers, "" if nothing does."""
    through = filters(dataset, selection)
    rows = columns_of(dataset, "reports")
    rows = rows.filter(among("event_id", events))
    rows = rows.select("report_id", nw.col("status").alias("its status"), **through)
    found = {}
    for report_id, status, *passed in rows.iter_rows():
        reason = next((name for name, lets in zip(through, passed, strict=True) if not lets), "")
        found[report_id] = status if reason == "status" else reason
    return found


def _only(replacing: str | None, kept_out: str) -> tuple[str, ...]:
    return (replacing,) if replacing and not kept_out else ()


def _reports_in(dataset: Dataset, incidents: Frame) -> set[str]:
    """The reports whose scope holds one of these incidents."""
    members = columns_of(dataset, "members")
    chosen = incidents["incident_id"].to_list()
    return set(members.filter(among("incident_id", chosen))["report_id"].to_list())


def _crossed(
    dataset: Dataset, count: Count, crossing: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """For each report that crosses, those of its event whose scopes it crosses and that count."""
    if not crossing:
        return {}
    reports, rule = (
        rows_by_id(dataset, "reports"),
        rule_reports_of(dataset, count.selection.measure),
    )
    of_event: dict[str, list[str]] = {}
    for report_id in count.numbered:
        if report_id not in crossing:
            of_event.setdefault(reports[report_id]["event_id"], []).append(report_id)
    return {
        report_id: tuple(
            other
            for other in of_event.get(reports[report_id]["event_id"], ())
            if rule[other].scope.crosses(rule[report_id].scope)
        )
        for report_id in crossing
    }
