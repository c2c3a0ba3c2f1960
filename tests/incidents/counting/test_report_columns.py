"""Reports that are counted some at a time have the figures that the rule gives them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from incidents.counting import report_columns
from incidents.counting.report_columns import figure_of, figures_here, ids_of_numbers
from incidents.dataset.dataset import Dataset, read_dataset
from incidents.dataset.table_arrays import report_arrays
from incidents.tables.schema import PROJECT_DATA

FEW_AT_ONCE = 20


@pytest.fixture(scope="module")
def in_parts() -> Iterator[Dataset]:
    """The shipped tables, counted so few reports at a time that events lie in many parts."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report_columns, "AT_ONCE", FEW_AT_ONCE)
        yield read_dataset(PROJECT_DATA).dataset


@pytest.mark.parametrize("every", [1, 3])
def test_each_group_has_the_figure_of_the_rule_whatever_part_it_lies_in(
    in_parts: Dataset, every: int
) -> None:
    reports = report_arrays(in_parts)
    rows = np.flatnonzero(np.arange(len(reports)) % every == 0)[::-1]  # in no order of groups
    group = every * reports.event[rows] + 1  # and some have no report
    groups = int(group.max()) + 2
    assert len(rows) > 3 * FEW_AT_ONCE

    found = figures_here(in_parts, "people", rows, group, groups)

    of_group = [np.sort(rows[group == one]) for one in range(groups)]
    told = [figure_of(in_parts, "people", ids_of_numbers(in_parts, one)) for one in of_group]
    assert len(found) == groups
    assert found.low.tolist() == [-1 if one.low is None else one.low for one in told]
    assert found.high.tolist() == [-1 if one.high is None else one.high for one in told]
    assert found.open_ended.tolist() == [one.open_ended for one in told]
    assert found.disputed.tolist() == [one.disputed for one in told]
    ids = reports.ids.to_pylist()
    for links in ("rests_on", "crossing"):
        pairs = {(int(of), ids[one]) for of, one in getattr(found, links).T}
        assert pairs == {
            (of, one) for of, figure in enumerate(told) for one in getattr(figure, links)
        }
