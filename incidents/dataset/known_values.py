"""The values that a selection may name: ids and voices of the tables, and all places there are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import columns_of, places_by_id
from incidents.dataset.lazy_rows import Places
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
    return frozenset(filter(None, columns_of(dataset, table)[field].unique().to_list()))


class _Ids(Set[str]):
    """The ids of a table, none of them made into text but those that are asked for."""

    def __init__(self, places: Places) -> None:
        self._places = places

    def __contains__(self, id_: object) -> bool:
        return self._places.number(id_) >= 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._places.ids.to_pylist())

    def __len__(self) -> int:
        return len(self._places.ids)


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
    known: dict[str, Set[str]] = {
        key: _Ids(places_by_id(dataset, table))
        if field == dataset.tables[table].column_names[0]
        else values(dataset, table, field)
        for key, (table, field) in NAMED.items()
    }
    places = load_gazetteer().places
    of_places = {id for id, one in places.items() if one.kind not in ("region", "country")}
    further = {
        "place": of_places,
        "region": {place.region_code for place in places.values()} - {""},
        "organizer": {NOT_REPORTED, NO_ORGANIZER},
    }
    return known | {key: frozenset(known[key]) | more for key, more in further.items()}
