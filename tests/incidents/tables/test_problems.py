"""Of many messages of one kind the first are listed and the rest is counted."""

from __future__ import annotations

from typing import Any

import pytest

from geo.message import to_say
from incidents.tables.problems import MOST_OF_A_KIND, Note, Problem, listed

FILE = "data/reports.csv"


@pytest.mark.parametrize("make", [Problem, Note])
def test_each_kind_on_each_column_has_its_own_list(make: Any) -> None:
    rows = range(2, MOST_OF_A_KIND + 5)
    many = [
        make(FILE, row, "date_first", "x", to_say("a date such as {day}", day=row)) for row in rows
    ]
    others = [
        make(FILE, 2, "date_first", "x", "one of two"),
        make(FILE, 3, "date_last", "x", to_say("a date such as {day}", day="2019-10-26")),
        make(
            "data/events.csv",
            3,
            "date_first",
            "x",
            to_say("a date such as {day}", day="2019-10-26"),
        ),
    ]

    found = listed([*reversed(many), *others])

    assert {*others, *many[:MOST_OF_A_KIND]} == {one for one in found if one.row}
    assert [str(one).partition(" like")[0] for one in found if not one.row] == [f"{FILE}: 3 more"]


def test_as_many_as_are_listed_have_no_rest() -> None:
    many = [Problem(FILE, row, "basis", "x", "a code") for row in range(2, MOST_OF_A_KIND + 2)]

    assert listed([*many, many[0]]) == tuple(many)


def test_a_broken_file_is_told_before_the_rows_that_miss_its_rows() -> None:
    broken = Problem("data/reports.parquet", 0, "", "it is no whole Parquet file", "the file")
    missing = Problem("data/event_organizers.parquet", 2, "report_id", "b", "an id of reports")

    assert listed([missing, broken]) == (broken, missing)
