"""What stands under the bars of each grouping."""

from __future__ import annotations

import pytest

from incidents.codes import NO_ORGANIZER
from incidents.selection import Selection
from incidents.words.bars import Bar, Bars
from tests.ui.released_session import released_session
from ui.regions.group_notes import notes
from ui.regions.group_rows import GROUPINGS, Row, Rows

IN_NO_BAR = "2 reports, with a number or without one, are in no bar:"
NO_TREND = "Selected events carry no trend."
NOBODY = "No report here says that nobody organized an event."
SAID = {
    "region": [f"{IN_NO_BAR} they cover several regions or the whole country."],
    "city": [f"{IN_NO_BAR} they cover several cities, the whole country, or name a region only."],
    "month": [f"{IN_NO_BAR} their days reach over its end.", NO_TREND],
    "year": [f"{IN_NO_BAR} their days reach over its end.", NO_TREND],
    "event": [NO_TREND],
    "organizer": [NOBODY],
    "outlet": [],
}


@pytest.mark.parametrize("grouping", GROUPINGS)
def test_a_grouping_says_what_is_in_none_of_its_bars_and_what_they_cannot_show(
    grouping: str,
) -> None:
    in_none = 2 if grouping in ("region", "city", "month", "year") else 0

    told = notes(released_session(), grouping, Rows((), in_none=in_none), Bars(), beyond=0)

    assert told == SAID[grouping]


def test_where_an_event_had_no_organizer_nothing_is_said_to_be_missing() -> None:
    nobodys = Row(Bar(NO_ORGANIZER, "No organizer", "1", "1"), {}, Selection(), None)

    assert notes(released_session(), "organizer", Rows((nobodys,)), Bars(), beyond=0) == []
