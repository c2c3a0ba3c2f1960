"""Rows of large tables, read when they are asked for, are those that are made at once."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pyarrow as pa
import pytest

from incidents.dataset.lazy_rows import BLOCK, DaysOf, LazyLists, LazyRows, Places

NUMBER = 2 * BLOCK + 7


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    """Rows whose ids are in no order, some cells of which are empty."""
    return [
        {
            "id": f"row-{7 * number % NUMBER:04}",
            "low": number if number % 3 else None,
            "date_first": datetime(2019, 10, 1 + number % 30),
            "date_last": datetime(2019, 11, 1 + number % 30),
        }
        for number in range(NUMBER)
    ]


def test_a_row_is_found_by_its_id_wherever_it_stands(rows: list[dict[str, Any]]) -> None:
    lazy = LazyRows(pa.Table.from_pylist(rows))

    assert all(dict(lazy[row["id"]]) == row for row in rows[::50])
    assert lazy.get("row-9999") is None and lazy.get("") is None
    assert "zzz" not in lazy and None not in lazy


def test_all_rows_come_in_the_order_of_the_table(rows: list[dict[str, Any]]) -> None:
    lazy = LazyRows(pa.Table.from_pylist(rows))

    assert [*lazy] == [row["id"] for row in rows]
    assert [*lazy.values()] == rows
    assert dict(lazy.items()) == {row["id"]: row for row in rows}


def test_first_and_last_day_of_a_row_are_ordinals(rows: list[dict[str, Any]]) -> None:
    days = DaysOf(LazyRows(pa.Table.from_pylist(rows)))

    first = date(2019, 10, 1).toordinal(), date(2019, 11, 1).toordinal()
    assert days[rows[0]["id"]] == first == next(iter(days.values()))


def test_what_stands_beside_an_id_comes_together() -> None:
    pairs = [("b", "1"), ("b", "2"), ("a", "2"), ("c", "0"), ("c", "9")]
    lists = LazyLists(pa.Table.from_pylist([{"one": o, "other": t} for o, t in pairs]))

    assert dict(lists.items()) == {"b": ("1", "2"), "a": ("2",), "c": ("0", "9")}
    assert lists["a"] == ("2",) and lists.get("d", ()) == ()


@pytest.mark.parametrize("texts", [["c", "a", "b"], ["a", "b", "c"]])
@pytest.mark.parametrize("codes", [[0, 1, 2], [2, 0, 1]])
def test_ids_that_are_codes_of_texts_stand_where_the_texts_do(
    texts: list[str], codes: list[int]
) -> None:
    ids = pa.DictionaryArray.from_arrays(codes, pa.array(texts, pa.large_string()))

    places = Places(ids)

    assert {one: places.of(one) for one in texts} == {texts[c]: at for at, c in enumerate(codes)}
    assert places.ids.to_pylist() == sorted(texts)
