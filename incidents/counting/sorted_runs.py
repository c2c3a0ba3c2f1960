"""Sums, firsts and largest values of runs of rows that have something in common."""

from __future__ import annotations

import numpy as np

from incidents.dataset.table_arrays import Ints, Truths


def expanded(first: Ints, count: Ints) -> Ints:
    """The numbers of each run, one run after the other: those from `first`, so many."""
    ends = np.cumsum(count)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total) + np.repeat(first - ends + count, count)


def in_parts(part: Ints, parts: int) -> list[Ints]:
    """The rows of each of so many parts, in their order."""
    ends = np.cumsum(np.bincount(part, minlength=parts))
    # Of 16 bits they are dealt out, not compared.
    return np.split(np.argsort(part.astype(np.int16), kind="stable"), ends[:-1])


def sorted_once(values: Ints) -> Ints:
    """The different values in their order: by sorting, which takes a fifth of the time that NumPy's
    `unique` does with most of them different."""
    ordered = np.sort(values)
    return ordered[changes(ordered)]


def sorted_by(first: Ints, second: Ints, third: Ints | None = None) -> Ints:
    """The places of the rows by these numbers, none below 0. The first two are sorted as one, since
    the first ones mostly lie in their order already, which a sort by each by itself does not see;
    the third ones mostly do where the others are the same."""
    key = first.astype(np.int64) * (int(second.max(initial=0)) + 1) + second
    order: Ints = np.argsort(key, kind="stable")
    if third is not None:
        falls = np.diff(third[order]) < 0
        if (falls & (np.diff(key[order]) == 0)).any():
            return np.lexsort((third, key))
    return order


def no_pairs() -> Ints:
    """Pairs of which there are none: two rows, no column."""
    return np.zeros((2, 0), dtype=np.int64)


def changes(*columns: Ints) -> Truths:
    """Where a row differs from the one before it; the first one does."""
    differs = np.zeros(len(columns[0]), dtype=bool)
    differs[:1] = True
    for column in columns:
        differs[1:] |= column[1:] != column[:-1]
    return differs


def highest(node: Ints, voice: Ints, low: Ints) -> Ints:
    """Node, voice and its highest low, once for each of both, in their order."""
    order = sorted_by(node, voice)
    node, voice, low = node[order], voice[order], low[order]
    starts = np.flatnonzero(changes(node, voice))
    if not len(starts):
        return np.zeros((3, 0), dtype=np.int64)
    return np.stack([node[starts], voice[starts], np.maximum.reduceat(low, starts)])


def first_of_each(node: Ints, wanted: Truths) -> tuple[Ints, Ints]:
    """The nodes that have a row that is wanted, and the first such row of each."""
    rows = np.flatnonzero(wanted)
    rows = rows[np.diff(node[rows], prepend=-1) != 0]
    return node[rows], rows


def summed(of: Ints, values: Ints, length: int) -> Ints:
    """The values added up by what they are of; exact up to 2 to the 53rd."""
    return np.bincount(of, weights=values, minlength=length).astype(np.int64)
