"""JSON in the forms that tables come in."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incidents.incoming.json_tables import MOST_DEPTH, NoTable, looks_like_json, tables_of

TABLE = {1: ["date", "place"], 2: ["2026-05-01", "Oral"], 3: ["2026-05-02", ""]}
OBJECTS = [{"date": "2026-05-01", "place": "Oral"}, {"date": "2026-05-02", "place": None}]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (json.dumps(OBJECTS), ""),
        (json.dumps({"count": 2, "next": None, "results": OBJECTS}), ""),
        (json.dumps({"reports": OBJECTS}), "reports"),
        (json.dumps({"resources": [{"name": "reports", "data": OBJECTS}]}), "reports"),
        ("\n".join(map(json.dumps, OBJECTS)), ""),
        (json.dumps([list(row) for row in TABLE.values()]), ""),
    ],
    ids=["array", "answer", "table", "package", "lines", "rows"],
)
def test_each_form_is_a_table_under_its_heading(text: str, name: str) -> None:
    assert looks_like_json(text)
    assert tables_of(text) == {name: TABLE}


def test_features_are_rows_with_the_point_that_they_stand_at() -> None:
    feature = {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [51.37, 51.23]},
        "properties": {"place": "Oral"},
    }
    text = json.dumps({"type": "FeatureCollection", "features": [feature, {"type": "Feature"}]})

    assert tables_of(text)[""] == {
        1: ["place", "longitude", "latitude"],
        2: ["Oral", "51.37", "51.23"],
        3: ["", "", ""],
    }


def test_objects_inside_objects_are_columns_and_lists_are_cells() -> None:
    text = json.dumps([{"state": {"name": "Oral"}, "tags": ["a", "b"], "free": True, "n": 3.0}])

    assert tables_of(text)[""] == {
        1: ["state.name", "tags", "free", "n"],
        2: ["Oral", "a; b", "true", "3"],
    }


def test_objects_too_deep_inside_objects_are_one_cell() -> None:
    rows: dict[str, object] = {"x": 1}
    for _ in range(MOST_DEPTH + 1):
        rows = {"in": rows}

    assert tables_of(json.dumps([rows]))[""] == {
        1: [".".join(["in"] * (MOST_DEPTH + 1))],
        2: ['{"x": 1}'],
    }


def test_half_a_letter_spoils_its_cell_alone() -> None:
    assert tables_of(r'[{"a": "x\ud800", "b": "y"}]')[""][2] == ["x\ufffd", "y"]


@pytest.mark.parametrize(
    "text",
    ['[{"a": 1}', "[" * 100_000, '[{"a": ' + "9" * 10_000 + "}]", "[]", '{"a": 1}', "[1, 2]"],
    ids=["cut off", "deep", "long number", "nothing", "no rows", "numbers"],
)
def test_what_is_no_table_says_so(text: str) -> None:
    with pytest.raises(NoTable):
        tables_of(text)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside),
    max_leaves=15,
)


@given(JSON)
def test_any_json_is_cells_of_text_or_no_table(value: object) -> None:
    try:
        tables = tables_of(json.dumps(value))
    except NoTable:
        return
    cells = [cell for rows in tables.values() for row in rows.values() for cell in row]
    assert all(isinstance(cell, str) and cell.encode("utf-8") is not None for cell in cells)
