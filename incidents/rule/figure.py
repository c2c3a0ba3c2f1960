"""What comes out of the rule for numbers, for one event and for several added up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from incidents.rule.combining import SUPPORTS, Node, event_tree
from incidents.rule.ranges import Report


@dataclass(frozen=True)
class Figure:
    """How many detentions the reports carry together.

    `low` is None if no report gives an "at least", `high` only if none gives a number; where the
    highest side is open, `high` is its low. `number_of_events` counts events with a number.
    `tree` holds the outermost scopes where the figure is one event's, else it is empty.
    `no_number`: detentions are reported of something that no number but zero covers, or only by
    a hedged report. `low_computed`, `high_computed`: the end is made of a bound that follows from
    words and was said by nobody (rule 1).
    """

    low: int | None = None
    high: int | None = None
    open_ended: bool = False
    disputed: bool = False
    disputed_within: bool = False
    far_apart: bool = False
    no_number: bool = False
    support: str = "no_number"
    two_origin_low: int | None = None
    rests_on: Sequence[str] = ()
    closed_by: tuple[str, ...] = ()
    crossing: Sequence[str] = ()
    number_of_events: int = 0
    low_computed: bool = False
    high_computed: bool = False
    tree: tuple[Node, ...] = ()

    @property
    def standing(self) -> str:
        """`disputed`, `far_apart` or `not_contradicted`; never that sources agree."""
        if self.disputed:
            return "disputed"
        return "far_apart" if self.far_apart else "not_contradicted"

    @property
    def far_apart_within(self) -> bool:
        """Whether figures lie far apart on a part of this one alone, or on one of several events;
        never of this very figure, or of the only part that it has."""
        return self.far_apart and not (len(self.tree) == 1 and _is_far_apart(self.tree[0]))

    @property
    def reported_zero(self) -> bool:
        """Whether somebody said that nobody was detained, all in all or where they were, and nobody
        said otherwise."""
        return self.high == 0 and not self.no_number

    @property
    def made_of(self) -> tuple[str, ...]:
        """The ids of the reports that both ends of one event's figure are made of: those it rests
        on, and those that give the high where that is another number which nobody disputes."""
        if self.open_ended or self.disputed or self.low in (None, self.high):
            return tuple(self.rests_on)
        wide = (root for root in self.tree if root.range.low != root.range.high)
        high = (report.report_id for root in wide for report in root.gives_high)
        return tuple(sorted({*self.rests_on, *high}))

    def walk(self) -> Iterator[Node]:
        """Every scope of the tree, from the outermost inward."""
        for node in self.tree:
            yield from node.walk()


def _is_far_apart(node: Node) -> bool:
    sole = node.parts[0] if node.low_from_parts and len(node.parts) == 1 else None
    return node.far_apart or (sole is not None and _is_far_apart(sole))


def event_figure(reports: Iterable[Report]) -> Figure:
    """The figure of one event from its usable reports, each once, in any order."""
    usable = list(reports)
    roots, crossing = event_tree(usable)
    nodes = [node for root in roots for node in root.walk()]
    no_number = any(
        report.scope.size > sum(report.scope.shared_days(r.scope) for r in roots if r.range.high)
        for report in usable
        if report.range is None
    )
    # A hedged report raises nothing; one without a number may hide any number.
    open_ended = any(root.range.open for root in roots) or any(
        report.range is None and not report.hedged for report in usable
    )
    sole = roots[0] if len(roots) == 1 else None
    return Figure(
        low=added(root.range.low for root in roots),
        high=added(root.range.high for root in roots),
        open_ended=open_ended,
        disputed=sole.disputed if sole else False,
        disputed_within=any(
            node.contradicted for node in nodes if sole is None or node is not sole
        ),
        far_apart=any(node.far_apart for node in nodes),
        no_number=no_number,
        support=weakest(root.support for root in roots),
        two_origin_low=added(root.two_origin_low for root in roots),
        rests_on=tuple(sorted(r.report_id for root in roots for r in root.rests_on)),
        closed_by=() if open_ended else closers(roots),
        crossing=tuple(report.report_id for report in crossing),
        number_of_events=1 if roots else 0,
        low_computed=any(report.computed for root in roots for report in root.rests_on),
        high_computed=any(report.computed for root in roots for report in root.gives_high),
        tree=roots,
    )


def closers(parts: Iterable[Node | Figure]) -> tuple[str, ...]:
    """The state's origins without which one of the parts would be open, sorted."""
    return tuple(sorted({origin for part in parts for origin in part.closed_by}))


def weakest(supports: Iterable[str]) -> str:
    """The weakest support, `no_number` where there is nothing to weigh."""
    return min(supports, key=SUPPORTS.index, default="no_number")


def added(numbers: Iterable[int | None]) -> int | None:
    """The sum of the numbers that are there; None if none is."""
    known = [number for number in numbers if number is not None]
    return sum(known) if known else None


def add(figures: Iterable[Figure]) -> Figure:
    """The figure of several events: low to low, high to high (rule 7)."""
    parts = list(figures)
    numbered = [part for part in parts if part.number_of_events]
    if len(parts) == 1:
        return parts[0]
    sole = numbered[0] if len(numbered) == 1 else None
    open_ended = any(part.open_ended for part in parts)
    return Figure(
        low=added(part.low for part in parts),
        high=added(part.high for part in parts),
        open_ended=open_ended,
        disputed=sole.disputed if sole else False,
        disputed_within=any(
            part.disputed_within or (part.disputed and part is not sole) for part in numbered
        ),
        far_apart=any(part.far_apart for part in parts),
        no_number=any(part.no_number for part in parts),
        support=weakest(part.support for part in numbered),
        two_origin_low=added(part.two_origin_low for part in parts),
        rests_on=tuple(sorted(report for part in parts for report in part.rests_on)),
        closed_by=() if open_ended else closers(parts),
        crossing=tuple(sorted(report for part in parts for report in part.crossing)),
        number_of_events=sum(part.number_of_events for part in parts),
        low_computed=any(part.low_computed for part in parts),
        high_computed=any(part.high_computed for part in parts),
        tree=sole.tree if sole else (),
    )
