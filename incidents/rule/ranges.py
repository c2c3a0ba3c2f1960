"""What a report stands for as a range, and which ranges can all be right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from incidents.rule.scope import Scope


@dataclass(frozen=True)
class Report:
    """What one report says in numbers: bounds as its words give them, None for an absent one.

    `sees_part`: a witness, one square, one hour, or only a group such as journalists: the low
    stands, the high falls. `is_measure`: it counts the measure asked for; a report on
    journalists is a floor for people and no voice on their number. `computed`: a bound follows
    from the words ("dozens": 24), and was said by nobody.
    """

    report_id: str
    origin_id: str
    voice_id: str
    scope: Scope
    low: int | None
    high: int | None
    sees_part: bool = False
    hedged: bool = False
    is_measure: bool = True
    computed: bool = False

    @cached_property
    def range(self) -> Range | None:
        """The range this report stands for, or None: no number, or a hedged one."""
        high = None if self.sees_part else self.high
        if self.hedged or (self.low is None and high is None):
            return None
        return Range(self.low, self.low or 0, True) if high is None else Range(self.low, high)


@dataclass(frozen=True)
class Range:
    """Detentions from `low` (None: no "at least") to `high`, or more where it is open."""

    low: int | None
    high: int
    open: bool = False

    @property
    def floor(self) -> int:
        """The smallest number that fits."""
        return self.low or 0

    @property
    def ceiling(self) -> float:
        """The largest number that fits, infinite where the range is open."""
        return float("inf") if self.open else self.high


@dataclass(frozen=True)
class Side:
    """Ranges that can all be right: the strongest "at least" and the tightest "at most".

    `members` are the reports in it; None among them is the sum of the parts.
    """

    range: Range
    members: tuple[Report | None, ...]


def sides_of(ranges: Sequence[tuple[Report | None, Range]]) -> tuple[Side, ...]:
    """The largest sets of ranges that share a number, lowest first; at least one.

    Each range comes with the report it is of, or None for the sum of the parts of a scope.
    """
    sets: list[frozenset[int]] = []
    for floor in sorted({r.floor for _, r in ranges}):
        holds = frozenset(i for i, (_, r) in enumerate(ranges) if r.floor <= floor <= r.ceiling)
        if not any(holds <= known for known in sets):
            sets = [known for known in sets if not known < holds] + [holds]
    return tuple(_side([ranges[i] for i in sorted(holds)]) for holds in sets)


def _side(ranges: Sequence[tuple[Report | None, Range]]) -> Side:
    lows = [r.low for _, r in ranges if r.low is not None]
    closed = [r.high for _, r in ranges if not r.open]
    low = max(lows, default=None)
    together = Range(low, min(closed) if closed else low or 0, not closed)
    return Side(together, tuple(report for report, _ in ranges))
