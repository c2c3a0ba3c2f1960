"""The tables with other texts in some of their columns."""

from __future__ import annotations

from dataclasses import replace

import pyarrow as pa

from incidents.dataset.dataset import Dataset
from incidents.tables.compact import compact_column


def with_texts(dataset: Dataset, table: str, **texts: str) -> Dataset:
    """The tables, each of these columns of the table with the one text in every row."""
    changed = dataset.tables[table]
    for name, text in texts.items():
        cells = pa.chunked_array([pa.array([text] * len(changed), pa.large_string())])
        at = changed.schema.get_field_index(name)
        changed = changed.set_column(at, name, compact_column(cells))
    return replace(dataset, tables={**dataset.tables, table: changed})
