"""Tables in columns become the very bytes that their rows become."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from text_safety import csv_columns
from text_safety.csv_columns import csv_lines
from text_safety.csv_injection import write_table

TRICKY = [
    "",
    "a",
    "=1+1",
    "a;=1",
    "a,b",
    'say "so"',
    "two\nlines",
    "two\r\nlines",
    "\ttab",
    "-",
    "'=1",
]
TRICKY += ["－1", "Ә б", "1 000", " =x", "\u200b=x", "é\u0301", "_x", "½", "@x", "a\n=b", "\x00"]

TEXTS = st.one_of(st.sampled_from(TRICKY), st.text(st.characters(exclude_categories=["Cs"])))
CELLS = st.tuples(
    TEXTS,
    st.none() | st.integers(-(10**9), 10**9),
    st.none() | st.floats(allow_nan=False, allow_infinity=False),
    st.none() | st.booleans(),
    st.none() | st.dates(),
    TEXTS,
)
TYPES = (pa.string(), pa.int64(), pa.float64(), pa.bool_(), pa.date32(), pa.large_string())


@pytest.fixture(autouse=True, scope="module", params=[csv_columns.FEW, 0], ids=["few", "many"])
def different_texts(request: pytest.FixtureRequest) -> Iterator[None]:
    """As of a column of few different texts, and of one of many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(csv_columns, "FEW", request.param)
        yield


def in_rows(rows: list[tuple[Any, ...]], line_end: str) -> bytes:
    written = io.StringIO()
    write_table(written, rows, line_end=line_end)
    return written.getvalue().encode()


def in_columns(rows: list[tuple[Any, ...]], types: tuple[Any, ...], line_end: str) -> bytes:
    columns = zip(*rows, strict=True) if rows else [()] * len(types)
    arrays = [pa.array(cells, type_) for cells, type_ in zip(columns, types, strict=True)]
    return csv_lines(pa.table(arrays, names=[*map(str, range(len(types)))]), line_end=line_end)


@given(rows=st.lists(CELLS, max_size=8), line_end=st.sampled_from(["\n", "\r\n"]))
def test_columns_are_the_same_bytes_as_their_rows(
    rows: list[tuple[Any, ...]], line_end: str
) -> None:
    assert in_columns(rows, TYPES, line_end) == in_rows(rows, line_end)


@pytest.mark.parametrize("text", TRICKY)
def test_a_column_alone_is_the_same_bytes_as_its_rows(text: str) -> None:
    rows = [(text,), ("b",)]

    assert in_columns(rows, (pa.string(),), "\n") == in_rows(rows, "\n")


def test_a_formula_is_defused_in_columns() -> None:
    assert in_columns([("=1+1", date(2019, 1, 2))], (pa.string(), pa.date32()), "\n") == (
        b"'=1+1,2019-01-02\n"
    )
