"""Free space in a map picture: where words fit without covering a circle or other words."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.pictures.canvas import Box

Disc = tuple[float, float, float]
"""A middle and a radius in pixels."""

GAP, BESIDE = 4.0, 6.0
"""Pixels between a point and its words, and between words on one line."""


class Room:
    """The view that words must stay in, and what they must not cover."""

    def __init__(self, view: Box, discs: Iterable[Disc] = (), boxes: Iterable[Box] = ()) -> None:
        self._view, self._discs, self._boxes = view, list(discs), list(boxes)

    def take(self, box: Box) -> None:
        """Nothing else may be written here."""
        self._boxes.append(Box(box.left - BESIDE, box.top, box.right + BESIDE, box.bottom))

    def is_free(self, box: Box) -> bool:
        """Whether the box lies in the view and covers nothing."""
        return (
            self._view.holds(box)
            and not any(box.touches(other) for other in self._boxes)
            and not any(_meets(box, disc) for disc in self._discs)
        )

    def beside(
        self, x: float, y: float, reach: float, width: float, height: float, sides: Iterable[str]
    ) -> Box | None:
        """The first box of this size beside a point that is free, None if none is."""
        for side in sides:
            left, top = _corner(side, x, y, reach + GAP, width, height)
            box = Box(left, top, left + width, top + height)
            if self.is_free(box):
                return box
        return None


def _corner(
    side: str, x: float, y: float, away: float, width: float, height: float
) -> tuple[float, float]:
    slanting = away * 0.75
    return {
        "above": (x - width / 2, y - away - height),
        "below": (x - width / 2, y + away),
        "right": (x + away + 2, y - height / 2),
        "left": (x - away - 2 - width, y - height / 2),
        "above right": (x + slanting, y - slanting - height),
        "below right": (x + slanting, y + slanting),
        "above left": (x - slanting - width, y - slanting - height),
        "below left": (x - slanting - width, y + slanting),
    }[side]


def _meets(box: Box, disc: Disc) -> bool:
    x, y, radius = disc
    across = max(box.left - x, 0, x - box.right)
    down = max(box.top - y, 0, y - box.bottom)
    return across**2 + down**2 < radius**2
