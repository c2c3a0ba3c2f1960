"""Addresses that spell the name of a person of people.csv: they are not printed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote

from geo.names import fold, skeleton
from incidents.index import KEPT, frame_of

if TYPE_CHECKING:
    from incidents.dataset import Dataset


def spells_a_person(dataset: Dataset, address: str) -> bool:
    """Whether the name of a person stands in the address, in any alphabet or order of its words."""
    rough = skeleton(fold(unquote(address)))
    return any(all(word in rough for word in name) for name in _names(dataset))


@lru_cache(maxsize=KEPT)
def _names(dataset: Dataset) -> tuple[tuple[str, ...], ...]:
    names = frame_of(dataset.people)["name"].to_list()
    rough = (tuple(filter(None, map(skeleton, fold(name).split()))) for name in names)
    return tuple(name for name in rough if name)
