"""Tables in columns as JSON: the text that `as_document` writes of their records, many at once."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from incidents.sheets.sheets import Sheet, tables_of
from text_safety.csv_columns import bytes_of, of_distinct

PLAIN = r'^[^"\\\x00-\x1f]*$'
"""A text that stands in quotes as it is."""


def json_values(column: pa.ChunkedArray) -> pa.Array:
    """The cells as JSON: days as ISO 8601, "" and what is absent as null."""
    cells = column.combine_chunks()
    if pa.types.is_boolean(cells.type) or pa.types.is_integer(cells.type):
        made = cells.cast(pa.string())
    elif pa.types.is_date(cells.type):
        made = of_distinct(cells.cast(pa.string()), _quoted, PLAIN, '"')
    elif pa.types.is_floating(cells.type):
        encoded = cells.dictionary_encode()
        numbers = [json.dumps(number) for number in encoded.dictionary.to_pylist()]
        made = pa.array(numbers, pa.string()).take(encoded.indices)
    else:
        empty = pc.equal(cells, "")
        made = pc.if_else(empty, "null", of_distinct(cells, _quoted, PLAIN, '"'))
    return made.fill_null("null")


def json_array(sheet: Sheet) -> Iterator[bytes]:
    """The rows as the array of a member of a document, some thousand objects at a time."""
    is_first = True
    for table in tables_of(sheet):
        if not len(table):
            continue
        records = json_records(table, table.column_names, depth=2)
        lines = pc.binary_join_element_wise("\n  ", records, "")
        yield (b"[" if is_first else b",") + bytes_of(lines, ",")[:-1]
        is_first = False
    yield b"[]" if is_first else b"\n ]"


def json_records(table: pa.Table, names: Sequence[str], *, depth: int) -> pa.Array:
    """For each row an object of the columns with these names, set off by so many blanks."""
    inside, pieces = " " * (depth + 1), list[object]()
    for number, name in enumerate(names):
        before = "{\n" if number == 0 else ",\n"
        pieces += [f"{before}{inside}{json.dumps(name)}: ", json_values(table[name])]
    return pc.binary_join_element_wise(*pieces, f"\n{' ' * depth}}}", "")


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
