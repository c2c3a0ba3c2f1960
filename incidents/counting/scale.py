"""Where numbers lie on an axis from zero: evenly, so that lengths can be compared.

Every picture of bars takes its axis from here, whatever the medium.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

DWARFS = 4
"""Times the next one that the longest may be; beyond, it is broken so that the rest is seen."""

REACH = 0.96
"""Where the longest ends on the axis: its sign for "or more" has room behind it."""

REACH_OF_THE_REST = 0.78
"""Where the next one ends if the longest is broken."""

BREAK = 0.84
"""Where the axis is broken: what lies beyond is longer than it is drawn."""

BEYOND = 0.9
"""Where a number beyond the break lies that is not the longest."""


@dataclass(frozen=True)
class Scale:
    """An even axis from 0 to `largest`, which lies at `reach` of its length.

    `longest` is the one number that it would take the axis away from the rest to show; None if
    there is none. It lies beyond the break.
    """

    largest: int
    reach: float = REACH
    longest: int | None = None

    @property
    def break_at(self) -> float | None:
        """Where the axis is broken, from 0 to 1; None if it is not."""
        return None if self.longest is None else BREAK

    @property
    def end(self) -> float:
        """The number at which the axis would end without a break."""
        return self.largest / self.reach

    @property
    def ticks(self) -> tuple[int, ...]:
        """The round numbers to write along the axis, from 0 to at most its largest or end."""
        last = floor(self.end) if self.longest is None else self.largest
        return tuple(range(0, last + 1, _step(last)))

    def at(self, number: int) -> float:
        """Where the number lies, from 0 to 1."""
        if number <= self.largest or self.longest is None:
            return number / self.end
        return REACH if number >= self.longest else BEYOND

    def is_beyond(self, number: int | None) -> bool:
        """Whether the number lies beyond the break."""
        return self.longest is not None and (number or 0) > self.largest


def end_of(low: int | None, high: int | None) -> int:
    """Where the longer end of a figure is: without a high it reaches to its low; 0 without both."""
    return max(low or 0, high or 0)


def scale_of(ends: Iterable[int]) -> Scale:
    """The axis of bars that end at these numbers; from 0 to 1 where there is none but zero."""
    *rest, longest = [1, *sorted(end for end in ends if end)]
    if len(rest) > 1 and longest > DWARFS * rest[-1]:
        return Scale(rest[-1], REACH_OF_THE_REST, longest)
    return Scale(longest)


def _step(end: int) -> int:
    """1, 2 or 5 times a power of ten, so that there are three to six ticks."""
    rough = end / 5
    power = 10 ** floor(log10(rough)) if rough >= 1 else 1
    return next(int(n * power) for n in (1, 2, 5, 10) if n * power >= ceil(rough))
