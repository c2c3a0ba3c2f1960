"""Journalists by outlet: how many a press-freedom monitor named, and who, for a reader who asks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from incidents.counting.select import candidates, in_period
from incidents.dataset.index import columns_of, rows_by_id
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@dataclass(frozen=True)
class Outlet:
    """How many journalists of an outlet a monitor named, each once an event.

    `name` is "" where the monitor does not say for whom they worked. `reports` are those that
    name them. `selection` is of journalists at the same events, whatever their outlet: no report
    counts by outlet.
    """

    name: str
    journalists: int
    events: int
    reports: int
    selection: Selection


@dataclass(frozen=True)
class NamedJournalist:
    """A journalist whom a monitor named: the outlet ("" if it does not say), and the report."""

    name: str
    outlet: str
    report_id: str


def named_journalists(dataset: Dataset, selection: Selection) -> tuple[NamedJournalist, ...]:
    """Those whom reports inside the selection name, by outlet and name, each once a report.

    Whoever calls this shows names that are hidden everywhere else.
    """
    inside = _usable(dataset, selection)
    people = columns_of(dataset, "people")
    columns = (people[name].to_list() for name in ("name", "outlet", "report_id"))
    found = {NamedJournalist(*row) for row in zip(*columns, strict=True) if row[2] in inside}
    return tuple(sorted(found, key=lambda one: (one.outlet, one.name, one.report_id)))


def _usable(dataset: Dataset, selection: Selection) -> set[str]:
    """The ids of the reports on journalists inside the selection."""
    allowed = candidates(dataset, replace(selection, measure="journalists"))
    usable = in_period(allowed.reports, selection.since, selection.until)
    return set(usable["report_id"].to_list())


def by_outlet(dataset: Dataset, selection: Selection) -> tuple[Outlet, ...]:
    """The outlets whose journalists are named by reports inside the selection, by name."""
    of_journalists = replace(selection, measure="journalists")
    inside = _usable(dataset, selection)
    reports, people = rows_by_id(dataset, "reports"), columns_of(dataset, "people")
    columns = (people[name].to_list() for name in ("name", "outlet", "report_id"))
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    naming: dict[str, set[str]] = defaultdict(set)
    for name, outlet, report_id in zip(*columns, strict=True):
        if report_id in inside:
            named[outlet].add((reports[report_id]["event_id"], name))
            naming[outlet].add(report_id)
    found = []
    for outlet in sorted(named):
        events = {event for event, _ in named[outlet]}
        narrowed = replace(of_journalists, events=tuple(sorted(events)))
        found.append(Outlet(outlet, len(named[outlet]), len(events), len(naming[outlet]), narrowed))
    return tuple(found)
