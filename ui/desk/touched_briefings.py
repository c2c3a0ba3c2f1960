"""The briefings that are kept on this machine and show a figure that a change moves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple

from briefing.scenes.disk_store import briefing_store
from incidents.counting.count import count
from incidents.counting.moved_totals import is_the_same
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import known_values
from incidents.selection import Selection

MOST_LOOKED_AT = 500
"""Briefings that are looked at, by the order of their keys: a review has to come within seconds."""


class Touched(NamedTuple):
    """How many of the briefings that were looked at show a figure that moves."""

    touched: int
    looked_at: int


def touched_briefings(before: Dataset, after: Dataset) -> Touched:
    """Looks at the kept briefings; their keys and what they say stay with their authors."""
    moves: dict[Selection, bool] = {}
    known = known_values(before)
    touched = looked_at = 0
    for briefing in briefing_store().on_disk():
        if looked_at == MOST_LOOKED_AT:
            break
        looked_at += 1
        touched += any(
            _moves(pairs, before, after, known, moves)
            for pairs in (scene.pairs for scene in briefing.scenes)
        )
    return Touched(touched, looked_at)


def _moves(
    pairs: list[tuple[str, str]],
    before: Dataset,
    after: Dataset,
    known: Mapping[str, Collection[str]],
    moves: dict[Selection, bool],
) -> bool:
    selection, _ = Selection.from_query(pairs, known=known)
    if selection not in moves:
        figures = count(before, selection).figure, count(after, selection).figure
        moves[selection] = not is_the_same(*figures)
    return moves[selection]
