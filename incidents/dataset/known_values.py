"""The values that a selection may name: ids and voices of the tables, and all places there are."""

from __future__ import annotations

from collections.abc import Mapping, Set

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import columns_of
from incidents.dataset.memo import memoised

NAMED = {
    "event": ("events", "event_id"),
    "incident": ("incidents", "incident_id"),
    "organizer": ("organizers", "organizer_id"),
    "voice": ("origins", "voice_id"),
    "place": ("incidents", "resolved_place_id"),
    "region": ("incidents", "region_code"),
}
"""For each key of a query, the table and the field that hold the values that exist."""


@memoised()
def values(dataset: Dataset, table: str, field: str) -> frozenset[str]:
    """What stands in a field of a table, each once; what is empty left out."""
    return frozenset(filter(None, columns_of(dataset, table)[field].to_list()))


def known_values(*datasets: Dataset) -> Mapping[str, Set[str]]:
    """For each key of a query that names a row, the values that exist in any of the tables.

    Places and regions are all that are known: of one without an incident the table holds no report,
    and that is an answer.
    """
    of_each = [_values_of(dataset) for dataset in datasets]
    if len(of_each) == 1:
        return of_each[0]
    return {key: frozenset[str]().union(*(one[key] for one in of_each)) for key in NAMED}


@memoised()
def _values_of(dataset: Dataset) -> Mapping[str, Set[str]]:
    known = {key: set(values(dataset, table, field)) for key, (table, field) in NAMED.items()}
    places = load_gazetteer().places
    known["place"] |= {
        id for id, place in places.items() if place.kind not in ("region", "country")
    }
    known["region"] |= {place.region_code for place in places.values()} - {""}
    known["organizer"] |= {NOT_REPORTED, NO_ORGANIZER}
    return {key: frozenset(found) for key, found in known.items()}
