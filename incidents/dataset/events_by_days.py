"""The events that have the days which a reader names, and those nearest to them, in columns."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from incidents.dataset.index import columns_of
from incidents.dataset.table_arrays import Ints, Truths, event_arrays
from incidents.days.days_as_written import Days
from incidents.selection import Selection

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


def events_having(days: Days, dataset: Dataset) -> Truths:
    """The events that have any of these days, as truths by number."""
    events = event_arrays(dataset)
    begun = events.first <= days.last.toordinal()
    return begun & (events.last >= days.first.toordinal())


def event_around(days: Days, dataset: Dataset) -> str | None:
    """The event that has all of these days: of several the latest to begin, and of those the first
    of the table; None where none has."""
    events = event_arrays(dataset)
    begun = events.first <= days.first.toordinal()
    around = np.flatnonzero(begun & (events.last >= days.last.toordinal()))
    latest = np.lexsort((events.row[around], -events.first[around]))[:1]
    return str(events.ids[int(around[latest[0]])]) if len(latest) else None


def are_usually_summed(events: Truths, dataset: Dataset) -> bool:
    """Whether any of these events is of a context that is summed where a reader asks for none."""
    usual = event_arrays(dataset).context.among(Selection().counted_contexts)
    return bool((events & usual).any())


def nearest_events(days: Days, dataset: Dataset) -> list[tuple[str, Days]]:
    """The last event before these days and the first after them, by title, with their days; of
    any context, since a state of emergency between them is no silence."""
    events = event_arrays(dataset)
    before = np.flatnonzero(events.last < days.first.toordinal())
    after = np.flatnonzero(events.first > days.last.toordinal())
    found = [
        *_beginning(before, events.first[before].max(initial=0), dataset)[-1:],
        *_beginning(after, events.first[after].min(initial=date.max.toordinal()), dataset)[:1],
    ]
    titles = columns_of(dataset, "events")["title"]
    return [
        (
            str(titles[int(events.row[event])]),
            Days(date.fromordinal(events.first[event]), date.fromordinal(events.last[event])),
        )
        for event in found
    ]


def _beginning(numbers: Ints, day: int, dataset: Dataset) -> list[int]:
    """Those of these events that begin on this day, as they stand in the table."""
    events = event_arrays(dataset)
    numbers = numbers[events.first[numbers] == day]
    found: list[int] = numbers[np.argsort(events.row[numbers])].tolist()
    return found


def days_of_events(dataset: Dataset) -> list[date]:
    """Every day that any event has, each once, in order."""
    events = event_arrays(dataset)
    if not len(events):
        return []
    start, size = int(events.first.min()), int(events.last.max() - events.first.min()) + 2
    begin, over = events.first - start, events.last - start + 1
    going_on = np.cumsum(np.bincount(begin, minlength=size) - np.bincount(over, minlength=size))
    return [date.fromordinal(start + day) for day in np.flatnonzero(going_on > 0).tolist()]
