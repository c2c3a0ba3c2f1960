"""How long a bar is for a number: evenly, or by powers of ten where small bars would vanish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log1p, log10

THINNEST = 0.02
"""Share of the axis below which a bar is no longer seen: 6 pixels of 300."""

ROOM = 1.04
"""The axis goes on a little behind the longest bar, where its sign for "or more" stands."""


@dataclass(frozen=True)
class Scale:
    """An axis from 0 to `largest`; `by_powers` if each tick is ten times the one before."""

    largest: int
    by_powers: bool

    def at(self, number: int) -> float:
        """Where the number stands, as a share of the axis."""
        if self.by_powers:
            return log1p(number) / (log1p(self.largest) * ROOM)
        return number / (self.largest * ROOM)

    @property
    def ticks(self) -> tuple[int, ...]:
        """The numbers to write along the axis, from 0."""
        if self.by_powers:
            return (0, *(10**power for power in range(floor(log10(self.largest)) + 1)))
        step = _step(self.largest)
        return tuple(range(0, self.largest + 1, step))


def scale_for(numbers: Iterable[int | None]) -> Scale:
    """The scale on which every one of these numbers but zero is seen; even if one can be."""
    seen = [number for number in numbers if number]
    if not seen:
        return Scale(1, by_powers=False)
    return Scale(max(seen), by_powers=min(seen) < THINNEST * max(seen))


def _step(largest: int) -> int:
    """1, 2 or 5 times a power of ten, so that there are three to six ticks."""
    rough = largest / 5
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    return next(int(n * power) for n in (1, 2, 5, 10) if n * power >= ceil(rough))
