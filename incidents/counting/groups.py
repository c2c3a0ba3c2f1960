"""Figures by region, city, month, year and event: rows that rest on the reports inside them alone.

A report that reaches over the edge of a group (two cities, a whole country, the end of a month)
is in no group: inside or not at all (rule 3). So the groups do not add up to the whole.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.counting.event_totals import dealt_out, totals_of_dealt
from incidents.counting.report_columns import figure_of, ids_of_numbers, report_columns
from incidents.counting.select import WhoSays, candidates
from incidents.counting.sorted_runs import changes
from incidents.dataset.table_arrays import (
    NONE,
    Ints,
    TextColumn,
    Truths,
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
"""So many events in groups of several are counted in columns: fewer are quicker one by one."""

NONE_KNOWN: Mapping[str, bool] = {}

NO_ROWS = np.zeros(0, dtype=np.int64)


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
    covered: bool


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
    events, allowed = event_arrays(dataset), candidates(dataset, selection)
    there = np.zeros(len(events), dtype=bool)
    # A report on the whole country may be all that there is of an event, with no incident.
    there[report_arrays(dataset).event[usable_reports(dataset, selection)]] = True
    chosen = allowed.incidents_in(selection.since, selection.until)
    there[incident_arrays(dataset).event[chosen]] = True
    numbers = np.flatnonzero(there)
    by_day = numbers[np.argsort(events.first[numbers], kind="stable")]
    found: list[str] = events.ids.take(pa.array(by_day)).to_pylist()
    return found


def _events(dataset: Dataset) -> TextColumn:
    """The event of each incident."""
    return TextColumn(incident_arrays(dataset).event, tuple(event_arrays(dataset).ids.to_pylist()))


def by_event(dataset: Dataset, selection: Selection) -> Grouping:
    """The events of the selection."""
    events = _events(dataset)
    return grouped(
        dataset,
        selection,
        TextColumn(report_arrays(dataset).event, events.values),
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
    selection: Selection,
    keys: TextColumn,
    selection_of: Callable[[str], Selection],
    *,
    known: Mapping[str, bool] = NONE_KNOWN,
) -> Grouping:
    """Groups of the usable reports of a selection by the key that each has, by its number; those
    with `NONE` or "" are in none.

    `known` are keys that stand as a group even where no report is inside, and whether any report
    speaks of them.
    """
    usable = np.flatnonzero(usable_reports(dataset, selection))
    code = keys.codes[usable]
    has_key = (code != NONE) & np.array([*map(bool, keys.values), False])[code]
    dealt = _Dealt(*dealt_out(dataset, usable[has_key], code[has_key]))
    summed = dealt.totals_of_many(dataset, candidates(dataset, selection).says)
    inside = {
        keys.values[one]: (rows, events, summed.get(one)) for one, rows, events in dealt.parts()
    }
    nothing = (NO_ROWS, NO_ROWS, None)
    groups = [
        _group(dataset, key, selection_of(key), *inside.get(key, nothing), known)
        for key in sorted({*inside, *filter(None, known)})
    ]
    return Grouping(tuple(groups), len(usable), len(usable) - len(dealt.rows))


@dataclass(frozen=True, eq=False)
class _Dealt:
    """Reports by group, in each by event: the code of each one's group, and where an event
    begins."""

    rows: Ints
    code: Ints
    begins: Truths

    def parts(self) -> Iterator[tuple[int, Ints, Ints]]:
        """For each group its code, its reports, and where in these another event begins."""
        starts = np.flatnonzero(changes(self.code))
        parts, begins = np.split(self.rows, starts[1:]), np.split(self.begins, starts[1:])
        for code, rows, begin in zip(self.code[starts].tolist(), parts, begins, strict=False):
            yield code, rows, np.flatnonzero(begin)

    def totals_of_many(self, dataset: Dataset, says: WhoSays) -> dict[int, Figure]:
        """The figures of the groups with several events, by their code, all at once; none where
        these are few events."""
        number = np.bincount(self.code[self.begins], minlength=1)
        several = number > 1
        if number[several].sum() < MANY_EVENTS:
            return {}
        many = several[self.code]
        dealt = self.rows[many], self.code[many], self.begins[many]
        return totals_of_dealt(dataset, says.measure, *dealt, says)


def _group(
    dataset: Dataset,
    key: str,
    selection: Selection,
    rows: Ints,
    starts: Ints,
    summed: Figure | None,
    known: Mapping[str, bool],
) -> Group:
    """The group of the reports with these numbers, in which an event begins at each of `starts`:
    events add up (rule 7); `summed` is its figure where it is known."""
    measure = selection.measure
    if summed is None:
        parts = np.split(rows, starts[1:]) if len(rows) else []
        summed = add(figure_of(dataset, measure, ids_of_numbers(dataset, one)) for one in parts)
    numbered = int(report_columns(dataset, measure).numbered[rows].sum())
    covered = bool(len(rows)) or known[key]
    return Group((key,), selection, summed, len(starts), len(rows), numbered, covered)


def usable_reports(dataset: Dataset, selection: Selection) -> Truths:
    """The usable reports of the selection over its period."""
    return candidates(dataset, selection).usable(selection.since, selection.until)


def _by_field(
    dataset: Dataset,
    selection: Selection,
    field: TextColumn,
    selection_of: Callable[[str], Selection],
) -> Grouping:
    """Groups of the reports all of whose incidents share what `field` says of them."""
    reports, members = report_arrays(dataset), member_arrays(dataset)
    number = {value: place for place, value in enumerate(dict.fromkeys(field.values))}
    code = np.array([number[value] for value in field.values], dtype=np.int64)[field.codes]
    least, most = np.full(len(reports), len(number)), np.full(len(reports), NONE)
    np.minimum.at(least, members.report, code[members.incident])
    np.maximum.at(most, members.report, code[members.incident])
    shared = np.where((least == most) & ~reports.covers_elsewhere, most, NONE)
    known = known_groups(dataset, selection, field)
    return grouped(dataset, selection, TextColumn(shared, tuple(number)), selection_of, known=known)


def known_groups(dataset: Dataset, selection: Selection, field: TextColumn) -> dict[str, bool]:
    """What `field` says of the incidents of a selection, and whether any report speaks of one of
    them."""
    allowed, members = candidates(dataset, selection), member_arrays(dataset)
    there = allowed.incidents_in(selection.since, selection.until)
    speaking = allowed.speaking(selection.since, selection.until)
    spoken_of = np.zeros(len(there), dtype=bool)
    spoken_of[members.incident[speaking[members.report]]] = True
    # Counted, not sorted: the codes are as many as there are values.
    met, spoken = (np.bincount(field.codes[rows]) for rows in (there, there & spoken_of))
    found = {field.values[code]: False for code in np.flatnonzero(met).tolist()}
    for code in np.flatnonzero(spoken).tolist():
        found[field.values[code]] = True
    return found


def _by_days(
    dataset: Dataset, selection: Selection, run_of: Callable[[date], tuple[date, int]]
) -> Grouping:
    """Groups of the reports all of whose days lie in one run of whole months.

    `run_of` gives the first day of a day's run, and how many months the run has.
    """
    reports = report_arrays(dataset)
    first, last = _runs(reports.first, run_of), _runs(reports.last, run_of)
    runs, code = np.unique(first, return_inverse=True)
    values = tuple(date.fromordinal(run).isoformat() for run in runs.tolist())

    def selection_of(key: str) -> Selection:
        first, months = run_of(date.fromisoformat(key))
        last = _last_day(first, months)
        since, until = selection.since, selection.until
        return selection.with_period(max(first, since or first), min(last, until or last))

    keys = TextColumn(np.where(first == last, code, NONE), values)
    return grouped(dataset, selection, keys, selection_of)


def _runs(days: Ints, run_of: Callable[[date], tuple[date, int]]) -> Ints:
    """The first day of each day's run, as ordinals."""
    different, of_day = np.unique(days, return_inverse=True)
    first = [run_of(date.fromordinal(day))[0].toordinal() for day in different.tolist()]
    return np.array(first, dtype=np.int64)[of_day]


def _month(day: date) -> tuple[date, int]:
    return day.replace(day=1), 1


def _last_day(first: date, months: int) -> date:
    month = first.month + months - 1
    return date(first.year, month, monthrange(first.year, month)[1])
