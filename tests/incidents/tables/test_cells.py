"""A column is read as frictionless reads its cells, but for what only some programs read."""

from __future__ import annotations

from datetime import date
from typing import Any

import frictionless
import pyarrow as pa
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from incidents.tables.cells import read_column
from incidents.tables.schema import Descriptor, read_package

FIELDS = {
    str({**field, "name": "", "title": "", "description": "", "example": ""}): field
    for table in read_package().tables
    for field in read_package().fields(table)
}
"""The fields of the tables, one of each kind."""

CELLS = st.one_of(
    st.text(max_size=4),
    st.text("0123456789-+_.: eTZ\n\u0661", max_size=10),
    st.text("az-\nА", max_size=5),
    st.integers().map(str),
    st.dates().map(str),
    st.sampled_from(["TRUE", "true", "1", "2019-W01-1", "20191026", "https://example.org/x"]),
    st.sampled_from(["all", "a b", "counted", "official", "people", "day", "called", "en", "kk-x"]),
)


def as_frictionless_does(cell: str, field: Descriptor) -> tuple[Any, bool]:
    """The value of a cell, and whether it is what the field asks for and written plainly."""
    schema = frictionless.Schema.from_descriptor({"fields": [field]})
    value, breaches = schema.fields[0].create_cell_reader()(cell)
    if isinstance(value, date | int) and not isinstance(value, bool):
        return value, not breaches and cell == str(value)
    has_pattern = "pattern" in field.get("constraints", {})
    return value, not breaches and not (has_pattern and cell.endswith("\n"))


@pytest.mark.parametrize("field", FIELDS.values(), ids=lambda field: str(field["name"]))
@settings(max_examples=25)
@example(cells=["007", "-0", "+5", "1_000", "1.0", "2024-2-1", "20191026"])
@given(cells=st.lists(CELLS, min_size=1, max_size=8))
def test_a_column_has_the_values_and_faults_that_frictionless_finds_in_its_cells(
    field: Descriptor, cells: list[str]
) -> None:
    expected = [as_frictionless_does(cell, field) for cell in cells]

    column, unfit = read_column(pa.chunked_array([pa.array(cells, pa.string())]), field)

    assert unfit.any.tolist() == [not sound for _, sound in expected]
    values = column.to_pylist()
    assert [(values[n] or None) for n, (_, sound) in enumerate(expected) if sound] == [
        (value or None) for value, sound in expected if sound
    ]
