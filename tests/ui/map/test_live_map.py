"""What stands beside the map goes with its slider."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.dataset.dataset import read_dataset
from incidents.selection import Selection
from tests.project_tables import released_dataset
from ui.map.live_map import day_asked, figures_now
from ui.session.session import Session, speaker_of
from ui.session.tables import Tables
from ui.session.view import View

ALMATY = "1526384"


@pytest.mark.parametrize(
    ("until", "figure"),
    [
        (date(2019, 10, 26), "12+"),
        (date(2019, 12, 15), "12+"),
        (date(2019, 12, 16), "48–56+"),
        (None, "48–56+"),
    ],
)
def test_the_list_of_places_has_the_figures_of_the_sliders_day(
    until: date | None, figure: str
) -> None:
    reading = replace(read_dataset(), dataset=released_dataset())
    track = Selection(since=date(2019, 10, 26), until=date(2019, 12, 31))
    view = View(filters=track, until=until)
    session = Session(Tables(reading), view, speaker_of(reading.dataset, view.locale("en")))

    assert figures_now(session)[ALMATY] == figure


@pytest.mark.parametrize(
    ("text", "day"), [("October 2019", "2019-10-31"), ("since 26 October 2019", "2019-10-26")]
)
def test_the_sliders_date_field_takes_the_last_day_that_is_named(text: str, day: str) -> None:
    reading = read_dataset()
    session = Session(Tables(reading), View(), speaker_of(reading.dataset, View().locale("en")))

    assert day_asked(1, text, session) == {"number": 1, "day": day}
