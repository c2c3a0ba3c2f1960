"""The rows of what is grouped: their bars, and the cells beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from incidents.selection import Selection
from incidents.words.bars import Gap
from tests.ui.released_session import released_session
from ui.regions.group_rows import GROUPINGS, Row, grouped_rows, with_gaps

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


@pytest.mark.parametrize(
    ("grouping", "days", "told"),
    [
        ("month", ("2018-11-01", "2020-02-01"), "14 months: "),
        ("month", ("2018-12-01", "2019-02-01"), "1 month: "),
        ("month", ("2018-12-01", "2019-01-01"), None),
        ("year", ("2016-01-01", "2019-01-01"), "2 years: "),
        ("year", ("2016-01-01", "2018-01-01"), "1 year: "),
        ("year", ("2018-01-01", "2019-01-01"), None),
    ],
)
def test_between_bars_that_are_no_neighbours_it_is_said_how_many_hold_nothing(
    grouping: str, days: tuple[str, str], told: str | None
) -> None:
    row = rows(grouping)[0]
    pair = [replace(row, bar=replace(row.bar, id=day)) for day in days]

    _, *gaps, _ = with_gaps(released_session(), grouping, pair).rows

    assert [isinstance(gap, Gap) and gap.words.partition(": ")[0] + ": " for gap in gaps] == (
        [told] if told else []
    )
