"""Figures by region, city, month, year and event: rows that rest on the reports inside them alone.

A report that reaches over the edge of a group (two cities, a whole country, the end of a month)
is in no group: inside or not at all (rule 3). So the groups do not add up to the whole.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.counting.event_totals import total_of_rows
from incidents.counting.report_columns import figure_of
from incidents.counting.select import candidates, carries_number
from incidents.dataset.index import Frame, event_days
from incidents.dataset.table_arrays import (
    NONE,
    Ints,
    TextColumn,
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.rule.figure import Figure, add
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

SETTLEMENT, DISTRICT = "settlement", "district"

MANY_EVENTS = 200
"""Events of a group from which on they are counted in columns: fewer are quicker one by one."""

NONE_KNOWN: Mapping[str, bool] = {}


@dataclass(frozen=True)
class Group:
    """A bar: what the reports inside it carry.

    `key` is the id of a place, region or event, the first day of a month or year in ISO form, or
    the ids of a set of organizers. `selection` counts the same reports; without any the figure is
    empty. `events` counts those with a report here, `numbered` the reports with a number;
    `covered`: whether any report speaks of it, also one that reaches beyond it.
    """

    key: tuple[str, ...]
    selection: Selection
    figure: Figure
    events: int
    reports: int
    numbered: int
    covered: bool = True


@dataclass(frozen=True)
class Grouping:
    """All groups of a selection by key; `in_none` counts its usable reports that are in none."""

    groups: tuple[Group, ...]
    reports: int
    in_none: int


def by_region(dataset: Dataset, selection: Selection) -> Grouping:
    """The regions of the selection's incidents."""
    return _by_field(
        dataset,
        selection,
        incident_arrays(dataset).region,
        lambda region: replace(selection, regions=(region,)),
    )


def by_city(dataset: Dataset, selection: Selection) -> Grouping:
    """The cities and towns of the selection's incidents; one told by its region alone has none."""
    return _by_field(
        dataset,
        selection,
        _cities(dataset),
        lambda place: replace(selection, places=(place,)),
    )


def _cities(dataset: Dataset) -> TextColumn:
    """The id of the city or town that each incident lies in, "" if none is told."""
    place, gazetteer = incident_arrays(dataset).place, load_gazetteer()
    found = []
    for place_id in place.values:
        known = gazetteer.places.get(place_id)
        city = gazetteer.nesting.city_of(known) if known and known.kind == DISTRICT else known
        found.append(city.place_id if city and city.kind == SETTLEMENT else "")
    return TextColumn(place.codes, tuple(found))


def events_in_order(dataset: Dataset, selection: Selection) -> list[str]:
    """The ids of the events that `by_event` has, the earliest first, then by id."""
    days = event_days(dataset)
    known = known_groups(dataset, selection, _events(dataset))
    return sorted(known, key=lambda event: (days[event], event))


def _events(dataset: Dataset) -> TextColumn:
    """The event of each incident."""
    return TextColumn(incident_arrays(dataset).event, tuple(event_arrays(dataset).ids.to_pylist()))


def by_event(dataset: Dataset, selection: Selection) -> Grouping:
    """The events of the selection."""
    usable, events = _usable(dataset, selection), _events(dataset)
    keys = dict(zip(usable["report_id"].to_list(), usable["event_id"].to_list(), strict=True))
    return grouped(
        dataset,
        usable,
        keys,
        lambda event: replace(selection, events=(event,)),
        known=known_groups(dataset, selection, events),
    )


def by_month(dataset: Dataset, selection: Selection) -> Grouping:
    """The months that hold a whole report."""
    return _by_days(dataset, selection, _month)


def by_year(dataset: Dataset, selection: Selection) -> Grouping:
    """The years that hold a whole report."""
    return _by_days(dataset, selection, lambda day: (day.replace(month=1, day=1), 12))


def grouped(
    dataset: Dataset,
    usable: Frame,
    key_of: Mapping[str, str],
    selection_of: Callable[[str], Selection],
    *,
    known: Mapping[str, bool] = NONE_KNOWN,
) -> Grouping:
    """Groups of these reports by the key that each has; those without one are in none.

    `known` are keys that stand as a group even where no report is inside, and whether any report
    speaks of them.
    """
    numbered = set(usable.filter(carries_number())["report_id"].to_list())
    columns = usable["report_id"].to_list(), usable["event_id"].to_list()
    numbers = report_arrays(dataset).numbers_of(usable["report_id"].to_native())
    rows_of = _rows_by_key(numbers, [key_of.get(report_id, "") for report_id in columns[0]])
    inside: dict[str, dict[str, list[str]]] = {key: {} for key in known if key}
    in_none = 0
    for report_id, event in zip(*columns, strict=True):
        if key := key_of.get(report_id):
            inside.setdefault(key, {}).setdefault(event, []).append(report_id)
        else:
            in_none += 1
    groups = [
        replace(
            _group(dataset, inside[key], (key,), selection_of(key), numbered, rows_of.get(key)),
            covered=bool(inside[key]) or known[key],
        )
        for key in sorted(inside)
    ]
    return Grouping(tuple(groups), len(usable), in_none)


