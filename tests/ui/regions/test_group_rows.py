"""The rows of what is grouped: their bars, and the cells beside them."""

from __future__ import annotations

import pytest

from incidents.selection import Selection
from tests.ui.released_session import released_session
from ui.regions.group_rows import GROUPINGS, Row, grouped_rows

EVERYTHING = Selection()


def rows(grouping: str) -> tuple[Row, ...]:
    return grouped_rows(released_session(), grouping, EVERYTHING).rows


def test_the_largest_event_of_an_organizer_of_several_is_said_under_its_bar() -> None:
    of_one = [row for row in rows("organizer") if row.cells["Events"] == 1]
    of_several = [row for row in rows("organizer") if row.cells["Its share of the low"]]
    of_several = [row for row in of_several if row not in of_one]

    assert of_one and of_several
    for row in of_several:
        share, event = row.cells["Its share of the low"], row.cells["Largest event"]
        assert f" · {share} of the low from one event: {event}" in row.bar.detail
    assert not any("of the low" in row.bar.detail for row in of_one)


@pytest.mark.parametrize("grouping", [name for name in GROUPINGS if name != "outlet"])
def test_a_row_explains_the_figure_that_its_bar_stands_for(grouping: str) -> None:
    found = rows(grouping)

    assert len(found) > 1
    for row in found:
        assert row.cells["Reported detentions"] == row.bar.figure
        assert (row.explained is None) == (row.cells["Reports"] == 0)
        assert row.cells["Reports with a number"] <= row.cells["Reports"]
