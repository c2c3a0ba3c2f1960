"""The figures that no circle shows, in their box on a map picture."""

from __future__ import annotations

from collections import defaultdict

from briefing.pictures.canvas import Box, Canvas
from briefing.pictures.map_notes import draw_notes
from tests.briefing.pictures.written import lines_of


def test_a_note_that_has_no_room_takes_none_from_those_before_it() -> None:
    canvas = Canvas(1200, 800, background="#ffffff")
    long = "more are reported for several towns together " * 9

    draw_notes(canvas, ["26 in the country", long], Box(0, 0, 1200, 800), defaultdict(str))

    assert [line.text for line in lines_of(canvas.svg(fitted=True))] == ["26 in the country …"]