def _rows_by_key(numbers: Ints, keys: Sequence[str]) -> Mapping[str, Ints]:
    """The numbers of the reports of each key that has any."""
    if not keys:
        return {}
    codes, found = pd.factorize(np.array(keys, dtype=object))
    order = np.argsort(codes, kind="stable")
    ends = np.cumsum(np.bincount(codes, minlength=len(found)))
    return dict(zip(found.tolist(), np.split(numbers[order], ends[:-1]), strict=True))


def _group(
    dataset: Dataset,
    by_event: Mapping[str, list[str]],
    key: tuple[str, ...],
    selection: Selection,
    numbered: Collection[str],
    rows: Ints | None,
) -> Group:
    """The group of these reports, given by event and by number: events add up (rule 7)."""
    reports = [report_id for ids in by_event.values() for report_id in ids]
    if rows is not None and len(by_event) >= MANY_EVENTS:
        figure = total_of_rows(dataset, selection.measure, rows)
    else:
        figure = add(figure_of(dataset, selection.measure, tuple(ids)) for ids in by_event.values())
    return Group(
        key,
        selection,
        figure,
        len(by_event),
        len(reports),
        sum(report_id in numbered for report_id in reports),
    )


def _usable(dataset: Dataset, selection: Selection) -> Frame:
    """The usable reports of the selection over its period."""
    allowed = candidates(dataset, selection)
    return allowed.rows_of(allowed.usable(selection.since, selection.until))


def _by_field(
    dataset: Dataset,
    selection: Selection,
    field: TextColumn,
    selection_of: Callable[[str], Selection],
) -> Grouping:
    """Groups of the reports all of whose incidents share what `field` says of them."""
    usable, members = _usable(dataset, selection), member_arrays(dataset)
    number = {value: place for place, value in enumerate(dict.fromkeys(field.values))}
    values = [*number]
    code = np.array([number[value] for value in field.values], dtype=np.int64)[field.codes]
    reports = report_arrays(dataset)
    least, most = np.full(len(reports), len(values)), np.full(len(reports), NONE)
    np.minimum.at(least, members.report, code[members.incident])
    np.maximum.at(most, members.report, code[members.incident])
    shared = np.where((least == most) & ~reports.covers_elsewhere, most, NONE)
    ids = usable["report_id"]
    codes = shared[reports.numbers_of(ids.to_native())].tolist()
    keys = {id_: values[one] for id_, one in zip(ids.to_list(), codes, strict=True) if one != NONE}
    known = known_groups(dataset, selection, field)
    return grouped(dataset, usable, keys, selection_of, known=known)


def known_groups(dataset: Dataset, selection: Selection, field: TextColumn) -> dict[str, bool]:
    """What `field` says of the incidents of a selection, and whether any report speaks of one of
    them."""
    allowed, members = candidates(dataset, selection), member_arrays(dataset)
    there = allowed.incidents_in(selection.since, selection.until)
    speaking = allowed.speaking(selection.since, selection.until)
    spoken_of = np.zeros(len(there), dtype=bool)
    spoken_of[members.incident[speaking[members.report]]] = True
    found = {field.values[code]: False for code in np.unique(field.codes[there]).tolist()}
    for code in np.unique(field.codes[there & spoken_of]).tolist():
        found[field.values[code]] = True
    return found


def _by_days(
    dataset: Dataset, selection: Selection, run_of: Callable[[date], tuple[date, int]]
) -> Grouping:
    """Groups of the reports all of whose days lie in one run of whole months.

    `run_of` gives the first day of a day's run, and how many months the run has.
    """
    usable = _usable(dataset, selection)
    columns = (usable[name].to_list() for name in ("report_id", "date_first", "date_last"))
    keys = {}
    for report_id, first, last in zip(*columns, strict=True):
        run, _months = run_of(first.date())
        if run_of(last.date())[0] == run:
            keys[report_id] = run.isoformat()

    def selection_of(key: str) -> Selection:
        first, months = run_of(date.fromisoformat(key))
        last = _last_day(first, months)
        since, until = selection.since, selection.until
        return selection.with_period(max(first, since or first), min(last, until or last))

    return grouped(dataset, usable, keys, selection_of)


def _month(day: date) -> tuple[date, int]:
    return day.replace(day=1), 1


def _last_day(first: date, months: int) -> date:
    month = first.month + months - 1
    return date(first.year, month, monthrange(first.year, month)[1])
