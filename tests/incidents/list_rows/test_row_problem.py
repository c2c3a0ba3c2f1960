"""What is wrong in a row, in a sentence with as much of its place as there is."""

from __future__ import annotations

import pytest

from incidents.list_rows.row_problem import RowProblem


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (("May", 7, "date", "soon"), "May, row 7: date is 'soon': wanted a day"),
        (("", 7, "date", ""), "row 7: date is empty: wanted a day"),
        (("May", 0, "", ""), "May: wanted a day"),
        (("", 7, "", ""), "row 7: wanted a day"),
        (("", 0, "", "5 cells"), "5 cells: wanted a day"),
        (("", 0, "", ""), "wanted a day"),
    ],
)
def test_a_problem_is_told_with_sheet_row_column_and_cell_where_they_are_known(
    place: tuple[str, int, str, str], told: str
) -> None:
    assert str(RowProblem(*place, "wanted a day")) == told
