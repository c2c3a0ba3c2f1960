"""Which reports lie in places that hold others."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from geo.gazetteer.gazetteer import load_gazetteer
from incidents.dataset import places_within
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.places_within import incidents_within, reports_within, sole_places
from incidents.dataset.table_arrays import (
    NONE,
    Truths,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.tables.schema import PROJECT_DATA


def with_a_district() -> Dataset:
    """The shipped tables, the first incident of a city with districts told by one of these."""
    dataset, gazetteer = read_dataset(PROJECT_DATA).dataset, load_gazetteer()
    incidents = dataset.tables["incidents"]
    places = incidents["resolved_place_id"].to_pylist()
    cities = {
        gazetteer.nesting.city_of(p): p for p in gazetteer.places.values() if p.kind == "district"
    }
    districts = {city.place_id: one.place_id for city, one in cities.items() if city}
    at = next(row for row, place in enumerate(places) if place in districts)
    assert places.count(places[at]) > 1
    places[at] = districts[places[at]]
    column = incidents.schema.get_field_index("resolved_place_id")
    changed = incidents.set_column(
        column, "resolved_place_id", [pa.array(places, pa.large_string())]
    )
    return replace(dataset, tables={**dataset.tables, "incidents": changed})


def test_only_places_that_may_hold_others_are_looked_into_and_none_is_missed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dataset = with_a_district()
    asked: list[str] = []

    def within_as_asked(tables: Dataset, place: str) -> Truths:
        asked.append(place)
        return incidents_within(tables, place)

    monkeypatch.setattr(places_within, "incidents_within", within_as_asked)

    found = reports_within(dataset)

    place, members = incident_arrays(dataset).place, member_arrays(dataset)
    codes = {code for code in sole_places(dataset).tolist() if code != NONE}
    wanted = {}
    for name in (place.values[code] for code in codes):
        within = incidents_within(dataset, name)
        if not np.array_equal(within, place.among((name,))):
            covered = members.reports_of(within)
            whole = (covered > 0) & (covered == members.of_report)
            wanted[name] = (whole & ~report_arrays(dataset).covers_elsewhere).tolist()
    assert {name: marks.tolist() for name, marks in found.items()} == wanted
    kinds = {load_gazetteer().places[name].kind for name in found}
    assert "settlement" in kinds and kinds - {"settlement"}
    assert len(asked) < len(codes) / 2
