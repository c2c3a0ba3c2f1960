"""Figures by region, city, month, year and event: rows that rest on the reports inside them alone.

A report that reaches over the edge of a group (two cities, a whole country, the end of a month)
is in no group: inside or not at all (rule 3). So the groups do not add up to the whole.
"""

from __future__ import annotations

from calendar import monthrange
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import narwhals as nw

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.counting.count import total
from incidents.counting.report_columns import figure_of
from incidents.counting.select import (
    candidates,
    carries_number,
    in_period,
    touching,
)
from incidents.dataset.index import Frame, incidents_of_reports, rows_by_id
from incidents.dataset.table_arrays import report_arrays
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
        lambda incident: str(incident["region_code"]),
        lambda region: replace(selection, regions=(region,)),
    )


def by_city(dataset: Dataset, selection: Selection) -> Grouping:
    """The cities and towns of the selection's incidents; one told by its region alone has none."""
    return _by_field(
        dataset,
        selection,
        _city,
        lambda place: replace(selection, places=(place,)),
    )


def _city(incident: Mapping[str, Any]) -> str:
    """The id of the city or town that an incident lies in, "" if none is told."""
    place_id = str(incident["resolved_place_id"])
    if incident["place_kind"] != DISTRICT:
        return place_id if incident["place_kind"] == SETTLEMENT else ""
    gazetteer = load_gazetteer()
    city = gazetteer.nesting.city_of(gazetteer.places[place_id])
    return city.place_id if city else ""


def by_event(dataset: Dataset, selection: Selection) -> Grouping:
    """The events of the selection."""
    usable, incidents = _usable(dataset, selection)
    keys = dict(zip(usable["report_id"].to_list(), usable["event_id"].to_list(), strict=True))
    return grouped(
        dataset,
        usable,
        keys,
        lambda event: replace(selection, events=(event,)),
        known=known_groups(dataset, selection, incidents, lambda row: str(row["event_id"])),
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
    rows_of = _rows_by_key(usable, key_of)
    columns = usable["report_id"].to_list(), usable["event_id"].to_list()
    inside: dict[str, dict[str, list[str]]] = {key: {} for key in known if key}
    in_none = 0
    for report_id, event in zip(*columns, strict=True):
        if key := key_of.get(report_id):
            inside.setdefault(key, {}).setdefault(event, []).append(report_id)
        else:
            in_none += 1
    groups = [
        replace(
            _group(dataset, inside[key], (key,), selection_of(key), numbered, rows_of[key]),
            covered=bool(inside[key]) or known[key],
        )
        for key in sorted(inside)
    ]
    return Grouping(tuple(groups), len(usable), in_none)


def _rows_by_key(usable: Frame, key_of: Mapping[str, str]) -> Mapping[str, Frame]:
    """The rows of each key; no row where there is none."""
    keys = [key_of.get(report_id, "") for report_id in usable["report_id"].to_list()]
    column = nw.new_series("key", keys, nw.String, backend=usable.implementation)
    rows = usable.with_columns(column).sort("key").drop("key")
    found, start = defaultdict[str, Frame](lambda: usable.head(0)), 0
    for key, number in sorted(Counter(keys).items()):
        found[key] = rows[start : start + number]
        start += number
    return found


def _group(
    dataset: Dataset,
    by_event: Mapping[str, list[str]],
    key: tuple[str, ...],
    selection: Selection,
    numbered: Collection[str],
    rows: Frame,
) -> Group:
    """The group of these reports, given by event and as rows: events add up (rule 7)."""
    reports = [report_id for ids in by_event.values() for report_id in ids]
    if len(by_event) >= MANY_EVENTS:
        figure = total(rows, dataset, measure=selection.measure)
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


def _usable(dataset: Dataset, selection: Selection) -> tuple[Frame, Frame]:
    """The usable reports, and the incidents, of the selection over its period."""
    allowed = candidates(dataset, selection)
    since, until = selection.since, selection.until
    return in_period(allowed.reports, since, until), touching(allowed.incidents, since, until)


def _by_field(
    dataset: Dataset,
    selection: Selection,
    field: Callable[[Mapping[str, Any]], str],
    selection_of: Callable[[str], Selection],
) -> Grouping:
    """Groups of the reports all of whose incidents share what `field` says of them."""
    usable, incidents = _usable(dataset, selection)
    rows, members = rows_by_id(dataset, "incidents"), incidents_of_reports(dataset)
    keys = {}
    for report_id in usable.filter(~nw.col("covers_elsewhere"))["report_id"].to_list():
        found = {field(rows[incident]) for incident in members.get(report_id, ())}
        if len(found) == 1:
            keys[report_id] = found.pop()
    known = known_groups(dataset, selection, incidents, field)
    return grouped(dataset, usable, keys, selection_of, known=known)


def known_groups(
    dataset: Dataset,
    selection: Selection,
    incidents: Frame,
    field: Callable[[Mapping[str, Any]], str],
) -> dict[str, bool]:
    """The keys of these incidents, and whether any report speaks of one of them."""
    rows, members = rows_by_id(dataset, "incidents"), incidents_of_reports(dataset)
    allowed = candidates(dataset, selection)
    found = allowed.speaking(selection.since, selection.until)
    reports = report_arrays(dataset).chosen(found)
    spoken_of = {incident for report in reports for incident in members.get(report, ())}
    known: dict[str, bool] = {}
    for incident in incidents["incident_id"].to_list():
        key = field(rows[incident])
        known[key] = known.get(key, False) or incident in spoken_of
    return known


def _by_days(
    dataset: Dataset, selection: Selection, run_of: Callable[[date], tuple[date, int]]
) -> Grouping:
    """Groups of the reports all of whose days lie in one run of whole months.

    `run_of` gives the first day of a day's run, and how many months the run has.
    """
    usable, _ = _usable(dataset, selection)
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
