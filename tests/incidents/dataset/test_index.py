"""What the cells of a row hold, whatever an empty one is in the library of the table."""

from __future__ import annotations

from datetime import date, datetime

import pandas as pd
import pytest

from incidents.dataset.index import bound, day_of, rows_by_id, sources_of
from tests.incidents.conftest import Tables


@pytest.mark.parametrize("empty", [None, pd.NaT, pd.NA, float("nan"), ""])
def test_an_empty_cell_holds_no_day_and_no_bound(empty: object) -> None:
    assert (day_of(empty), bound(empty)) == (None, None)


@pytest.mark.parametrize("moment", [pd.Timestamp("2019-10-26"), datetime(2019, 10, 26)])
def test_a_cell_with_a_moment_holds_its_day(moment: object) -> None:
    assert day_of(moment) == date(2019, 10, 26)


def test_a_report_is_carried_by_the_source_that_is_cited_and_then_by_the_others(
    tables: Tables,
) -> None:
    for source in ("b", "a"):
        tables.add("sources", source_id=source)
    tables.add("reports", also_in_source_ids="b a")

    report = rows_by_id(tables.read().dataset, "reports")["2019-10-26-almaty-rferl"]

    assert sources_of(report) == ["rferl-2019-10-26", "b", "a"]


def test_a_source_that_the_table_lacks_carries_nothing(tables: Tables) -> None:
    tables.add("sources", source_id="b")
    tables.add("reports", also_in_source_ids="gone b")

    report = rows_by_id(tables.read().dataset, "reports")["2019-10-26-almaty-rferl"]

    assert sources_of(report) == ["rferl-2019-10-26", "b"]


def test_a_report_without_its_source_is_left_out(tables: Tables) -> None:
    tables.add("reports", source_id="gone")

    assert "2019-10-26-almaty-rferl" not in rows_by_id(tables.read().dataset, "reports")
