"""What a report covers: members of one event (incidents, or elsewhere) and a run of days."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

ELSEWHERE = "elsewhere"
"""The member of every event that stands for the places no incident names."""

Days = tuple[int, int]
"""First and last day of a run, both inside it, as proleptic Gregorian ordinals."""

MANY_CROSSING = 20
"""Up to this many scopes that cross, every family that nests is tried."""


@dataclass(frozen=True)
class Scope:
    """The days that a report covers at each member.

    `days` holds (member, first day, last day), at most once a member, sorted.
    Equal scopes cover the same days at the same members.
    """

    days: tuple[tuple[str, int, int], ...]

    @classmethod
    def of(cls, members: Iterable[str], days: Days, incident_days: Mapping[str, Days]) -> Scope:
        """The scope of these members over these days.

        An incident is covered on its own days only, so that "the two cities, 9 to 10 June"
        and "the one city, 10 June" nest when the second incident lasted one day, and so that a
        running total holds only what had happened by then. A member that `incident_days` does
        not know (elsewhere) is covered on the whole run, and so are all members where the run
        misses the days of each of them.
        """
        first, last = days
        rows = []
        for member in sorted(set(members)):
            own_first, own_last = incident_days.get(member, days)
            if own_first <= last and first <= own_last:
                rows.append((member, max(first, own_first), min(last, own_last)))
        return cls(tuple(rows or [(member, first, last) for member in sorted(set(members))]))

    @property
    def members(self) -> tuple[str, ...]:
        """The members covered, sorted."""
        return tuple(member for member, _, _ in self.days)

    @cached_property
    def size(self) -> int:
        """How many days at members the scope holds, at least 1 for a scope of anything."""
        return sum(last - first + 1 for _, first, last in self.days)

    @cached_property
    def _days_at(self) -> Mapping[str, Days]:
        return {member: (first, last) for member, first, last in self.days}

    def inside(self, other: Scope) -> bool:
        """Whether everything this scope covers is covered by the other one too."""
        wider = other._days_at
        return all(
            member in wider and wider[member][0] <= first and last <= wider[member][1]
            for member, first, last in self.days
        )

    def shared_days(self, other: Scope) -> int:
        """How many days at members lie in both scopes."""
        wider = other._days_at
        return sum(
            max(0, min(last, wider[member][1]) - max(first, wider[member][0]) + 1)
            for member, first, last in self.days
            if member in wider
        )

    def crosses(self, other: Scope) -> bool:
        """Whether the two share a day at a member and neither lies inside the other."""
        return self.shared_days(other) > 0 and not self.inside(other) and not other.inside(self)


def crossing_groups(scopes: Iterable[Scope]) -> list[list[Scope]]:
    """Groups of scopes linked by crossing one another, without those that cross none."""
    ordered = sorted(scopes, key=lambda scope: scope.days)
    neighbours: dict[Scope, list[Scope]] = {}
    for one, other in combinations(ordered, 2):
        if one.crosses(other):
            neighbours.setdefault(one, []).append(other)
            neighbours.setdefault(other, []).append(one)
    groups, seen = [], set[Scope]()
    for start in ordered:
        if start in seen or start not in neighbours:
            continue
        group, waiting = [], [start]
        while waiting:
            scope = waiting.pop()
            if scope not in seen:
                seen.add(scope)
                group.append(scope)
                waiting.extend(neighbours[scope])
        groups.append(group)
    return groups


def largest_families(group: list[Scope]) -> list[frozenset[Scope]]:
    """Every largest subset of the group in which no two scopes cross.

    Beyond `MANY_CROSSING` scopes one family is built, fewest crossings first, because trying
    every subset doubles with each scope.
    """
    crossings = {s: frozenset(t for t in group if t.crosses(s)) for s in group}
    if len(group) > MANY_CROSSING:
        family = set[Scope]()
        for scope in sorted(group, key=lambda s: (len(crossings[s]), s.days)):
            if not crossings[scope] & family:
                family.add(scope)
        return [frozenset(family)]

    best: list[frozenset[Scope]] = [frozenset()]

    def extend(family: frozenset[Scope], rest: list[Scope]) -> None:
        if len(family) + len(rest) < len(best[0]):
            return
        if not rest:
            if len(family) > len(best[0]):
                best.clear()
            best.append(family)
            return
        scope, *others = rest
        extend(family | {scope}, [t for t in others if t not in crossings[scope]])
        if crossings[scope]:
            extend(family, others)

    extend(frozenset(), group)
    return best


ALL = "all"
"""The scope that is every incident of the event and elsewhere."""


def members(scope: str, incidents: Collection[str]) -> frozenset[str]:
    """What the scope names, with `all` as every one of the event's incidents and elsewhere.

    >>> sorted(members("all", ["2019-10-26-almaty"]))
    ['2019-10-26-almaty', 'elsewhere']
    """
    named = scope.split()
    return frozenset([*incidents, ELSEWHERE] if ALL in named else named)
