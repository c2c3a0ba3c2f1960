"""The rule for numbers: what the reports of one event carry together, and how events add up.

Add up what does not overlap, believe every report until two cannot both be right, then show
both; and never print a number that the reports do not carry. Nothing here knows of tables.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial

from incidents.rule.ranges import Range, Report, Side, sides_of
from incidents.rule.scope import Scope, crossing_groups, largest_families

STATE = "state"
"""The voice of every body of the state: its bodies are not independent of one another."""

SUPPORTS = ("no_number", "state_only", "one_origin", "two_origins")
"""What a figure stands on, weakest first."""


@dataclass(frozen=True)
class Node:
    """One scope: its own reports, the scopes inside it, and what both carry together."""

    scope: Scope
    reports: tuple[Report, ...]
    parts: tuple[Node, ...]
    range: Range
    sides: tuple[Side, ...]
    rests_on: tuple[Report, ...]
    low_from_parts: bool
    voices: dict[str, int | None] = field(compare=False)
    two_origin_low: int | None
    support: str
    closed_by: tuple[str, ...]

    @property
    def gives_high(self) -> tuple[Report, ...]:
        """The reports that the high is made of."""
        highest = self.sides[-1]
        own = (r for r in highest.members if r and r.range and r.range.high == highest.range.high)
        if (sole := next(own, None)) is not None:
            return (sole,)
        return tuple(report for part in self.parts for report in part.gives_high)

    @property
    def contradicted(self) -> bool:
        """Whether the ranges put together at this very scope cannot all be right."""
        return len(self.sides) > 1

    @property
    def disputed(self) -> bool:
        """Whether this figure, or the only part that it is made of, is contradicted."""
        only_part = self.low_from_parts and len(self.parts) == 1
        return self.contradicted or (only_part and self.parts[0].disputed)

    @property
    def far_apart(self) -> bool:
        """Whether one voice's low here is twice another's or more, though all can be right."""
        lows = [low for low in self.voices.values() if low is not None]
        return len(lows) > 1 and not self.contradicted and max(lows) >= 2 * min(lows)

    @property
    def sum_of_parts(self) -> Range | None:
        """The ranges of the scopes right inside this one added up; None where there is none."""
        return _sum_of(self.parts, self.scope)

    def walk(self) -> Iterable[Node]:
        """This node and every one beneath it."""
        yield self
        for part in self.parts:
            yield from part.walk()


def _added(lows: Iterable[int | None]) -> int | None:
    known = [low for low in lows if low is not None]
    return sum(known) if known else None


def _sum_of(parts: Sequence[Node], scope: Scope) -> Range | None:
    """The ranges of the parts added up; open where something in the scope has no report."""
    if not parts:
        return None
    uncovered = sum(part.scope.size for part in parts) < scope.size
    return Range(
        _added(part.range.low for part in parts),
        sum(part.range.high for part in parts),
        uncovered or any(part.range.open for part in parts),
    )


def _voices(reports: Sequence[Report], parts: Sequence[Node], whole: bool) -> dict[str, int | None]:
    """The low of each voice that covers all of a scope, by one report or by its parts."""
    lows: dict[str, int | None] = {}
    for report in reports:
        if report.is_measure:
            lows[report.voice_id] = _higher(lows.get(report.voice_id), report.low)
    if parts and whole:
        for voice in set.intersection(*(set(part.voices) for part in parts)):
            lows[voice] = _higher(lows.get(voice), _added(part.voices[voice] for part in parts))
    return lows


def _higher(one: int | None, other: int | None) -> int | None:
    return max((low for low in (one, other) if low is not None), default=None)


def _support(voices: Iterable[str]) -> str:
    heard = set(voices)
    if len(heard) > 1:
        return "two_origins"
    return "state_only" if heard == {STATE} else "one_origin"


def _node(scope: Scope, reports: tuple[Report, ...], parts: tuple[Node, ...]) -> Node:
    """What the reports of one scope and the scopes right inside it carry together (rule 6)."""
    summed = _sum_of(parts, scope)
    own = [(report, report.range) for report in reports]
    ranges: list[tuple[Report | None, Range]] = [(r, rng) for r, rng in own if rng is not None]
    if summed is not None:
        ranges.append((None, summed))
    sides = sides_of(ranges)
    lowest, highest = sides[0], sides[-1]
    together = replace(highest.range, low=lowest.range.low)

    low = together.low
    from_parts = summed is not None and None in lowest.members and summed.low == low
    rests_on: tuple[Report, ...] = ()
    if from_parts:
        rests_on = tuple(report for part in parts for report in part.rests_on)
    elif low is not None:
        rests_on = tuple(r for r in lowest.members if r is not None and r.low == low)[:1]

    whole = sum(part.scope.size for part in parts) == scope.size
    voices = _voices(reports, parts, whole)
    support = _support(voices or {report.voice_id for report in reports})
    if from_parts and support != "two_origins":
        support = min((part.support for part in parts), key=SUPPORTS.index)
    lows = sorted((v for v in voices.values() if v is not None), reverse=True)
    second = lows[1] if len(lows) > 1 else None
    return Node(
        scope, reports, parts, together, sides, rests_on, from_parts, voices,
        _higher(second, _added(part.two_origin_low for part in parts)),
        support, _closed_by(highest, summed, parts),
    )  # fmt: skip


@lru_cache(maxsize=20_000)
def _leaf(scope: Scope, reports: tuple[Report, ...]) -> Node:
    """A scope with none inside it, kept: most filters and days leave most of them alone."""
    return _node(scope, reports, ())


def _closed_by(highest: Side, summed: Range | None, parts: Sequence[Node]) -> tuple[str, ...]:
    """The state's origins, where nothing but the state keeps the highest side from being open."""
    if highest.range.open:
        return ()
    closing = [r for r in highest.members if r and r.range and not r.range.open]
    by_parts = {origin for part in parts for origin in part.closed_by}
    sum_closes = summed is not None and not summed.open and None in highest.members
    if any(report.voice_id != STATE for report in closing) or (sum_closes and not by_parts):
        return ()
    return tuple(sorted({report.origin_id for report in closing} or by_parts))


