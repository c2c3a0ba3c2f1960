"""What a name may be a case of: "Уральске", "Алматыда" and "w Szymkencie" are three towns.

By endings alone: Russian, Ukrainian and Kazakh ones of Cyrillic names, Kazakh and those of the
press abroad of Latin names. What comes out need be no name.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from geo.names.folding import is_cyrillic


class Endings:
    """Case endings, each with what ends the dictionary form in its place, likelier ones first."""

    def __init__(self, pairs: Iterable[tuple[str, str]], *, shortest_stem: int) -> None:
        self._shortest_stem = shortest_stem
        self._ranked: dict[str, list[tuple[int, str]]] = {}
        for rank, (ending, replacement) in enumerate(pairs):
            self._ranked.setdefault(ending, []).append((rank, replacement))
        self._longest = max(map(len, self._ranked))

    def taken_off(self, word: str) -> list[tuple[str, str]]:
        """The stem and the new ending, for each ending that leaves the word a stem."""
        first = max(self._shortest_stem, len(word) - self._longest)
        found = [
            (rank, word[:at], replacement)
            for at in range(first, len(word))
            for rank, replacement in self._ranked.get(word[at:], ())
        ]
        return [(stem, replacement) for _, stem, replacement in sorted(found)]


def _pairs(*replacements: tuple[str, str]) -> Iterator[tuple[str, str]]:
    """Ending and replacement out of a replacement and all endings that it stands for."""
    for replacement, endings in replacements:
        yield from ((ending, replacement) for ending in endings.split())


_CYRILLIC = Endings(
    _pairs(
        ("", "дегі дағы тегі тағы ндегі ндағы де да те та ден дан тен тан нен нан"),
        ("", "ге ға ке қа не на нің ның дің дың тің тың ні ны ді ды ті ты мен бен пен"),
        ("й", "е я ю ем"),
        ("", "е а у ом ем ою ої і"),
        ("а", "е ы у ой і"),
        ("ь", "и ью я ю ем е"),
        ("ый", "ом ого ому ым"),
        ("ий", "ого ому им ом"),
        ("ое", "ого ому ым ом"),
        ("ая", "ой ую ою"),
        ("ская", "ська ської ській ську ською"),
        ("ский", "ський ського ському"),
        ("о", "а у ом е"),
        ("ка", "ке ки ку кой"),
    ),
    shortest_stem=3,
)
_OF_FIRST_WORD = Endings(
    _pairs(("ый", "ом ого ому ым"), ("ая", "ой ую"), ("ое", "ого ому ом")), shortest_stem=1
)
_VOWELS = frozenset("аеёиоуыэюяәіөұү")

_KAZAKH_LATIN = Endings(
    _pairs(
        ("", "dagy degi tagy tegi ndagy ndegi daki deki dan den tan ten nan nen nyn nin ny ni dyn"),
        ("", "din tyn tin dy di ty ti da de ta te ga ge na ne men ben pen yi ya ye in un"),
    ),
    shortest_stem=5,
)
# Of Lithuanian, Polish, Czech and German.
_ABROAD = Endings(
    [
        *(("os", "a"), ("os", "y"), ("oje", "a"), ("oje", "y"), ("e", "a"), ("ie", "a")),
        *(("y", "a"), ("ou", "a"), ("u", "a"), ("cie", "t"), ("dzie", "da"), ("rze", "r")),
        *(("u", ""), ("ie", ""), ("em", ""), ("owi", ""), ("s", ""), ("ski", ""), ("skie", "")),
        *(("skim", ""), ("skiego", "")),
    ],
    shortest_stem=5,
)


def forms_of(name: str) -> Iterator[str]:
    """The folded name as it stands, and then what it may be a case of."""
    yield name
    yield from base_forms(name)


@lru_cache(maxsize=4_096)
def base_forms(name: str) -> tuple[str, ...]:
    """What a folded name may be a case of, likelier endings first, without repeats.

    >>> "кызылорда" in base_forms("кызылорде"), "шымкент" in base_forms("шымкентте")
    (True, True)
    >>> "новый узень" in base_forms("новом узене"), base_forms("almatyda")
    (True, ('almaty',))
    """
    forms = _of_cyrillic(name) if is_cyrillic(name) else _of_latin(name)
    return tuple(dict.fromkeys(form for form in forms if form != name))


def _of_latin(name: str) -> Iterator[str]:
    for stem, replacement in _KAZAKH_LATIN.taken_off(name) or _ABROAD.taken_off(name):
        yield stem + replacement


def _of_cyrillic(name: str) -> Iterator[str]:
    """A first word that is an adjective changes its ending too."""
    first, space, last = name.partition(" ")
    firsts = [first]
    if space:
        firsts += [stem + ending for stem, ending in _OF_FIRST_WORD.taken_off(first)]
    for beginning in firsts:
        word = beginning + space + last
        yield word
        for stem, replacement in _CYRILLIC.taken_off(word):
            after_vowel = stem[-1] in _VOWELS
            if {"й": after_vowel, "ь": not after_vowel and stem[-1] != "ь"}.get(replacement, True):
                yield stem + replacement
