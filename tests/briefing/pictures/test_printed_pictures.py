"""What is drawn of many scenes is what the file beside this one says, shape by shape.

Where a change of a picture is meant, `make sentences` writes it anew.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.counted.counted_scene import Shown
from tests.briefing.printed_drawings import PICTURES, difference, pictures


def test_each_shape_of_a_picture_lies_where_it_was_reviewed(
    shipped_scenes: list[Shown], showing: Callable[..., Shown]
) -> None:
    assert difference(pictures(shipped_scenes, showing), PICTURES) == ""
