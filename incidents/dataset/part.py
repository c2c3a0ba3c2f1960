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
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from incidents.dataset.index import columns_of, sources_of
from incidents.dataset.memo import memoised

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset


@memoised(at_most=32)
def part_of(dataset: Dataset, events: tuple[str, ...]) -> Dataset:
    """The tables with the rows of these events alone, and those that they refer to.

    Coverage and what was considered come whole. Its digest is its own: what is kept of the whole
    is not what holds for the part.
    """

    def of_events(table: str) -> pd.DataFrame:
        return _rows(dataset, table, "event_id", events)

    incidents, reports = of_events("incidents"), of_events("reports")
    organized, ids = of_events("event_organizers"), incidents["incident_id"].tolist()
    cited = {
        source
        for report in reports[["source_id", "also_in_source_ids"]].to_dict("records")
        for source in sources_of(report)
    }
    report_ids = reports["report_id"].tolist()
    return replace(
        dataset,
        digest=hashlib.sha256(repr((dataset.digest, events)).encode()).hexdigest(),
        events=of_events("events"),
        incidents=incidents,
        reports=reports,
        origins=_rows(dataset, "origins", "origin_id", reports["origin_id"].unique()),
        sources=_rows(dataset, "sources", "source_id", cited),
        organizers=_rows(dataset, "organizers", "organizer_id", organized["organizer_id"].unique()),
        event_organizers=organized,
        people=_rows(dataset, "people", "report_id", report_ids),
        members=_rows(dataset, "members", "incident_id", ids),
        holds={one: dataset.holds[one] for one in ids if one in dataset.holds},
    )


def events_of(dataset: Dataset, incident_ids: Iterable[str]) -> tuple[str, ...]:
    """The events that these incidents are of, each once, sorted; unknown ids have none."""
    incidents = columns_of(dataset, "incidents").to_native()
    found = rows_with(incidents["incident_id"], incident_ids)
    return tuple(sorted(set(incidents["event_id"].take(found).to_pylist())))


def rows_with(column: pa.ChunkedArray, values: Iterable[str]) -> pa.Array:
    """The numbers of the rows whose text is one of these, in the order of the rows."""
    wanted = pa.array(list(values), column.type)
    return pa.array(np.flatnonzero(pc.is_in(column, value_set=wanted).to_numpy()))


def _rows(dataset: Dataset, table: str, column: str, values: Iterable[str]) -> pd.DataFrame:
    cells = columns_of(dataset, table).to_native()[column]
    frame: pd.DataFrame = getattr(dataset, table)
    return frame.iloc[rows_with(cells, values).to_numpy()].reset_index(drop=True)