def event_tree(reports: Iterable[Report]) -> tuple[tuple[Node, ...], tuple[Report, ...]]:
    """The outermost scopes of one event with all beneath them, and the reports that cross.

    `reports` are the usable ones of one event, each once, in any order; those that carry no
    range are passed over. The first element is empty where no report carries one.
    """
    by_scope: dict[Scope, list[Report]] = {}
    for report in sorted(reports, key=lambda r: r.report_id):
        if report.range is not None:
            by_scope.setdefault(report.scope, []).append(report)
    dropped = set[Scope]()
    for group in crossing_groups(by_scope):
        inner = [s for s in by_scope if s not in group and any(s.inside(g) for g in group)]
        settled = [s for s in inner if not any(s.crosses(t) for t in by_scope)]

        families = largest_families(group)
        kept = min(families, key=partial(_preference, inner=settled, by_scope=by_scope))
        dropped |= set(group) - kept
    crossing = tuple(report for scope in dropped for report in by_scope[scope])
    return _nest(by_scope.keys() - dropped, by_scope), tuple(
        sorted(crossing, key=lambda r: r.report_id)
    )


def _preference(
    family: frozenset[Scope], inner: Sequence[Scope], by_scope: Mapping[Scope, Sequence[Report]]
) -> tuple[int, list[str]]:
    """What orders families that are equally large: the higher low, then the report ids."""
    low = _added(node.range.low for node in _nest({*inner, *family}, by_scope))
    return -(low or 0), sorted(r.report_id for scope in family for r in by_scope[scope])


def _nest(scopes: Iterable[Scope], by_scope: Mapping[Scope, Sequence[Report]]) -> tuple[Node, ...]:
    """The forest of scopes no two of which cross, built from the inside out."""
    roots: list[Node] = []
    for scope in sorted(scopes, key=lambda s: (s.size, s.days)):
        parts = tuple(node for node in roots if node.scope.inside(scope))
        roots = [node for node in roots if node not in parts]
        reports = tuple(by_scope[scope])
        roots.append(_node(scope, reports, parts) if parts else _leaf(scope, reports))
    return tuple(sorted(roots, key=lambda node: node.scope.days))
