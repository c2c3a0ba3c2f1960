"""Columns of texts with each different text once: most of them have few."""

from __future__ import annotations

from collections.abc import Collection

import pyarrow as pa
import pyarrow.types as types


def compact(table: pa.Table, plain: Collection[str]) -> pa.Table:
    """The table with its texts as Arrow's dictionaries, but for those of `plain` columns: these are
    of the one type that joins with others."""
    columns = {
        name: compact_column(column, is_plain=name in plain)
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    return pa.table(columns)


def compact_column(column: pa.ChunkedArray, *, is_plain: bool = False) -> pa.ChunkedArray:
    """A column in one piece: of texts with each different one once, or `is_plain`, as they are. One
    that is so already is the same."""
    text = column.type.value_type if types.is_dictionary(column.type) else column.type
    if not (types.is_string(text) or types.is_large_string(text)):
        return column if column.num_chunks == 1 else pa.chunked_array([in_one_piece(column)])
    wanted = pa.large_string() if is_plain else pa.dictionary(pa.int32(), pa.large_string())
    if column.type == wanted and column.num_chunks == 1:
        return column
    texts = in_one_piece(column.cast(pa.large_string()))
    return pa.chunked_array([texts if is_plain else texts.dictionary_encode()])


def as_texts(table: pa.Table) -> pa.Table:
    """The table with its texts as they are."""
    texts = [
        column.cast(column.type.value_type) if types.is_dictionary(column.type) else column
        for column in table.columns
    ]
    return pa.table(texts, names=table.column_names)


def some_rows(table: pa.Table, rows: pa.Array) -> pa.Table:
    """These rows of a compact table, and of each column the texts that they have alone."""
    plain = [f.name for f in table.schema if not types.is_dictionary(f.type)]
    return compact(as_texts(table.take(rows)), plain)


def in_one_piece(column: pa.ChunkedArray) -> pa.Array:
    """The cells of a column as one array: the one that it has, or a copy of all."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()
