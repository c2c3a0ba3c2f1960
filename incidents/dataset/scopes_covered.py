"""What the scopes of reports cover, in columns."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from incidents.checks.scopes import WORDS, words_of
from incidents.rule.scope import ALL, ELSEWHERE
from incidents.tables.compact import in_one_piece
from incidents.tables.rows import Table, distinct, truths


@dataclass(frozen=True)
class ScopesCovered:
    """`incidents` that the `reports` cover, both given by their place among the sound rows of their
    table, in the order of reports and then by id; `elsewhere` says of each report whether it covers
    that too."""

    reports: np.ndarray
    incidents: np.ndarray
    elsewhere: np.ndarray

    @classmethod
    def of(cls, reports: pa.Table, incidents: Table) -> ScopesCovered:
        """What these reports cover: what their scopes name, and what lies in that."""
        cells = incidents.sound_cells()
        ids = in_one_piece(cells["incident_id"])
        place = pc.index_in(reports["scope"], ids)
        singles = np.flatnonzero(truths(pc.is_valid(place)))
        wider = np.flatnonzero(truths(pc.is_null(place)))
        at, words = words_of(reports["scope"].take(pa.array(wider)))
        at = wider[at]
        elsewhere = np.zeros(len(reports), dtype=bool)
        elsewhere[at[truths(pc.is_in(words, WORDS))]] = True
        named = pc.index_in(words, ids)
        is_id = truths(pc.is_valid(named))
        every = np.unique(at[truths(pc.equal(words, ALL))])
        events = distinct(cells["event_id"])
        event = pc.index_in(reports["event_id"].take(pa.array(every)), events.dictionary)
        of_all, in_event = _pairs(_known(event), np.asarray(events.indices))
        rows = np.concatenate([singles, at[is_id], every[of_all]])
        covered = np.concatenate([_known(place)[singles], _known(named)[is_id], in_event])
        if incidents.holds:
            holder, held, is_elsewhere = _held(incidents, ids)
            elsewhere[rows[np.isin(covered, holder[is_elsewhere])]] = True
            outer, inner = _pairs(covered, holder[~is_elsewhere])
            rows = np.concatenate([rows, rows[outer]])
            covered = np.concatenate([covered, held[~is_elsewhere][inner]])
        if len(rows) > len(singles):
            rank = np.empty(len(ids), dtype=np.int64)
            rank[np.asarray(pc.array_sort_indices(ids))] = np.arange(len(ids))
            _, firsts = np.unique(rows * len(ids) + rank[covered], return_index=True)
            rows, covered = rows[firsts], covered[firsts]
        return cls(rows, covered, elsewhere)


def _known(places: pa.Array | pa.ChunkedArray) -> np.ndarray:
    """The places, -1 where there is none."""
    return np.asarray(pc.fill_null(places, -1), dtype=np.int64)


def _pairs(one: np.ndarray, other: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Where the same number, none below 0, stands in both: each pair of places."""
    order = np.argsort(other, kind="stable")
    first = np.searchsorted(other[order], one, side="left")
    many = np.where(one < 0, 0, np.searchsorted(other[order], one, side="right") - first)
    left = np.repeat(np.arange(len(one)), many)
    within = np.arange(len(left)) - np.repeat(np.cumsum(many) - many, many)
    return left, order[np.repeat(first, many) + within]


def _held(incidents: Table, ids: pa.Array) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Each incident that holds another, and that one, by their places among the ids; and whether
    it is elsewhere that it holds."""
    at = np.cumsum(incidents.sound) - 1
    pairs = [(at[outer], inner) for outer, held in incidents.holds.items() for inner in held]
    inner = pa.array([inner for _, inner in pairs], pa.string())
    is_elsewhere = truths(pc.equal(inner, ELSEWHERE))
    return np.array([outer for outer, _ in pairs]), _known(pc.index_in(inner, ids)), is_elsewhere
