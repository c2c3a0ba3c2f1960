"""The places of Kazakhstan, found by any of their names, and never the first of several."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import get_args

from rapidfuzz import fuzz, process

from geo.gazetteer_tables import read_blocked, read_places, read_preferred
from geo.names import base_forms, fold, is_cyrillic, skeleton
from geo.places import AmbiguousPlace, Match, MatchedBy, Name, Place
from geo.query import Kind, Part, part_of, parts_of

__all__ = ["AmbiguousPlace", "Gazetteer", "Match", "Name", "Place", "load_gazetteer"]

FOLDER = Path(__file__).parents[1] / "data" / "gazetteer"

# Below five letters one slip makes another name (Aral, Oral). The scores, of 100, let one slip in
# six letters pass for a large town or a region, and one in nine for the rest: of 32,000 towns of
# other countries, one in 600 is then guessed to be a town of this one.
SHORTEST_FUZZY = 5
FUZZY_SCORE = 83
FUZZY_SCORE_OF_SMALL = 89
LARGE_TOWN = 100_000
# Nearer than this, two names are equally good guesses.
FUZZY_MARGIN = 4

_STRENGTH = {matched_by: strength for strength, matched_by in enumerate(get_args(MatchedBy))}


@dataclass(frozen=True, slots=True)
class _Entry:
    folded: str
    kind: Kind | None  # of the kind word in the name, if it has one
    name: Name
    place: Place

    def fits(self, kind: Kind | None) -> bool:
        """Whether a text with this kind word, or with none, can mean this name.

        "Almaty" alone is the city: the region is called so only with its kind word.
        """
        if kind is None:
            return self.kind is None or self.place.kind == "settlement"
        return self.place.kind == kind

    @property
    def needed_score(self) -> int:
        """The least score at which a text is guessed to mean this name."""
        if self.place.kind == "settlement" and self.place.population < LARGE_TOWN:
            return FUZZY_SCORE_OF_SMALL
        return FUZZY_SCORE

    def match(self, part: Part, on: date | None) -> Match:
        """The match by this name."""
        out_of_dates = not self.name.in_force(on)
        as_written = self.folded.replace(" ", "") == part.name.replace(" ", "")
        matched_by: MatchedBy = "spelling"
        if self.name.kind == "old_name" or (out_of_dates and self.name.kind == "official"):
            matched_by = "old_name"
        elif as_written and self.name.kind == "official":
            matched_by = "exact"
        elif as_written and self.name.kind == "alias":
            matched_by = "alias"
        return Match(self.place, matched_by, 100.0, out_of_dates)


class Gazetteer:
    """Places by id, and by name.

    `blocked` are names of other things, `preferred` says which of several places a name means.
    """

    def __init__(
        self,
        places: Iterable[Place],
        *,
        blocked: Iterable[str] = (),
        preferred: Mapping[str, str] | None = None,
    ) -> None:
        self.places: Mapping[str, Place] = {place.place_id: place for place in places}
        self._blocked_names = tuple(blocked)
        self._preferred_names = dict(preferred or {})

    def find(self, text: str, *, on: date | None = None) -> Match | None:
        """The place that the text names on that day (today's names if None), or None.

        A name out of its dates is found all the same and marked. AmbiguousPlace if the text can
        mean several places.

        >>> from datetime import date
        >>> match = load_gazetteer().find("г. Астана", on=date(2020, 1, 1))
        >>> match.place.place_id, match.matched_by, match.out_of_dates
        ('1526273', 'old_name', True)
        """
        parts = parts_of(text)
        kinds = [part.kind for part in parts if not part.name]
        named = [part for part in parts if part.name and part.is_place]
        # A square without a town is not a place; a town before a square is.
        if not named or not parts[0].is_place or len(kinds) > 1:
            return None
        if kinds and named[0].kind is None:
            named[0] = Part(named[0].name, kinds[0], is_place=True)
        for main in named:
            around = [part for part in named if part is not main]
            entries = [entry for entry in self._lookup(main) if self._lies(entry.place, around)]
            if entries and (around or not self._is_blocked(main)):
                return _only_match(text, self._preferred_of(main, entries), main, on)
        return self._guess(text, named, on)

    def _lookup(self, part: Part) -> list[_Entry]:
        forms = [part.name]
        if is_cyrillic(part.name):
            forms.extend(base_forms(part.name))
        for form in forms:
            found = self._index.get(skeleton(form), [])
            if entries := [entry for entry in found if entry.fits(part.kind)]:
                return entries
        return []

    def _lies(self, place: Place, around: Iterable[Part]) -> bool:
        """Whether the place lies in each of these, which may be bare names of regions."""
        for part in around:
            as_region = Part(part.name, part.kind or "region", is_place=True)
            entries = self._lookup(part) + self._lookup(as_region)
            # A district that is not in the tables contradicts nothing.
            is_unknown = part.kind == "district" and not entries
            if not is_unknown and not any(entry.place.contains(place) for entry in entries):
                return False
        return True

    def _is_blocked(self, part: Part) -> bool:
        return part.kind in (None, "settlement") and skeleton(part.name) in self._blocked

    def _preferred_of(self, part: Part, entries: list[_Entry]) -> list[_Entry]:
        preferred = self._preferred.get(skeleton(part.name))
        return [entry for entry in entries if entry.place.place_id == preferred] or entries

    def _guess(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        part, *around = named
        rough = skeleton(part.name)
        if len(rough) < SHORTEST_FUZZY or not rough.isalpha() or self._is_blocked(part):
            return None
        pool = self._fuzzy_pool.get(part.kind, [])
        near = process.extract(rough, pool, score_cutoff=FUZZY_SCORE, scorer=fuzz.ratio, limit=20)
        guesses = [
            (score, entry)
            for key, score, _ in near
            for entry in self._index[key]
            if entry.fits(part.kind) and score >= entry.needed_score
            if self._lies(entry.place, around)
        ]
        other = process.extractOne(rough, self._blocked, scorer=fuzz.ratio)
        if not guesses or (other and other[1] >= guesses[0][0]):
            return None
        best = guesses[0][0]
        entries = [entry for score, entry in guesses if score > best - FUZZY_MARGIN]
        match = _only_match(text, entries, part, on)
        return Match(match.place, "fuzzy", round(best, 1), match.out_of_dates)

    @cached_property
    def _index(self) -> dict[str, list[_Entry]]:
        index: dict[str, list[_Entry]] = {}
        for place in self.places.values():
            for name in place.names:
                part = part_of(fold(name.text))
                if key := skeleton(part.name):
                    index.setdefault(key, []).append(_Entry(part.name, part.kind, name, place))
        return index

    @cached_property
    def _fuzzy_pool(self) -> Mapping[Kind | None, list[str]]:
        """The names to guess from: not the many aliases that nobody looked at.

        A bare word is guessed to be a settlement only.
        """
        pool: dict[Kind | None, list[str]] = {"settlement": [], "district": [], "region": []}
        for key, entries in self._index.items():
            kinds = {entry.place.kind for entry in entries if entry.name.language}
            for kind in kinds - {"country"}:
                if len(key) >= SHORTEST_FUZZY:
                    pool[kind].append(key)
        return pool | {None: pool["settlement"]}

    @cached_property
    def _blocked(self) -> dict[str, str]:
        keys = (skeleton(fold(name)) for name in self._blocked_names)
        return {key: key for key in keys if key}

    @cached_property
    def _preferred(self) -> dict[str, str]:
        return {skeleton(fold(text)): place_id for text, place_id in self._preferred_names.items()}


def _only_match(text: str, entries: Iterable[_Entry], part: Part, on: date | None) -> Match:
    best: dict[str, Match] = {}
    for match in (entry.match(part, on) for entry in entries):
        known = best.setdefault(match.place.place_id, match)
        if _rank(match) < _rank(known):
            best[match.place.place_id] = match
    if len(best) > 1:
        by_population = sorted(best.values(), key=lambda match: -match.place.population)
        by_dates = sorted(by_population, key=lambda match: match.out_of_dates)
        raise AmbiguousPlace(text, [match.place for match in by_dates])
    return next(iter(best.values()))


def _rank(match: Match) -> tuple[bool, int]:
    return match.out_of_dates, _STRENGTH[match.matched_by]


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the project, read once."""
    return Gazetteer(
        read_places(FOLDER), blocked=read_blocked(FOLDER), preferred=read_preferred(FOLDER)
    )
