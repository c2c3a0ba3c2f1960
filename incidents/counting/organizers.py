"""Who organized an event, as reported: the set of its organizers, and events chosen by them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.index import columns_of
from incidents.dataset.memo import memoised

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

Organizers = frozenset[str]
"""Ids of organizers of one event, `NO_ORGANIZER` among them where a report says so."""


@memoised()
def organizers_of_events(dataset: Dataset) -> Mapping[str, Organizers]:
    """The organizers of every event; never empty: `NOT_REPORTED` alone where no row names any.

    Whoever called for an event, joined it or was blamed for it is an organizer of it.
    """
    rows = columns_of(dataset, "event_organizers")
    columns = (rows[name].to_list() for name in ("event_id", "organizer_id", "role"))
    found: dict[str, set[str]] = defaultdict(set)
    for event, organizer, role in zip(*columns, strict=True):
        found[event].add(NO_ORGANIZER if role == NO_ORGANIZER else organizer)
    return {
        event: frozenset(found.get(event, {NOT_REPORTED}))
        for event in columns_of(dataset, "events")["event_id"].to_list()
    }


def organized_by(dataset: Dataset, organizers: Collection[str], *, match: str) -> list[str]:
    """The events with any of these organizers, or, where `match` is "only", with no other."""
    chosen = frozenset(organizers)
    sets = organizers_of_events(dataset)
    if match == "only":
        return [event for event, reported in sets.items() if reported <= chosen]
    return [event for event, reported in sets.items() if reported & chosen]
