"""The signs of the key, as they come out in pixels."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from briefing.pictures.canvas import Canvas
from briefing.pictures.png_and_pdf import svg_to_png
from briefing.pictures.signs import SAMPLE, draw_sign

BARS_AND_REPORTS = (
    "low high disputed no_number zero open broken ceiling point shared hedged not_counted".split()
)
ALL_BLACK = defaultdict(lambda: "#000000")
LEFT, MIDDLE, SIZE = 20.0, 40.0, 20.0


def ink_of(name: str) -> np.ndarray:
    """The pixels that the sign of this name darkens, as rows of (line, column)."""
    canvas = Canvas(120, 80, background="#ffffff")
    draw_sign(canvas, name, LEFT, MIDDLE, SIZE, ALL_BLACK)
    dark = np.asarray(Image.open(BytesIO(svg_to_png(canvas.svg()))).convert("L")) < 200
    return np.argwhere(dark)


@pytest.mark.parametrize("name", BARS_AND_REPORTS)
def test_a_sign_stands_in_the_room_before_its_words_and_in_the_middle_of_its_line(
    name: str,
) -> None:
    ink = ink_of(name)
    (top, left), (bottom, right) = ink.min(axis=0), ink.max(axis=0)

    assert LEFT - 8 <= left < right <= LEFT + SAMPLE
    assert (top + bottom) / 2 == pytest.approx(MIDDLE, abs=2)
    assert (left + right) / 2 == pytest.approx(LEFT + SAMPLE * 0.34, abs=8)
