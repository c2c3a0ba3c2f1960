"""Texts that repeat are there once, and read as they did."""

from __future__ import annotations

import pyarrow as pa
import pytest

from incidents.tables.compact import as_texts, compact, some_rows

TYPES = [pa.string(), pa.large_string()]


def table(type_: pa.DataType) -> pa.Table:
    texts = [pa.array(["a", "b", "a"], type_), pa.array(["c", "c", "ж"], type_)]
    chunks = pa.chunked_array([texts[0].slice(0, 1), texts[0].slice(1)])
    return pa.table({"id": texts[1], "word": chunks, "size": [1, None, 3]})


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_a_compact_table_says_the_same(type_: pa.DataType) -> None:
    assert compact(table(type_), ["id"]).to_pylist() == table(type_).to_pylist()


@pytest.mark.parametrize("type_", TYPES, ids=str)
def test_each_text_is_there_once(type_: pa.DataType) -> None:
    [words] = compact(table(type_), ["id"])["word"].chunks

    assert words.dictionary.to_pylist() == ["a", "b"]


def test_columns_come_out_with_one_type_of_texts() -> None:
    schemas = [compact(table(type_), ["id"]).schema for type_ in TYPES]

    assert schemas[0] == schemas[1]
    assert schemas[0].field("id").type == pa.large_string()
    assert as_texts(compact(table(pa.string()), [])).schema.field("word").type == pa.large_string()


def test_some_rows_bring_no_text_of_the_others() -> None:
    rows = some_rows(compact(table(pa.string()), ["id"]), pa.array([1]))

    assert rows.to_pylist() == [{"id": "c", "word": "b", "size": None}]
    assert rows["word"].chunk(0).dictionary.to_pylist() == ["b"]


def test_every_column_comes_in_one_piece() -> None:
    pieces = pa.concat_tables([table(pa.string()), table(pa.string())])
    found = compact(pieces, ["id"])

    assert {column.num_chunks for column in found.columns} == {1}
    assert found.to_pylist() == pieces.to_pylist()
