"""What the circles come to, which the lines beside the map set against the total."""

from __future__ import annotations

import numpy as np

from incidents.slider.notes import placed_sums
from incidents.slider.step_figures import StepFigures


def circles(*rows: tuple[int, int, int, bool]) -> StepFigures:
    """Circles by series, day and low, and whether that follows from words; -1 is no low."""
    series, day, low, computed = (np.array(column) for column in zip(*rows, strict=True))
    no = np.zeros(len(rows), dtype=bool)
    return StepFigures(
        series, day, low, low, low >= 0, no, no, no, no, computed, no, no - 1, whole=()
    )


def test_the_sum_of_the_circles_follows_each_of_them_as_it_changes() -> None:
    first = ((0, 1, 5, False), (0, 3, 7, True), (0, 4, 1, True))
    second = ((1, 2, 5, False), (1, 4, 0, True), (1, 5, -1, False))

    sums = placed_sums(circles(*first, *second), np.arange(6))

    assert sums.number.tolist() == [0, 5, 10, 12, 1, 1]
    assert sums.circles.tolist() == [0, 1, 2, 2, 1, 1]
    assert sums.computed.tolist() == [False, False, False, True, True, True]
