"""Web addresses that spell the name of a person of people.csv: they are not printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import unquote

from geo.names.folding import fold, skeleton


def spells_one_of(names: Iterable[str]) -> Callable[[str], bool]:
    """What tells whether one of the names stands in an address, in any alphabet or order."""
    rough = [tuple(filter(None, map(skeleton, fold(name).split()))) for name in names]
    sought = [words for words in rough if words]

    def spells(address: str) -> bool:
        if not sought or not address:
            return False
        written = skeleton(fold(unquote(address)))
        return any(all(word in written for word in words) for words in sought)

    return spells
