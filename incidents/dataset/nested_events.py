"""Incidents of one event that lie in those of another one, on a day that both have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset.memo import memoised
from incidents.dataset.places_within import incidents_within
from incidents.dataset.table_arrays import Ints, incident_arrays

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

MOST_PAIRS = 10_000
"""Pairs that are looked for: whoever has as many needs no more of them to see what is wrong."""


@memoised()
def nested_across_events(dataset: Dataset) -> tuple[Ints, Ints]:
    """The numbers of incidents, and beside each that of one of another event in a place inside its
    own, on one of its days: whoever was detained there then may be in the figures of both, which
    are added up. Somewhere in a region is not the region."""
    incidents, gazetteer = incident_arrays(dataset), load_gazetteer()
    is_somewhere = incidents.texts("matched_by").among(("wider",))
    known = [gazetteer.places[one] for one in incidents.place.values if one in gazetteer.places]
    cities = {gazetteer.nesting.city_of(one) for one in known if one.kind != "settlement"}
    outer, inner, number = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)], 0
    for place in known:
        if place.kind == "settlement" and place not in cities:  # it holds nothing
            continue
        there = incidents.place.among((place.place_id,))
        within = np.flatnonzero(incidents_within(dataset, place.place_id) & ~there)
        within = within[np.argsort(incidents.first[within], kind="stable")]
        if not len(within):
            continue
        first, last = incidents.first[within], incidents.last[within]
        longest = int((last - first).max())
        for one in np.flatnonzero(there & ~is_somewhere).tolist():
            begins, ends = int(incidents.first[one]), int(incidents.last[one])
            start, stop = np.searchsorted(first, (begins - longest, ends + 1))
            near = within[start:stop]
            beside = incidents.event[near] != incidents.event[one]
            found = near[beside & (incidents.last[near] >= begins)]
            outer.append(np.full(len(found), one))
            inner.append(found)
            number += len(found)
            if number > MOST_PAIRS:
                return np.concatenate(outer), np.concatenate(inner)
    return np.concatenate(outer), np.concatenate(inner)
