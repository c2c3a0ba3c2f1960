"""The tables as arrays: what is gone to one by one is what is found among all."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest

from incidents.dataset.index import incidents_of_reports, outermost
from incidents.dataset.table_arrays import (
    FEW_REPORTS,
    member_arrays,
    outermost_incidents,
    report_arrays,
)
from incidents.rule.scope import ELSEWHERE
from tests.project_tables import released_dataset


@pytest.mark.parametrize("every", [1, 2, 2 * FEW_REPORTS, 40])
def test_the_rows_of_few_reports_are_those_of_the_reports_among_all(every: int) -> None:
    dataset = released_dataset()
    members = member_arrays(dataset)
    chosen = np.arange(len(report_arrays(dataset))) % every == 0

    found = members.of_reports(chosen)

    assert found.tolist() == np.flatnonzero(chosen[members.report]).tolist()


@pytest.mark.parametrize(
    "named", [slice(None), slice(1, None), slice(0, 1), slice(None, None, -1), slice(0, 0)]
)
def test_the_ids_that_a_column_names_are_found_whichever_and_however_few_they_are(
    named: slice,
) -> None:
    released, turned = released_dataset(), {}
    for name, table in released.tables.items():
        turned[name] = table.take(pa.array(range(len(table))[::-1], pa.int64()))
    dataset = replace(released, tables=turned)
    reports = report_arrays(dataset)
    ids = [*turned["reports"]["report_id"].to_pylist()[named]]
    column = pa.chunked_array([pa.array([*ids, *ids], pa.large_string())])

    sorted_ids = sorted(turned["reports"]["report_id"].to_pylist())
    wanted = [sorted_ids.index(one) for one in [*ids, *ids]]
    assert reports.numbers_of(column).tolist() == wanted
    assert (
        reports.numbers_of(pa.chunked_array([column.chunk(0).dictionary_encode()])).tolist()
        == wanted
    )


def test_a_report_is_told_by_the_incidents_that_no_other_one_of_it_holds() -> None:
    released = released_dataset()
    of_event = released.incidents.groupby("event_id")["incident_id"].agg(list)
    holds = {ids[0]: frozenset([*ids[1::2], ELSEWHERE]) for ids in of_event}
    holds |= {ids[2]: frozenset(ids[3:]) for ids in of_event if len(ids) > 3}
    dataset = replace(released, holds=holds)
    members, told = incidents_of_reports(dataset), outermost_incidents(dataset)

    for report, incidents in members.items():
        assert told[report] == tuple(outermost(dataset, incidents))
    assert dict(told) != dict(members)
