"""Who organized an event, as reported: the set of its organizers, and events chosen by them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.memo import memoised
from incidents.dataset.table_arrays import NONE, Ints, Truths, event_arrays
from incidents.tables.rows import distinct

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
    rows, events = dataset.tables["event_organizers"], event_arrays(dataset)
    event = events.numbers_of(rows["event_id"])
    is_none = pc.equal(rows["role"], NO_ORGANIZER)
    named = distinct(
        pc.if_else(is_none, NO_ORGANIZER, rows["organizer_id"].cast(pa.large_string()))
    )
    names = named.dictionary.to_pylist()
    pairs = event * max(1, len(names)) + np.asarray(named.indices, dtype=np.int64)
    of, name = np.divmod(np.unique(pairs[event != NONE]), max(1, len(names)))
    starts = np.flatnonzero(np.diff(of, prepend=NONE))
    ends = np.append(starts[1:], len(of))
    which = np.zeros(len(starts), dtype=np.int64)
    for place in range(int((ends - starts).max(initial=0))):
        has = ends - starts > place
        further = np.zeros(len(starts), dtype=np.int64)
        further[has] = name[starts[has] + place] + 1
        which = pd.factorize(which * (len(names) + 1) + further)[0]
    number = {frozenset([NOT_REPORTED]): 0}
    of_which = [
        number.setdefault(frozenset(names[n] for n in name[starts[at] : ends[at]]), len(number))
        for at in np.unique(which, return_index=True)[1].tolist()
    ]
    codes = np.zeros(len(events), dtype=np.int64)
    codes[of[starts]] = np.array(of_which, dtype=np.int64)[which]
    return OrganizerSets(codes, tuple(number))


def organized_by(dataset: Dataset, organizers: Collection[str], *, match: str) -> Truths:
    """Which events have any of these organizers, or, where `match` is "only", no other."""
    chosen, sets = frozenset(organizers), organizer_sets(dataset)
    if match == "only":
        lets_through = [reported <= chosen for reported in sets.values]
    else:
        lets_through = [bool(reported & chosen) for reported in sets.values]
    return np.array(lets_through, dtype=bool)[sets.codes]
