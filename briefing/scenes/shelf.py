"""Which briefings are kept, and which of them go where they are too many: never those of an author
who keeps few before those of one who keeps many."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass

FEW = 10
"""Who keeps no more loses none while somebody keeps more than that."""


@dataclass(frozen=True)
class Bounds:
    """How many are kept in all, how many of one author, and how many bytes."""

    number: int
    of_one: int
    size: int


@dataclass(frozen=True)
class Kept:
    """Bytes of a briefing, and who made it; "" where that is not known."""

    size: int
    author: str = ""


class Shelf:
    """The keys of briefings, the one that was used longest ago first.

    Whoever uses it from several threads locks it.
    """

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._of: Counter[str] = Counter()
        self._size = 0

    def __contains__(self, key: str) -> bool:
        return key in self._kept

    def put(self, key: str, size: int, author: str = "") -> None:
        """Keeps it as the one that was used last; its first author stays its author."""
        before = self.remove(key)
        kept = Kept(size, before.author if before and before.author else author)
        self._kept[key] = kept
        self._of[kept.author] += 1
        self._size += size

    def use(self, key: str) -> None:
        """Puts this one behind all others, of which the first goes when there is no room."""
        if key in self._kept:
            self._kept.move_to_end(key)

    def remove(self, key: str) -> Kept | None:
        """Forgets it; None where it is not here."""
        kept = self._kept.pop(key, None)
        if kept:
            self._of -= Counter([kept.author])
            self._size -= kept.size
        return kept

    def set_to(self, sizes: Mapping[str, int]) -> None:
        """Keeps these keys alone, the one used longest ago first; who made them stays known."""
        before = dict(self._kept)
        self._kept.clear()
        self._of.clear()
        self._size = 0
        for key, size in sizes.items():
            self.put(key, size, before[key].author if key in before else "")

    def next_to_go(self) -> str | None:
        """The key of the briefing that has to go; None where all can stay.

        It is the one used longest ago: of the author who keeps most, or, where nobody keeps more
        than a few, of all. The one used last always stays.
        """
        author, number = self._who_keeps_most()
        too_many = len(self._kept) > self._bounds.number or self._size > self._bounds.size
        if number > self._bounds.of_one or (too_many and number > FEW):
            return self._first_of(author)
        return next(iter(self._kept)) if too_many and len(self._kept) > 1 else None

    def room(self, author: str) -> int:
        """How many new briefings can be kept until one of this author's goes."""
        own = self._of[author]
        if not own:
            return self._bounds.of_one
        go_before = sum(
            max(0, number - max(own, FEW))
            for other, number in self._of.items()
            if other not in ("", author)
        )
        if own <= FEW:
            go_before += list(self._kept).index(self._first_of(author))
        in_all = self._bounds.number - len(self._kept) + go_before
        return max(0, min(self._bounds.of_one - own, in_all))

    def _who_keeps_most(self) -> tuple[str, int]:
        known = (found for found in self._of.items() if found[0])
        return max(known, key=lambda found: found[1], default=("", 0))

    def _first_of(self, author: str) -> str:
        return next(key for key, kept in self._kept.items() if kept.author == author)
