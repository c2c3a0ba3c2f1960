"""The part of the tables that some events need: small, and counted like the whole.

An incident, a report and what holds or replaces what never leave their event, so the figures of an
event are the same in its part. What is known of the whole table, such as its last day, is not.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.dataset.index import columns_of, sources_of
from incidents.dataset.memo import memoised
from incidents.tables.compact import some_rows

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@memoised(at_most=32)
def part_of(dataset: Dataset, events: tuple[str, ...]) -> Dataset:
    """What `cut_out` gives, kept."""
    return cut_out(dataset, events)


def cut_out(dataset: Dataset, events: tuple[str, ...]) -> Dataset:
    """The tables with the rows of these events alone, and those that they refer to.

    Coverage and what was considered come whole. Its digest is its own: what is kept of the whole
    is not what holds for the part.
    """

    def of_events(table: str) -> pa.Table:
        return _rows(dataset, table, "event_id", events)

    incidents, reports = of_events("incidents"), of_events("reports")
    organized, ids = of_events("event_organizers"), incidents["incident_id"].to_pylist()
    cited = {
        source
        for report in reports.select(["source_id", "also_in_source_ids"]).to_pylist()
        for source in sources_of(report)
    }

    def named(table: str, column: str, rows: pa.Table) -> pa.Table:
        return _rows(dataset, table, column, rows[column].unique().to_pylist())

    return replace(
        dataset,
        digest=hashlib.sha256(repr((dataset.digest, events)).encode()).hexdigest(),
        tables={
            **dataset.tables,
            "events": of_events("events"),
            "incidents": incidents,
            "reports": reports,
            "origins": named("origins", "origin_id", reports),
            "sources": _rows(dataset, "sources", "source_id", cited),
            "organizers": named("organizers", "organizer_id", organized),
            "event_organizers": organized,
            "people": named("people", "report_id", reports),
            "members": _rows(dataset, "members", "incident_id", ids),
        },
        holds={one: dataset.holds[one] for one in ids if one in dataset.holds},
        whole_places=places_of_whole(dataset),
        is_saved=False,
    )


@memoised()
def places_of_whole(dataset: Dataset) -> frozenset[str]:
    """The ids of the places of the table, or of that which this is a part of; "" among them where a
    place was not found."""
    if dataset.whole_places is not None:
        return dataset.whole_places
    return frozenset(columns_of(dataset, "incidents")["resolved_place_id"].unique().to_list())


def events_of(dataset: Dataset, incident_ids: Iterable[str]) -> tuple[str, ...]:
    """The events that these incidents are of, each once, sorted; unknown ids have none."""
    incidents = columns_of(dataset, "incidents").to_native()
    found = rows_with(incidents["incident_id"], incident_ids)
    return tuple(sorted(set(incidents["event_id"].take(found).to_pylist())))


def rows_with(column: pa.ChunkedArray, values: Iterable[str]) -> pa.Array:
    """The numbers of the rows whose text is one of these, in the order of the rows."""
    wanted = pa.array(list(values), pa.large_string())
    return pa.array(np.flatnonzero(pc.is_in(column, value_set=wanted).to_numpy()))


def _rows(dataset: Dataset, table: str, column: str, values: Iterable[str]) -> pa.Table:
    rows = dataset.tables[table]
    return some_rows(rows, rows_with(rows[column], values))
