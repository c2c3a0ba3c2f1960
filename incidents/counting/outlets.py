"""Journalists by outlet: how many a press-freedom monitor named, and who, for a reader who asks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from incidents.counting.select import candidates
from incidents.dataset.index import columns_of
from incidents.dataset.table_arrays import NONE, Ints, report_arrays
from incidents.selection import Selection
from incidents.tables.rows import combinations, distinct

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
    people, _ = _named(dataset, selection)
    columns = (people[name].to_pylist() for name in ("name", "outlet", "report_id"))
    found = {NamedJournalist(*row) for row in zip(*columns, strict=True)}
    return tuple(sorted(found, key=lambda one: (one.outlet, one.name, one.report_id)))


def _named(dataset: Dataset, selection: Selection) -> tuple[pa.Table, Ints]:
    """The rows of the people whom reports on journalists inside the selection name, and the numbers
    of these reports."""
    people = columns_of(dataset, "people").to_native()
    report = report_arrays(dataset).numbers_of(people["report_id"])
    allowed = candidates(dataset, replace(selection, measure="journalists"))
    usable = allowed.usable(selection.since, selection.until)
    inside = report != NONE
    inside[inside] = usable[report[inside]]
    return people.filter(pa.array(inside)), report[inside]


def by_outlet(dataset: Dataset, selection: Selection) -> tuple[Outlet, ...]:
    """The outlets whose journalists are named by reports inside the selection, by name."""
    of_journalists = replace(selection, measure="journalists")
    people, report = _named(dataset, selection)
    arrays = report_arrays(dataset)
    event, name = arrays.event[report], distinct(people["name"]).indices
    outlet = distinct(people["outlet"])
    journalist = combinations([pa.chunked_array([pa.array(event)]), pa.chunked_array([name])])
    which = np.asarray(outlet.indices)
    order = np.argsort(which, kind="stable")
    parts = np.split(order, np.flatnonzero(np.diff(which[order])) + 1) if len(order) else []
    names = outlet.dictionary.to_pylist()
    found = []
    for rows in parts:
        at = arrays.events.ids.take(pa.array(np.unique(event[rows]))).to_pylist()
        narrowed = replace(of_journalists, events=tuple(at))
        named, events, naming = (len(np.unique(of[rows])) for of in (journalist, event, report))
        found.append(Outlet(names[which[rows[0]]], named, events, naming, narrowed))
    return tuple(sorted(found, key=lambda one: one.name))
