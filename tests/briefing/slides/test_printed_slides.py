"""What slides hold is what the file beside this one says, shape by shape.

Where a change of a slide is meant, `make sentences` writes it anew.
"""

from __future__ import annotations

from briefing.counted.counted_scene import Shown
from briefing.scenes.scene import Briefing
from tests.briefing.printed_drawings import DECK, deck, difference


def test_each_shape_of_a_slide_lies_where_it_was_reviewed(
    shipped: Briefing, shipped_scenes: list[Shown]
) -> None:
    assert difference(deck(shipped, shipped_scenes), DECK) == ""
