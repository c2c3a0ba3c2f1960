"""Which rows two versions of a table do not share."""

from __future__ import annotations

import pyarrow as pa

from incidents.counting.differing_rows import differing_rows


def test_where_a_version_has_a_column_more_every_row_differs() -> None:
    before = pa.table({"report_id": ["a", "b"], "low": ["1", "2"]})
    now = pa.table({"report_id": ["b", "a", "c"], "low": ["9", "1", "3"], "note": ["", "", ""]})

    found = differing_rows("reports", before, now, key=["report_id"], fields=["low"])

    assert found.ids.to_pylist() == ["a", "b", "c"]
    assert found.counted.tolist() == [False, True, True]
