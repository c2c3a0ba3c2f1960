"""The days that the slider goes over in a scene of the map."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from incidents.selection import Selection
from tests.ui.released_session import released_session
from ui.map.map_scene import map_scene
from ui.session.view import View

DAY, BEGIN, END = date(2019, 10, 26), date(2019, 1, 1), date(2019, 12, 31)
FIRST, LAST = date(2016, 5, 21), date(2023, 6, 8)
"""The days of the released tables."""


@pytest.mark.parametrize(
    ("view", "track"),
    [
        (View(), (None, None)),
        (View(until=DAY), (None, LAST)),
        (View(mode="event", since=DAY, until=DAY), (FIRST, LAST)),
        (View(filters=Selection(since=BEGIN), until=DAY), (BEGIN, LAST)),
        (View(filters=Selection(since=BEGIN, until=END)), (None, None)),
        (View(filters=Selection(since=BEGIN, until=END), until=DAY), (BEGIN, END)),
    ],
)
def test_a_slider_inside_its_track_keeps_the_whole_track(
    view: View, track: tuple[date | None, date | None]
) -> None:
    scene = map_scene(replace(released_session(), view=view))

    assert scene.view is not None
    assert (scene.view.first, scene.view.last) == track
