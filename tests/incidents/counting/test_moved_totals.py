"""Which totals a change moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from incidents.counting.moved_totals import moved_totals
from incidents.dataset.dataset import Dataset
from tests.incidents.conftest import SOUND, Tables

ALMATY = "1526384"


Report = dict[str, object]
Moved = Callable[[list[Report], list[Report]], list[tuple[dict[str, str], int | None, int | None]]]


@pytest.fixture
def moved(tables: Tables) -> Moved:
    """The query of each total that moves, with its low before and after, as reports change."""
    tables.add("origins", origin_id="afp", name="AFP", voice_id="afp")

    def read(*reports: Report) -> Dataset:
        tables.rows["reports"] = []
        for report in reports:
            tables.add("reports", **report)
        return tables.read().dataset

    def change(
        before: list[Report], after: list[Report]
    ) -> list[tuple[dict[str, str], int | None, int | None]]:
        totals = moved_totals(read(*before), read(*after))
        return [
            (dict(t.selection.to_query()), t.before.figure.low, t.after.figure.low) for t in totals
        ]

    return change


def test_a_report_that_is_added_moves_every_total_that_it_is_part_of(moved: Moved) -> None:
    assert moved([], [{}]) == [
        ({}, None, 12),
        ({"since": "2019-01-01", "until": "2019-12-31"}, None, 12),
        ({"region": "KZ-75"}, None, 12),
        ({"place": ALMATY}, None, 12),
        ({"event": "2019-10-26"}, None, 12),
    ]


def test_a_report_that_says_the_same_moves_nothing(moved: Moved) -> None:
    again: Report = {"report_id": "again", "origin_id": "afp"}

    assert moved([{}], [{}, again]) == []


def test_journalists_have_totals_of_their_own(moved: Moved) -> None:
    two: Report = {
        "report_id": "two",
        "measure": "journalists",
        "detained_low": 2,
        "detained_high": 2,
    }

    totals = moved([{}], [{}, two])

    assert ({"measure": "journalists"}, None, 2) in totals
    assert all("measure" in query for query, _, _ in totals)


def test_what_is_not_summed_with_others_has_a_total_of_its_own(tables: Tables) -> None:
    tables.rows["events"][0] = {**SOUND["events"], "context": "state_of_emergency"}
    before = tables.read().dataset
    after = tables.add("reports").read().dataset

    queries = [dict(total.selection.to_query()) for total in moved_totals(before, after)]

    assert {"context": "state_of_emergency"} in queries
    assert {} not in queries
