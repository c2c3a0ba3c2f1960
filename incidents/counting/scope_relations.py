"""The scopes of many reports as numbers: which are the same, and which share days with which.

What the rule for numbers asks of scopes (inside, crossing, shared days) is told once for all
pairs that meet, so that no selection asks it again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from incidents.counting.sorted_runs import changes, expanded, in_parts
from incidents.dataset.table_arrays import Ints, Truths

MOST_AT_A_MEMBER = 200
"""Different scopes that meet at one member and are compared in columns: pairs grow as their
square."""


@dataclass(frozen=True, eq=False)
class ScopeRelations:
    """The different scopes, numbered from 0.

    `of_report` is the number of each report's scope, `size` how many days at members each scope
    holds. `related[first[s]:first[s + 1]]` are the other scopes that share a day with `s`, and
    `shared` beside it how many. Those that are `crowded` are related to others that are not told.
    """

    of_report: Ints
    size: Ints
    first: Ints
    related: Ints
    shared: Ints
    crowded: Truths


def relations_of(report: Ints, member: Ints, since: Ints, until: Ints) -> ScopeRelations:
    """The scopes of reports, given by a row for each report and member: the days covered there.

    Reports are numbered from 0, each has a row, and rows lie in the order of report and member.
    """
    report, member, since, until = (
        column.astype(np.int64) for column in (report, member, since, until)
    )
    of_report, of_row = _numbered(report, member, since, until)
    scopes = int(of_report.max(initial=-1)) + 1
    size = np.bincount(of_row[0], weights=(until - since + 1)[of_row[1]], minlength=scopes)
    scope, rows = of_row
    pairs, crowded = _meeting(scope, member[rows], since[rows], until[rows], scopes)
    one, other, shared = pairs
    first = np.searchsorted(one, np.arange(scopes + 1))
    return ScopeRelations(
        of_report.astype(np.int32),
        size.astype(np.int64),
        first,
        other.astype(np.int32),
        shared.astype(np.int32),
        crowded,
    )


def relations_by_part(
    report: Ints, member: Ints, since: Ints, until: Ints, part: Ints, parts: int
) -> ScopeRelations:
    """The same where the reports lie in so many parts, `part` being that of each: scopes of
    different parts are different and are not related, whatever they hold."""
    number = np.empty(len(part), dtype=np.int64)
    of_report = np.empty(len(part), dtype=np.int32)
    found, scopes, related = [], 0, 0
    of_parts = zip(in_parts(part, parts), in_parts(part[report], parts), strict=True)
    for reports, rows in of_parts:
        number[reports] = np.arange(len(reports))
        one = relations_of(number[report[rows]], member[rows], since[rows], until[rows])
        of_report[reports] = one.of_report + scopes
        found.append(replace(one, first=one.first[:-1] + related, related=one.related + scopes))
        scopes, related = scopes + len(one.size), related + len(one.related)
    return ScopeRelations(
        of_report=of_report,
        size=np.concatenate([one.size for one in found]),
        first=np.concatenate([*(one.first for one in found), [related]]),
        related=np.concatenate([one.related for one in found]),
        shared=np.concatenate([one.shared for one in found]),
        crowded=np.concatenate([one.crowded for one in found]),
    )


def _numbered(
    report: Ints, member: Ints, since: Ints, until: Ints
) -> tuple[Ints, tuple[Ints, Ints]]:
    """The number of each report's scope; and of each scope its number beside each of its rows."""
    days = pd.factorize((since << 24) + (until - since))[0]
    row = member * (int(days.max(initial=0)) + 1) + days
    starts = np.flatnonzero(changes(report))
    counts = np.diff(starts, append=len(report))
    of_report = np.full(len(starts), -1, dtype=np.int64)
    alone = counts == 1
    of_report[alone] = pd.factorize(row[starts[alone]])[0]
    number, known = int(of_report.max(initial=-1)) + 1, dict[bytes, int]()
    for index in np.flatnonzero(~alone).tolist():
        cells = row[starts[index] : starts[index] + counts[index]].tobytes()
        of_report[index] = known.setdefault(cells, number + len(known))
    _, example = np.unique(of_report, return_index=True)
    rows = expanded(starts[example], counts[example])
    return of_report, (np.repeat(np.arange(len(example)), counts[example]), rows)


def _meeting(
    scope: Ints, member: Ints, since: Ints, until: Ints, scopes: int
) -> tuple[tuple[Ints, Ints, Ints], Truths]:
    """Each pair of different scopes that share days, and how many, in the order of the pairs; and
    which scopes meet too many others to be told."""
    order = np.argsort(member, kind="stable")
    starts = np.flatnonzero(np.diff(member[order], prepend=-1))
    counts = np.diff(starts, append=len(order))
    crowded = np.zeros(scopes, dtype=bool)
    crowded[scope[order][np.repeat(counts > MOST_AT_A_MEMBER, counts)]] = True
    told = (counts > 1) & (counts <= MOST_AT_A_MEMBER)
    starts, counts = starts[told], counts[told]
    left = expanded(starts, counts)
    many = np.repeat(counts, counts)
    right = expanded(np.repeat(starts, counts), many)
    one, other = order[np.repeat(left, many)], order[right]
    shared = np.minimum(until[one], until[other]) - np.maximum(since[one], since[other]) + 1
    meet = (shared > 0) & (scope[one] != scope[other])
    key = scope[one[meet]] * scopes + scope[other[meet]]
    pairs, inverse = np.unique(key, return_inverse=True)
    days = np.bincount(inverse, weights=shared[meet], minlength=len(pairs)).astype(np.int64)
    return (pairs // max(1, scopes), pairs % max(1, scopes), days), crowded
