"""Who organized an event, as reported: the set of its organizers, and events chosen by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.index import columns_of
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import NONE, Ints, Truths, event_arrays

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Organizers = frozenset[str]
"""Ids of organizers of one event, `NO_ORGANIZER` among them where a report says so."""


@dataclass(frozen=True, eq=False)
class OrganizerSets:
    """The sets of organizers of events: `codes` are places in `values`, by the event's number."""

    codes: Ints
    values: tuple[Organizers, ...]


@memoised()
def organizer_sets(dataset: Dataset) -> OrganizerSets:
    """The organizers of every event; never empty: `NOT_REPORTED` alone where no row names any.

    Whoever called for an event, joined it or was blamed for it is an organizer of it.
    """
    rows, events = columns_of(dataset, "event_organizers"), event_arrays(dataset)
    named = events.numbers_of(rows["event_id"].to_native()).tolist()
    columns = (rows[name].to_list() for name in ("organizer_id", "role"))
    found: dict[int, set[str]] = defaultdict(set)
    for event, organizer, role in zip(named, *columns, strict=True):
        found[event].add(NO_ORGANIZER if role == NO_ORGANIZER else organizer)
    number = {frozenset([NOT_REPORTED]): 0}
    codes = np.zeros(len(events), dtype=np.int64)
    for event, organizers in found.items():
        if event != NONE:
            codes[event] = number.setdefault(frozenset(organizers), len(number))
    return OrganizerSets(codes, tuple(number))


@memoised()
def organizers_of_events(dataset: Dataset) -> Mapping[str, Organizers]:
    """The organizers of every event by its id."""
    sets = organizer_sets(dataset)
    ids = event_arrays(dataset).ids.to_pylist()
    return {event: sets.values[code] for event, code in zip(ids, sets.codes.tolist(), strict=True)}


def organized_by(dataset: Dataset, organizers: Collection[str], *, match: str) -> Truths:
    """Which events have any of these organizers, or, where `match` is "only", no other."""
    chosen, sets = frozenset(organizers), organizer_sets(dataset)
    if match == "only":
        lets_through = [reported <= chosen for reported in sets.values]
    else:
        lets_through = [bool(reported & chosen) for reported in sets.values]
    return np.array(lets_through, dtype=bool)[sets.codes]
