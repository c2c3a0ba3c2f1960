"""Where numbers lie on an axis from zero: evenly, or by powers of ten where some would vanish.

Every picture of bars or reports takes its axis from here, whatever the medium.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from math import ceil, expm1, floor, log1p, log10

from incidents.counting.report_marks import Mark

BARS_EVEN_TO = 50
"""Times the shortest bar that the longest may be on an even axis: 6 of 300 pixels are seen."""

REPORTS_EVEN_TO = 10
"""The same for the reports of an incident, where near numbers are told apart."""

ROOM_FOR_A_SIGN = 1.04
"""The axis goes on a little behind the longest bar, where its sign for "or more" stands."""

ROOM_FOR_ARROWS = 0.85
"""The part of the axis beyond which no arrow begins: "or more" needs room to be seen."""


@dataclass(frozen=True)
class Scale:
    """An axis from 0 on, `room` times as long as up to the largest number.

    `shrinks` if it goes by powers: each tick is ten times the one before, so that lengths do not
    compare.
    """

    largest: int
    shrinks: bool = False
    room: float = 1.0

    @property
    def end(self) -> float:
        """The number at which the axis ends."""
        return expm1(log1p(self.largest) * self.room) if self.shrinks else self.largest * self.room

    @property
    def even(self) -> Scale:
        """The same numbers on an even axis, for a medium that has no other."""
        return replace(self, shrinks=False)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The round numbers to write along the axis, from 0 to at most its end."""
        if self.shrinks:
            return (0, *(10**power for power in range(floor(log10(self.largest)) + 1)))
        return tuple(range(0, floor(self.end) + 1, _step(floor(self.end))))

    def at(self, number: int) -> float:
        """Where the number lies, from 0 to 1."""
        if self.shrinks:
            return log1p(number) / (log1p(self.largest) * self.room)
        return number / self.end


def scale_of_bars(numbers: Iterable[int | None]) -> Scale:
    """The axis of bars that reach to these numbers; from 0 to 1 where there is none but zero."""
    return _scale(numbers, BARS_EVEN_TO, ROOM_FOR_A_SIGN)


def scale_of_reports(marks: Sequence[Mark]) -> Scale:
    """The axis of reports side by side; from 0 to 1 where there is no number but zero."""
    scale = _scale((n for mark in marks for n in (mark.low, mark.high)), REPORTS_EVEN_TO, 1.0)
    if any(mark.open and (mark.low or 0) > ROOM_FOR_ARROWS * scale.largest for mark in marks):
        return replace(scale, room=1 / ROOM_FOR_ARROWS)
    return scale


def _scale(numbers: Iterable[int | None], even_to: int, room: float) -> Scale:
    seen = [number for number in numbers if number]
    if not seen:
        return Scale(1, room=room)
    return Scale(max(seen), max(seen) > even_to * min(seen), room)


def _step(end: int) -> int:
    """1, 2 or 5 times a power of ten, so that there are three to six ticks."""
    rough = end / 5
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    return next(int(n * power) for n in (1, 2, 5, 10) if n * power >= ceil(rough))
