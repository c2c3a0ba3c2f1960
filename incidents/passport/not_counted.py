"""Reports that a figure does without, each with the one reason that kept it out first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import numpy as np
import pyarrow as pa

from incidents.counting.count import Count
from incidents.counting.select import candidates, filters, replaced_by
from incidents.dataset.index import columns_of, rows_by_id, rule_reports_of
from incidents.dataset.table_arrays import (
    NONE,
    Ints,
    ReportArrays,
    Truths,
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
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


class ReportsLeftOut(Sequence[LeftOut]):
    """Reports left out by reason, then id; each is made when it is looked at."""

    def __init__(
        self,
        reports: ReportArrays,
        numbers: Ints,
        reasons: Ints,
        instead: Mapping[str, tuple[str, ...]],
    ) -> None:
        self._reports, self._numbers, self._reasons = reports, numbers, reasons
        self._instead = instead

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, index: int) -> LeftOut: ...
    @overload
    def __getitem__(self, index: slice) -> ReportsLeftOut: ...
    def __getitem__(self, index: int | slice) -> LeftOut | ReportsLeftOut:
        if isinstance(index, slice):
            numbers, reasons = self._numbers[index], self._reasons[index]
            return ReportsLeftOut(self._reports, numbers, reasons, self._instead)
        number, reports = int(self._numbers[index]), self._reports
        report_id, event = reports.ids[number].as_py(), int(reports.event[number])
        reason = REASONS[self._reasons[index]]
        event_id = reports.events.ids[event].as_py()
        return LeftOut(report_id, event_id, reason, self._instead.get(report_id, ()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    def by_reason(self) -> Iterator[tuple[str, ReportsLeftOut]]:
        """Each reason with the reports that it kept out."""
        reasons, starts = np.unique(self._reasons, return_index=True)
        ends = np.append(starts, len(self))[1:]
        for reason, start, end in zip(reasons, starts, ends, strict=True):
            yield REASONS[reason], self[start:end]


def events_concerned(dataset: Dataset, count: Count) -> Truths:
    """Events with a usable report, an incident or a report that reaches beyond the selection."""
    events, reports = event_arrays(dataset), report_arrays(dataset)
    incidents, concerned = incident_arrays(dataset), events.marked(count.events)
    concerned[incidents.event[incidents.marked(count.incidents)]] = True
    for beyond in (count.longer, count.wider):
        concerned[reports.event[reports.marked(beyond)]] = True
    return concerned


def left_out(dataset: Dataset, count: Count) -> ReportsLeftOut:
    """Every report of the events concerned that the figure does without, by reason, then id."""
    reports, selection = report_arrays(dataset), count.selection
    of_events = events_concerned(dataset, count)[reports.event]
    crossing = reports.marked(count.figure.crossing)
    out = of_events & (crossing | ~reports.marked(count.reports))
    kept_out = _kept_out(dataset, selection)
    replacing = np.flatnonzero(of_events & (kept_out == NONE) & (reports.replaces != NONE))
    in_order = replacing[np.argsort(reports.row[replacing])]
    replaced = replaced_by(dataset, reports.ids.take(pa.array(in_order)).to_pylist())
    whole_country = np.full(len(reports), selection.whole_country)
    reason = np.select(
        [
            crossing,
            kept_out != NONE,
            reports.marked(replaced),
            reports.marked(count.longer),
            reports.marked(count.wider),
            whole_country | _near(dataset, candidates(dataset, selection).chosen),
        ],
        [
            REASONS.index("crossing"),
            kept_out,
            *map(REASONS.index, ("replaced", "longer", "wider", "period")),
        ],
        REASONS.index("place"),
    )
    numbers = np.flatnonzero(out)
    numbers = numbers[np.argsort(reason[numbers], kind="stable")]
    let_through = reports.marked(replaced) & (kept_out == NONE)
    instead: dict[str, tuple[str, ...]]
    instead = {one: (replaced[one],) for one in reports.chosen(let_through)}
    instead |= {
        one: others
        for one, others in _crossed(dataset, count, set(count.figure.crossing)).items()
        if others
    }
    return ReportsLeftOut(reports, numbers, reason[numbers], instead)


def _kept_out(dataset: Dataset, selection: Selection) -> Ints:
    """For each report the place in `REASONS` of what keeps it out whatever it covers, `NONE` if
    nothing does."""
    reports, through = report_arrays(dataset), filters(dataset, selection)
    passed = columns_of(dataset, "reports").select(**through)
    status = np.array([_place(value) for value in reports.status.values], dtype=np.int64)
    found = np.full(len(reports), NONE)
    for name in reversed(through):
        kept = ~passed[name].to_numpy().astype(bool)[reports.row]
        reason = status[reports.status.codes] if name == "status" else REASONS.index(name)
        found = np.where(kept, reason, found)
    return found


def _place(status: str) -> int:
    return REASONS.index(status) if status in REASONS else NONE


def _near(dataset: Dataset, incidents: Truths) -> Truths:
    """The reports whose scope holds one of these incidents."""
    return member_arrays(dataset).reports_of(incidents) > 0


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
