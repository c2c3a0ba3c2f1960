"""What stands beside a scene's picture: the figure, then who, where and when, by whose count."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefing.counted.counted_scene import Shown
from briefing.slides.colours import ACCENT, QUIET
from briefing.slides.text_boxes import Box, Line, add_text, fitting, height_of, on_one_line
from incidents.languages.language import Language

LONGEST_FIGURE, LONGEST_SENTENCE = 120, 1000
FIGURE_HEIGHT = 1.9
SIZES_OF_A_FIGURE = (66, 60, 54, 48, 42, 36, 30, 26, 22)
_SHARES = [share / 100 for share in range(100, 35, -5)]


def add_words(slide: Any, scene: Shown, box: Box, language: Language) -> None:
    """Puts the words of the scene into the box, smaller where they are many."""
    lines = _lines(scene, box, language)
    for share in _SHARES:
        smaller = [_scaled(line, max(share, least)) for line, least in lines]
        if height_of(smaller, box.width) <= box.height:
            break
    add_text(slide, box, smaller, language, name=language.say("Figure"))


def _lines(scene: Shown, box: Box, language: Language) -> list[tuple[Line, float]]:
    """The paragraphs, each with the share of its size that it keeps in any case: a long sentence
    of the author's gives way before the figure."""
    figure = on_one_line(scene.figure, LONGEST_FIGURE)
    size = fitting(figure, replace(box, height=FIGURE_HEIGHT), SIZES_OF_A_FIGURE)
    own = language.say("The sentence is the author's own; the figure is counted.")
    lines = [
        (Line(scene.when, 16, ink=QUIET), 0.75),
        (Line(figure, size, bold=True, ink=ACCENT), 0.85),
        (Line(on_one_line(scene.sentence, LONGEST_SENTENCE), 20, space_before=6), 0),
        (Line(scene.basis, 15, ink=QUIET, space_before=4), 0.8),
        (Line(scene.second, 16, space_before=12), 0.65),
        (Line(scene.changed, 14, bold=True, space_before=12), 0.8),
        (Line(own if scene.scene.sentence_is_own else "", 12, ink=QUIET, space_before=8), 0.9),
    ]
    return [(line, least) for line, least in lines if line.text]


def _scaled(line: Line, share: float) -> Line:
    return replace(line, size=line.size * share, space_before=line.space_before * share)
