"""The rule for numbers on many events at once, in columns; the figures are those of the rule.

Scopes that do not cross nest, so an event is a forest whose scopes are put together from the
inside out: here those of all events that lie equally deep at a time. Events whose scopes cross go
through the rule itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from incidents.counting.figure_columns import FigureColumns, Pairs, RuleFigure
from incidents.counting.scope_relations import ScopeRelations
from incidents.counting.sorted_runs import (
    changes,
    expanded,
    first_of_each,
    highest,
    no_pairs,
    sorted_by,
    summed,
)
from incidents.dataset.table_arrays import NONE, Ints, Truths

OPEN = np.iinfo(np.int64).max
"""The upper end of a range that has none."""

TWO_ORIGINS, ONE_ORIGIN, STATE_ONLY = 3, 2, 1
"""Places in `SUPPORTS` of `incidents.rule.combining`."""


@dataclass(frozen=True, eq=False)
class ReportColumns:
    """What the rule asks of each report, by the report's number: the order of their ids.

    `low` is `NONE` where there is none, `upper` `OPEN` where there is none or the report sees a
    part. `numbered`: it has a range. Voices and origins are numbered; `state` is the voice of the
    state.
    """

    low: Ints
    upper: Ints
    numbered: Truths
    hedged: Truths
    computed: Truths
    is_measure: Truths
    voice: Ints
    origin: Ints
    state: int


ByTheRule = Callable[[Sequence[int]], RuleFigure]
"""The rule in Python on the reports with these numbers."""


def figures_in_columns(
    reports: ReportColumns,
    scopes: ScopeRelations,
    rows: Ints,
    group: Ints,
    groups: int,
    by_the_rule: ByTheRule,
) -> FigureColumns:
    """The figure of each group of reports of one event; a report may be in several groups.

    `group` is the number of the group of each of these rows, which are numbers of reports.
    """
    order = sorted_by(group, scopes.of_report[rows], rows)
    rows, group = rows[order], group[order].astype(np.int64)
    forest = _Forest(reports, scopes, rows, group)
    crossing = np.zeros(groups, dtype=bool)
    crossing[forest.group[forest.crossing()]] = True
    if not crossing.any():
        return forest.figures(groups)
    nests = ~crossing[group]
    figures = _Forest(reports, scopes, rows[nests], group[nests]).figures(groups)
    of_rule = group[~nests]
    starts = np.flatnonzero(np.diff(of_rule, prepend=-1))
    told = [by_the_rule(one.tolist()) for one in np.split(rows[~nests], starts[1:])]
    return figures.replaced(of_rule[starts], told)


class _Sums(NamedTuple):
    """What the parts of each scope of one depth carry together; `there` says whether it has any."""

    there: Truths
    low: Ints
    upper: Ints
    high: Ints
    number: Ints
    whole: Truths


@dataclass(eq=False)
class _Forest:
    """The scopes with a number in each group as nodes, in the order of group and scope, with what
    they carry; lows are `NONE` where there is none."""

    reports: ReportColumns
    scopes: ScopeRelations
    rows: Ints
    row_group: Ints
    group: Ints = field(init=False)

    def __post_init__(self) -> None:
        has = self.reports.numbered[self.rows]
        self.own, self.silent = self.rows[has], self.rows[~has]
        self.silent_group = self.row_group[~has]
        relations, group = self.scopes, self.row_group[has]
        self._number_of_scopes = len(relations.size)
        key = group * self._number_of_scopes + relations.of_report[self.own]
        self._starts = np.flatnonzero(np.diff(key, prepend=-1))
        self._key = key[self._starts]
        self.group, self.scope = np.divmod(self._key, max(1, self._number_of_scopes))
        self.node = np.repeat(
            np.arange(len(self._key)), np.diff(self._starts, append=len(self.own))
        )
        self.size = relations.size[self.scope]
        self._inner, self._outer, self._shared = self._met(self.group, self.scope)

    def _met(self, group: Ints, scope: Ints) -> tuple[Ints, Ints, Ints]:
        """Which of these scopes share days with which nodes of their group, and how many."""
        relations = self.scopes
        first = relations.first[scope]
        count = relations.first[scope + 1] - first
        one, slot = np.repeat(np.arange(len(scope)), count), expanded(first, count)
        node, found = self._node_of(group[one] * self._number_of_scopes + relations.related[slot])
        return one[found], node[found], relations.shared[slot[found]]

    def _node_of(self, key: Ints) -> tuple[Ints, Truths]:
        """The node of each group and scope, and whether there is one."""
        if not len(self._key):
            return np.zeros_like(key), np.zeros(len(key), dtype=bool)
        place = np.minimum(np.searchsorted(self._key, key), len(self._key) - 1)
        return place, self._key[place] == key

    def crossing(self) -> Ints:
        """Nodes that cross another, or may."""
        partly = (self._shared < self.size[self._inner]) & (self._shared < self.size[self._outer])
        crowded = self.scopes.crowded[self.scope]
        if crowded.any():
            crowded &= np.bincount(self.group)[self.group] > 1
        return np.concatenate([self._inner[partly], np.flatnonzero(crowded)])

    def figures(self, groups: int) -> FigureColumns:
        """The figure of each group."""
        self._nest()
        for depth in range(int(self.depth.max(initial=-1)), -1, -1):
            self._put_together(depth)
        return self._added_up(groups)

    def _nest(self) -> None:
        """Sets how many scopes each node lies in, and the smallest of them."""
        inside = self._shared == self.size[self._inner]
        inner, outer = self._inner[inside], self._outer[inside]
        nodes = len(self.group)
        self.depth = np.bincount(inner, minlength=nodes)
        self.parent = np.full(nodes, NONE)
        from_the_largest = np.argsort(-self.size[outer], kind="stable")
        self.parent[inner[from_the_largest]] = outer[from_the_largest]
        self.low, self.high, self.rest, self.second = np.full((4, nodes), NONE)
        self.support = np.zeros(nodes, dtype=np.int64)
        self.open, self.contradicted, self.disputed, self.far_apart = np.zeros((4, nodes), bool)
        self.from_parts, self.low_computed, self.high_computed = np.zeros((3, nodes), bool)
        self.closers = no_pairs()
        said = self.reports.is_measure[self.own]
        voice, low = self.reports.voice[self.own], self.reports.low[self.own]
        self.own_voices = highest(self.node[said], voice[said], low[said])
        self.voices = self.own_voices[:, :0]

    def _put_together(self, depth: int) -> None:
        """Gives the nodes of one depth what their reports and their parts carry together."""
        at = np.flatnonzero(self.depth == depth)
        mine = self.depth[self.node] == depth
        own, node = self.own[mine], np.searchsorted(at, self.node[mine])
        starts = np.flatnonzero(np.diff(node, prepend=-1))
        parts = np.flatnonzero(self.depth == depth + 1)
        parts = parts[self.parent[parts] != NONE]
        sums = self._sums(at, parts)
        low, upper = self.reports.low[own], self.reports.upper[own]
        floor, part_floor = np.maximum(low, 0), np.maximum(sums.low, 0)
        ceiling = np.minimum(np.minimum.reduceat(upper, starts), sums.upper)
        top = np.maximum(np.maximum.reduceat(floor, starts), part_floor)
        in_lowest, in_highest = floor <= ceiling[node], upper >= top[node]
        parts_in_lowest = sums.there & (part_floor <= ceiling)
        parts_in_highest = sums.there & (sums.upper >= top)

        lowest = np.maximum.reduceat(np.where(in_lowest, low, NONE), starts)
        lowest = np.maximum(lowest, np.where(parts_in_lowest, sums.low, NONE))
        closed = np.minimum.reduceat(np.where(in_highest, upper, OPEN), starts)
        closed = np.minimum(closed, np.where(parts_in_highest, sums.upper, OPEN))
        is_open = closed == OPEN
        high = np.where(is_open, top, closed)
        from_parts = parts_in_lowest & (sums.low == lowest)
        contradicted = ceiling < top
        self.low[at], self.high[at], self.open[at] = lowest, high, is_open
        self.from_parts[at], self.contradicted[at] = from_parts, contradicted

        rests, report = first_of_each(node, in_lowest & (low == lowest[node]) & (low != NONE))
        self.rest[at[rests]] = own[report]
        self.low_computed[at[rests]] = self.reports.computed[own[report]]
        gives, report = first_of_each(
            node, in_highest & (np.where(upper == OPEN, floor, upper) == high[node])
        )
        by_own = np.zeros(len(at), dtype=bool)
        by_own[gives] = True
        self.high_computed[at[gives]] = self.reports.computed[own[report]]
        within = np.searchsorted(at, self.parent[parts])
        some = np.zeros((3, len(at)), dtype=bool)
        for mark, of_part in zip(
            some, (self.low_computed, self.high_computed, self.disputed), strict=True
        ):
            mark[within[of_part[parts]]] = True
        self.low_computed[at] = np.where(from_parts, some[0], self.low_computed[at])
        self.high_computed[at] = np.where(by_own, self.high_computed[at], some[1])
        self.disputed[at] = contradicted | (from_parts & (sums.number == 1) & some[2])
        self.rest[at[from_parts]] = NONE

        self._weigh(at, parts, within, sums, node, own)
        closing = in_highest & (upper != OPEN)
        self._close(
            at,
            parts,
            within,
            node[closing],
            own[closing],
            is_open,
            parts_in_highest & (sums.upper != OPEN),
        )

    def _sums(self, at: Ints, parts: Ints) -> _Sums:
        """The parts of each of these nodes added up; open where a day has no report."""
        nodes, within = len(at), np.searchsorted(at, self.parent[parts])
        number = np.bincount(within, minlength=nodes)
        size = summed(within, self.size[parts], nodes)
        with_low = np.bincount(within[self.low[parts] != NONE], minlength=nodes) > 0
        low = np.where(with_low, summed(within, np.maximum(self.low[parts], 0), nodes), NONE)
        high = summed(within, self.high[parts], nodes)
        some_open = np.bincount(within[self.open[parts]], minlength=nodes) > 0
        there = number > 0
        is_open = some_open | (size < self.size[at]) | ~there
        whole = there & (size == self.size[at])
        return _Sums(there, low, np.where(is_open, OPEN, high), high, number, whole)

    def _weigh(
        self, at: Ints, parts: Ints, within: Ints, sums: _Sums, node: Ints, own: Ints
    ) -> None:
        """What the voices say at these nodes: support, second low, whether they are far apart."""
        here = self.depth[self.own_voices[0]] == self.depth[at[0]]
        said = self.own_voices[:, here]
        said[0] = np.searchsorted(at, said[0])
        if len(parts):
            part, voice, low = self.voices
            outer = np.searchsorted(at, self.parent[part])
            said = highest(
                *np.concatenate([said, self._of_all_parts(outer, voice, low, sums)], axis=1)
            )
        heard, voice, low = said
        voices = np.bincount(heard, minlength=len(at))
        quiet, speaks = voices[node] == 0, self.reports.voice[own]
        others = highest(node[quiet], speaks[quiet], self.reports.low[own[quiet]])
        weighed = np.concatenate([said[:2], others[:2]], axis=1)
        number = np.bincount(weighed[0], minlength=len(at))
        state = np.bincount(weighed[0, weighed[1] == self.reports.state], minlength=len(at)) > 0
        support = np.where(number > 1, TWO_ORIGINS, np.where(state, STATE_ONLY, ONE_ORIGIN))
        weakest = np.full(len(at), TWO_ORIGINS)
        np.minimum.at(weakest, within, self.support[parts])
        from_parts = self.from_parts[at] & (support != TWO_ORIGINS)
        self.support[at] = np.where(from_parts, weakest, support)

        lows = said[:, low != NONE]
        several = np.bincount(lows[0], minlength=len(at)) > 1
        heard, _, low = lows[:, several[lows[0]]]
        second = np.full(len(at), NONE)
        if len(heard):
            starts = np.flatnonzero(np.diff(heard, prepend=-1))
            two = heard[starts]
            which = np.repeat(np.arange(len(starts)), np.diff(starts, append=len(heard)))
            most, least = np.maximum.reduceat(low, starts), np.minimum.reduceat(low, starts)
            _, highest_one = first_of_each(heard, low == most[which])
            beneath = low.copy()
            beneath[highest_one] = NONE
            second[two] = np.maximum.reduceat(beneath, starts)
            self.far_apart[at[two]] = (most >= 2 * least) & ~self.contradicted[at[two]]
        of_parts = np.where(
            np.bincount(within[self.second[parts] != NONE], minlength=len(at)) > 0,
            summed(within, np.maximum(self.second[parts], 0), len(at)),
            NONE,
        )
        self.second[at] = np.maximum(second, of_parts)
        self.voices = np.stack([at[said[0]], said[1], said[2]])

    def _of_all_parts(self, outer: Ints, voice: Ints, low: Ints, sums: _Sums) -> Ints:
        """The voices that cover each whole scope by its parts, with their lows there added up."""
        order = np.lexsort((voice, outer))
        outer, voice, low = outer[order], voice[order], low[order]
        starts = np.flatnonzero(changes(outer, voice))
        counts = np.diff(starts, append=len(outer))
        if not len(starts):
            return np.zeros((3, 0), dtype=np.int64)
        with_low = np.add.reduceat((low != NONE).astype(np.int64), starts) > 0
        summed = np.where(with_low, np.add.reduceat(np.maximum(low, 0), starts), NONE)
        outer, voice = outer[starts], voice[starts]
        kept = (counts == sums.number[outer]) & sums.whole[outer]
        return np.stack([outer[kept], voice[kept], summed[kept]])

    def _close(
        self,
        at: Ints,
        parts: Ints,
        within: Ints,
        node: Ints,
        own: Ints,
        is_open: Truths,
        sum_closes: Truths,
    ) -> None:
        """The state's origins, where nothing but the state closes the highest side."""
        others, by_state, by_parts = np.zeros((3, len(at)), dtype=bool)
        others[node[self.reports.voice[own] != self.reports.state]] = True
        by_state[node] = True
        of_parts = np.isin(self.closers[0], parts)
        outer = np.searchsorted(at, self.parent[self.closers[0, of_parts]])
        by_parts[outer] = True
        none = is_open | others | (sum_closes & ~by_parts)
        own_closers = np.stack([at[node], self.reports.origin[own]])[:, ~none[node]]
        taken = ~none[outer] & ~by_state[outer]
        of_parts = np.stack([at[outer], self.closers[1, of_parts]])[:, taken]
        self.closers = np.concatenate([self.closers, own_closers, of_parts], axis=1)

    def _added_up(self, groups: int) -> FigureColumns:
        """The roots of each group added up, with what its reports without a number mean."""
        roots = np.flatnonzero(self.depth == 0)
        group = self.group[roots]
        number = np.bincount(group, minlength=groups)
        sole = number == 1

        def some(marked: Truths, of: Ints) -> Truths:
            return np.bincount(of[marked], minlength=groups) > 0

        def added(values: Ints) -> Ints:
            known = some(values != NONE, group)
            return np.where(known, summed(group, np.maximum(values, 0), groups), NONE)

        silent_open = some(~self.reports.hedged[self.silent], self.silent_group)
        is_open = some(self.open[roots], group) | silent_open
        is_sole_root = sole[self.group] & (self.depth == 0)
        support = np.full(groups, TWO_ORIGINS)
        np.minimum.at(support, group, self.support[roots])
        return FigureColumns(
            low=added(self.low[roots]),
            high=added(self.high[roots]),
            open_ended=is_open,
            disputed=some(self.disputed[roots] & sole[group], group),
            disputed_within=some(self.contradicted & ~is_sole_root, self.group),
            far_apart=some(self.far_apart, self.group),
            no_number=self._no_number(groups),
            support=np.where(number > 0, support, 0),
            two_origin_low=added(self.second[roots]),
            numbered=number > 0,
            low_computed=some(self.low_computed[roots], group),
            high_computed=some(self.high_computed[roots], group),
            rests_on=self._rests_on(),
            closed_by=self._closed_by(is_open),
            crossing=no_pairs(),
        )

    def _rests_on(self) -> Pairs:
        """Each group and report that its low rests on, from the roots inward."""
        reached = self.depth == 0
        for depth in range(1, int(self.depth.max(initial=0)) + 1):
            at = np.flatnonzero(self.depth == depth)
            reached[at] = reached[self.parent[at]] & self.from_parts[self.parent[at]]
        nodes = np.flatnonzero(reached & (self.rest != NONE))
        return np.stack([self.group[nodes], self.rest[nodes]])

    def _closed_by(self, is_open: Truths) -> Pairs:
        node, origin = self.closers
        group = self.group[node]
        kept = (self.depth[node] == 0) & ~is_open[group]
        return np.stack([group[kept], origin[kept]])

    def _no_number(self, groups: int) -> Truths:
        """Whether a report without a number is about days at members that no number but zero
        covers."""
        scope = self.scopes.of_report[self.silent]
        counts = (self.depth == 0) & (self.high > 0)
        one, node, shared = self._met(self.silent_group, scope)
        met = counts[node]
        covered = summed(one[met], shared[met], len(scope))
        same, found = self._node_of(self.silent_group * self._number_of_scopes + scope)
        found[found] = counts[same[found]]
        size = self.scopes.size[scope]
        beyond = size > covered + np.where(found, size, 0)
        return np.bincount(self.silent_group[beyond], minlength=groups) > 0
