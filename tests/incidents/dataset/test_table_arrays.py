"""The tables as arrays: what is gone to one by one is what is found among all."""

from __future__ import annotations

import numpy as np
import pytest

from incidents.dataset.table_arrays import FEW_REPORTS, member_arrays, report_arrays
from tests.project_tables import released_dataset


@pytest.mark.parametrize("every", [1, 2, 2 * FEW_REPORTS, 40])
def test_the_rows_of_few_reports_are_those_of_the_reports_among_all(every: int) -> None:
    dataset = released_dataset()
    members = member_arrays(dataset)
    chosen = np.arange(len(report_arrays(dataset))) % every == 0

    found = members.of_reports(chosen)

    assert found.tolist() == np.flatnonzero(chosen[members.report]).tolist()
