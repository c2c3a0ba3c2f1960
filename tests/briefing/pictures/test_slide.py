"""What stands on the picture of a scene, and how much room it has there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from xml.etree import ElementTree

from briefing.counted.counted_scene import Shown
from briefing.pictures.slide import EDGE, IN_THE_FOOT, WIDTH, slides
from briefing.pictures.text_metrics import width


def test_the_sources_in_the_foot_reach_to_the_number_of_the_scene_and_not_into_it(
    showing: Callable[..., Shown],
) -> None:
    shown = replace(showing(), source_line="of a " * 100, number=3, of=12)

    [canvas] = slides(shown)

    texts = [text.text or "" for text in ElementTree.fromstring(canvas.svg()).iter()]
    [foot] = [text for text in texts if text.startswith("of a of a")]
    between = WIDTH - EDGE - width("3 / 12", 24) - (EDGE + width(foot, IN_THE_FOOT))
    assert shown.as_of in foot
    assert 40 <= between < 120
