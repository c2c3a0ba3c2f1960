"""The towns and regions whose name a text may misspell: tried last, when nothing else is found.

A guess is refused where anything else is spelt as nearly like the text: a village of the country,
a town abroad, a river, a person. The bounds below allow slips in which one still sees the name.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import cached_property
from math import ceil

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.gazetteer.name_index import Entry, NameIndex
from geo.gazetteer.place import Place
from geo.names.name_parts import Kind

# Kazakh villages share their words (Aktobe, Bestobe, Koktobe): a guess among the small ones would
# be as often wrong as right. Towns and regions are what slips are made in.
SMALLEST_TOWN = 15_000
LARGE_TOWN = 100_000
# One slip in five letters makes another name (Aral, Oral) unless it only takes one vowel for
# another in the name of a large town; two slips need nine letters, or eight if both are vowels.
SHORTEST = 5
ONE_SLIP = 6
TWO_SLIPS = 9
TWO_VOWELS = 8

_VOWELS = frozenset("aeiou")


class Guesses:
    """Guesses from the names of an index; `others` gives the sounds of what is no place of ours."""

    def __init__(self, index: NameIndex, others: Callable[[], Iterable[str]]) -> None:
        self._index = index
        self._read_others = others

    def near(self, sound: str, kind: Kind | None) -> tuple[float, list[Entry]]:
        """The likeness, of 100, and the names that the text can misspell; 0.0 and [] if none."""
        if len(sound) < SHORTEST or not sound.isalpha():
            return 0.0, []
        found: dict[float, list[tuple[str, Entry]]] = {}
        pool = self._pool.get(kind, {})
        for key, slips, _ in _within(2, sound, pool.keys()):
            for entry in pool[key]:
                if _may_be(sound, key, slips, entry.place):
                    found.setdefault(_unlikeness(sound, key, slips), []).append((key, entry))
        if not found:
            return 0.0, []
        least = min(found)
        entries = [entry for _, entry in found[least]]
        if self._is_nearer_to_others(sound, least, {entry.place.place_id for entry in entries}):
            return 0.0, []
        longest = max(len(sound), *(len(key) for key, _ in found[least]))
        return round(100 * (1 - least / longest), 1), entries

    def _is_nearer_to_others(self, sound: str, unlikeness: float, place_ids: set[str]) -> bool:
        for key, slips, _ in _within(ceil(unlikeness), sound, self._all_sounds):
            if _unlikeness(sound, key, slips) <= unlikeness:
                owners = {entry.place.place_id for entry in self._index.entries(key)}
                if owners.isdisjoint(place_ids):
                    return True
        return False

    @cached_property
    def _others(self) -> frozenset[str]:
        return frozenset(self._read_others())

    @cached_property
    def _all_sounds(self) -> list[str]:
        own = {
            sound
            for sound in self._index.sounds
            if any(entry.place.kind == "settlement" for entry in self._index.entries(sound))
        }
        return sorted(own | self._others)

    @cached_property
    def _pool(self) -> Mapping[Kind | None, dict[str, list[Entry]]]:
        """Sound -> names to guess from, by kind; only names with a language, which are checked.

        A bare word is guessed to be a settlement only.
        """
        pool: dict[Kind | None, dict[str, list[Entry]]]
        pool = {"settlement": {}, "district": {}, "region": {}, "country": {}}
        for sound in self._index.sounds:
            for entry in self._index.entries(sound) if len(sound) >= SHORTEST else ():
                if entry.name.language and _is_large_enough(entry.place):
                    pool[entry.place.kind].setdefault(sound, []).append(entry)
        return pool | {None: pool["settlement"]}


def _within(slips: int, sound: str, keys: Collection[str]) -> list[tuple[str, int, int]]:
    found = process.extract(sound, keys, scorer=OSA.distance, score_cutoff=slips, limit=None)
    return [(key, int(distance), number) for key, distance, number in found]


def _unlikeness(sound: str, key: str, slips: int) -> float:
    """The slips, less a half if only vowels differ: those are slipped in most."""
    only_vowels = slips > 0 and _without_vowels(sound) == _without_vowels(key)
    return slips - 0.5 * only_vowels


def _is_large_enough(place: Place) -> bool:
    return place.kind != "settlement" or place.population >= SMALLEST_TOWN


def _may_be(sound: str, key: str, slips: int, place: Place) -> bool:
    """Whether the text, with so many slips, can be meant for this name of the place."""
    if sound[0] != key[0]:
        return False
    shortest = min(len(sound), len(key))
    is_large = place.kind == "region" or place.population >= LARGE_TOWN
    only_vowels = _without_vowels(sound) == _without_vowels(key)
    if slips == 1:
        return shortest >= ONE_SLIP or (is_large and only_vowels and len(sound) == len(key))
    if not is_large or abs(len(sound) - len(key)) == slips:
        return False
    return shortest >= TWO_SLIPS or (only_vowels and shortest >= TWO_VOWELS)


def _without_vowels(sound: str) -> str:
    return "".join(letter for letter in sound if letter not in _VOWELS)
