"""The values that a selection may name, since they stand in the tables: ids, voices, regions."""

from __future__ import annotations

from incidents.codes import (
    NO_ORGANIZER,
    NOT_REPORTED,
)
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import frame_of

NAMED = {
    "event": ("events", "event_id"),
    "incident": ("incidents", "incident_id"),
    "organizer": ("organizers", "organizer_id"),
    "voice": ("origins", "voice_id"),
    "place": ("incidents", "resolved_place_id"),
    "region": ("incidents", "region_code"),
}
"""For each key of a query, the table and the field that hold the values that exist."""


def known_values(*datasets: Dataset) -> dict[str, set[str]]:
    """For each key of a query that names a row, the values that exist in any of the tables."""
    known = {
        key: {
            value
            for dataset in datasets
            for value in frame_of(getattr(dataset, table))[field].to_list()
            if value
        }
        for key, (table, field) in NAMED.items()
    }
    known["organizer"] |= {NOT_REPORTED, NO_ORGANIZER}
    return known
