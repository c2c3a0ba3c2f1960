"""The rows of the curated tables that a selection needs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.codes import LINK_FIELDS, READ
from incidents.counting.report_codes import Numbers
from incidents.counting.select import replaced_by
from incidents.dataset.index import columns_of, sources_of
from incidents.dataset.part import rows_with
from incidents.dataset.table_arrays import (
    event_arrays,
    incident_arrays,
    member_arrays,
    report_arrays,
)
from incidents.sheets.selection_content import Taking
from incidents.sheets.sheets import AT_ONCE
from incidents.tables.compact import as_texts
from incidents.tables.schema import Package

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

READINGS = "readings"
"""A table with initials in it, needed where a selection asks what was read."""

TYPES: Mapping[str, pa.DataType] = {
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "string": pa.large_string(),
}
"""The type of a column, by the type of its field."""


def needed_rows(taking: Taking) -> dict[str, Numbers]:
    """For each table that is needed its rows, in its order; nobody's name is in them.

    The incidents of the selection, the reports that lie in it or touch it and those that they
    replace, and whatever these refer to: counting in these rows gives the same total.
    """
    dataset, result = taking.speaker.dataset, taking.count
    events, incidents = event_arrays(dataset), incident_arrays(dataset)
    reports, members = report_arrays(dataset), member_arrays(dataset)
    chosen, used = incidents.marked(result.incidents), reports.marked(result.reports)
    for others in (result.longer, result.wider):
        used |= reports.marked(others)
    concerned = np.zeros(len(events), dtype=bool)
    concerned[incidents.event[chosen]] = concerned[reports.event[used]] = True
    organized = columns_of(dataset, "event_organizers").to_native()
    of_events = concerned[events.numbers_of(organized["event_id"])]
    organized = organized.filter(pa.array(of_events))
    used |= reports.marked(pc.unique(organized["report_id"]).to_pylist())
    used |= reports.marked(replaced_by(dataset, reports.chosen(used)))
    chosen[members.incident[used[members.report]]] = True
    concerned[reports.event[used]] = True
    rows = columns_of(dataset, "reports").to_native().take(pa.array(reports.row[used]))
    lists = as_texts(rows.select(["source_id", "also_in_source_ids"]))
    lists = lists.group_by(lists.column_names).aggregate([])
    cited = {source for one in lists.to_pylist() for source in sources_of(one)}
    needed = {
        "events": np.sort(events.row[concerned]),
        "incidents": np.sort(incidents.row[chosen]),
        "reports": np.sort(reports.row[used]),
        "origins": _rows_with(dataset, "origins", pc.unique(rows["origin_id"]).to_pylist()),
        "sources": _rows_with(dataset, "sources", cited),
        "organizers": _rows_with(
            dataset, "organizers", pc.unique(organized["organizer_id"]).to_pylist()
        ),
        "event_organizers": np.flatnonzero(of_events),
    }
    if result.selection.review == READ:
        read = columns_of(dataset, READINGS).to_native()["report_id"]
        needed[READINGS] = np.asarray(rows_with(read, reports.chosen(used)), dtype=np.int64)
    return needed


def table_parts(table: str, rows: Numbers, taking: Taking, package: Package) -> Iterator[pa.Table]:
    """These rows of the table with the fields of the package, some thousand at a time."""
    whole = columns_of(taking.speaker.dataset, table).to_native()
    for start in range(0, len(rows), AT_ONCE):
        some = whole.take(pa.array(rows[start : start + AT_ONCE]))
        columns = {}
        for field in package.fields(table):
            cells = some[field["name"]]
            if table == "sources" and not taking.links and field["name"] in LINK_FIELDS:
                cells = pa.repeat("", len(some))
            columns[field["name"]] = cells.cast(TYPES[field["type"]])
        yield pa.table(columns)


def _rows_with(dataset: Dataset, table: str, ids: Iterable[str]) -> Numbers:
    column = columns_of(dataset, table).to_native().column(0)
    return np.asarray(rows_with(column, ids), dtype=np.int64)
