"""The places of Kazakhstan, found by any of their names, and never the first of several.

The order: the name as written (exact, alias, old_name); by rule (spelling): other alphabets and
romanisations, case endings, other ways to read what was typed; last, slips (fuzzy).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache

from geo.gazetteer.disambiguation import TIMES_LARGER, only_match
from geo.gazetteer.fuzzy import Guesses
from geo.gazetteer.name_index import Entry, NameIndex, index_rows, read_index, sounds_of
from geo.gazetteer.place import AmbiguousPlace, Match, Name, Place
from geo.gazetteer.place_tables import (
    read_abroad,
    read_blocked,
    read_blocked_as_written,
    read_city_districts,
    read_places,
    read_preferred,
)
from geo.names.folding import base_forms, fold, is_cyrillic, skeleton
from geo.names.name_parts import Part, is_adjective, is_surname, parts_of
from geo.names.spellings import latin_base_forms, other_keyboards, other_readings
from geo.project_data import PROJECT_DATA
from geo.regions import CITIES, admin1_on

__all__ = ["AmbiguousPlace", "Gazetteer", "Match", "Name", "Place", "load_gazetteer"]

LOOKED_UP = 4_096
"""Names whose places are kept, those asked for last."""

FOLDER = PROJECT_DATA / "gazetteer"


class Gazetteer:
    """Places by id, and by name.

    `blocked` are names of other things, `preferred` says which of several places a name means.
    `index` are the names by sound, made here if not given; `abroad` reads the sounds of names of
    other countries that look like ours. `city_districts` names the city of districts in cities that
    are no unit by themselves.
    """

    def __init__(
        self,
        places: Iterable[Place],
        *,
        blocked: Iterable[str] = (),
        blocked_as_written: Iterable[str] = (),
        preferred: Mapping[str, str] | None = None,
        index: Callable[[Sequence[Place]], NameIndex] | None = None,
        abroad: Callable[[], Mapping[str, float]] = dict,
        city_districts: Mapping[str, str] | None = None,
    ) -> None:
        in_order = tuple(places)
        self.places: Mapping[str, Place] = {place.place_id: place for place in in_order}
        self._index = (index or _made_index)(in_order)
        self._blocked_names = tuple(blocked)
        self._blocked_as_written = frozenset(fold(name) for name in blocked_as_written)
        self._preferred_names = dict(preferred or {})
        self._read_abroad = abroad
        self._city_of = dict(city_districts or {})
        # A long text asks for each of its names beside each of the others.
        self._lookup = lru_cache(maxsize=LOOKED_UP)(self._looked_up)
        self._guesses = Guesses(self._index, lambda: self._blocked.union(self._abroad))

    def find(self, text: str, *, on: date | None = None) -> Match | None:
        """The place that the text names on that day (today's names if None), or None.

        A name out of its dates is found all the same and marked. AmbiguousPlace if the text can
        mean several places.

        >>> from datetime import date
        >>> match = load_gazetteer().find("г. Астана", on=date(2020, 1, 1))
        >>> match.place.place_id, match.matched_by, match.out_of_dates
        ('1526273', 'old_name', True)
        """
        named = _named(parts_of(text))
        if not named:
            return None
        if match := self._find_named(text, named, on):
            return match
        if any(self._is_blocked(part, form) for part in named for form in _forms(part.name)):
            return None
        for reading in other_readings(text):
            match = self._find_named(text, _named(parts_of(reading)), on)
            if match and not self._is_rather_abroad(named[0], [match]):
                return match if match.matched_by == "old_name" else match.by("spelling")
        for reading in other_keyboards(text):
            # Another keyboard and a case ending as well would be two guesses: "Freemem".
            match = self._find_named(reading, _named(parts_of(reading)), on)
            if match and match.matched_by != "spelling":
                return match.by("spelling")
        return self._guess(text, named, on)

    def city_of(self, place: Place) -> Place | None:
        """The city that a district is a part of; None where it is part of none, or no district."""
        if place.kind != "district":
            return None
        if place.admin1_code in CITIES:
            return self._unit_cities.get(place.admin1_code)
        return self.places.get(self._city_of.get(place.place_id, ""))

    def holds(self, outer: Place, inner: Place, *, on: date | None = None) -> bool:
        """Whether all of the inner place surely lay in the outer one on that day (today if None),
        and is not the whole of it: the country holds all, a region its places, a city its
        districts.

        Which settlements lie in a district is not in the tables, and so is not said. The region
        around a city that is a unit does not hold it.
        """
        if outer == inner or inner.kind == "country":
            return False
        if outer.kind == "country":
            return True
        if outer.kind == "region":
            units = {inner.admin1_code, admin1_on(inner.admin1_code, on)}
            return outer.admin1_code in units
        if outer.kind == "settlement":
            return self.city_of(inner) == outer
        return False

    def read_all(self) -> None:
        """Reads what waits until a search needs it; BrokenFile where that is not whole."""
        _ = self._blocked, self._abroad, self._preferred

    def _find_named(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        for main in named:
            around = [part for part in named if part is not main]
            form, found = self._lookup(main)
            entries = [entry for entry in found if self._lies(entry.place, around)]
            # "город Алатау" is a town, "Алатау" the mountains.
            is_sure = around or (main.kind and any(entry.name.language for entry in entries))
            if entries and (is_sure or not self._is_else(main, form, entries)):
                return only_match(text, self._preferred_of(main, entries), main, on)
        if len(named) == 1 and not self._is_blocked(named[0], named[0].name):
            split = self._split(named[0])
            if len(split) > 1:
                return self._find_named(text, split, on)
        return None

    def _looked_up(self, part: Part) -> tuple[str, Sequence[Entry]]:
        """The first form of the name that is known, and its entries; "" and none if none is."""
        for form in _forms(part.name):
            entries = [
                entry
                for entry in self._index.entries(skeleton(form))
                if entry.fits(part.kind)
                if form is part.name or is_cyrillic(form) == is_cyrillic(entry.folded)
            ]
            if entries and (form is part.name or not self._is_rather_abroad(part, entries)):
                return form, entries
        return "", ()

    def _split(self, part: Part) -> list[Part]:
        """The place and the region or country of "Zhanaozen Mangystau region"; [] if not two."""
        words = part.name.split()
        for at in range(1, len(words)):
            kind = part.kind if part.kind in ("region", "district") else "country"
            around = Part(" ".join(words[at:]), kind, is_place=True)
            if self._lookup(around)[1]:
                name = " ".join(words[:at]).removesuffix(" of")
                return [Part(name, None, is_place=True), around]
        return []

    def _lies(self, place: Place, around: Iterable[Part]) -> bool:
        """Whether the place lies in each of these, which may be bare names of regions."""
        for part in around:
            entries = [*self._lookup(part)[1]]
            if part.kind is None:
                entries += self._lookup(Part(part.name, "region", is_place=True))[1]
            if part.kind is None and not entries:
                entries += self._lookup(Part(part.name, "district", is_place=True))[1]
            # A district that is not in the tables contradicts nothing.
            is_unknown = part.kind == "district" and not entries
            if not is_unknown and not any(entry.place.contains(place) for entry in entries):
                return False
        return True

    def _is_else(self, part: Part, form: str, entries: Iterable[Entry]) -> bool:
        """Whether a name of ours, with nothing beside it, rather names a person or a thing."""
        is_unchecked = not any(entry.name.language for entry in entries)
        is_person = part.kind is None and is_unchecked and is_surname(form)
        return is_person or self._is_blocked(part, form)

    def _is_blocked(self, part: Part, form: str) -> bool:
        """Whether the text, in this form, is a name of something else."""
        if part.kind not in (None, "settlement", "country"):
            return False
        sound = skeleton(form)
        is_else = sound in self._blocked or sound in self._index.hidden
        return is_else or part.name in self._blocked_as_written

    def _is_rather_abroad(self, part: Part, found: Iterable[Entry | Match]) -> bool:
        """Whether a bare name is also a town abroad with a tenth of the people of ours, or more."""
        people = self._abroad.get(skeleton(part.name))
        if part.kind is not None or people is None:
            return False
        return TIMES_LARGER * people >= max(one.place.population for one in found)

    def _preferred_of(self, part: Part, entries: list[Entry]) -> list[Entry]:
        preferred = self._preferred.get(skeleton(part.name))
        return [entry for entry in entries if entry.place.place_id == preferred] or entries

    def _guess(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        part, *around = named
        is_person = any(len(word) == 1 for word in part.name.split())  # an initial
        if is_person or (part.kind is None and is_adjective(part.name)):
            return None
        score, near = self._guesses.near(skeleton(part.name), part.kind)
        entries = [entry for entry in near if self._lies(entry.place, around)]
        if not entries:
            return None
        match = only_match(text, entries, part, on)
        return match.by("fuzzy", score=score)

    @cached_property
    def _unit_cities(self) -> dict[str, Place]:
        """The city of each unit that is one: the largest place there."""
        towns = [p for p in self.places.values() if p.kind == "settlement"]
        towns.sort(key=lambda place: place.population)
        return {place.admin1_code: place for place in towns if place.admin1_code in CITIES}

    @cached_property
    def _blocked(self) -> frozenset[str]:
        return frozenset(sounds_of(self._blocked_names))

    @cached_property
    def _abroad(self) -> Mapping[str, float]:
        """Sound -> how many people live there; no bound for a country."""
        return dict(self._read_abroad())

    @cached_property
    def _preferred(self) -> dict[str, str]:
        return {
            sound: place_id
            for text, place_id in self._preferred_names.items()
            for sound in sounds_of([text])
        }


def _named(parts: Sequence[Part]) -> list[Part]:
    """The parts that name places; [] where the text is about something else.

    A square without a town is not a place; a town beside a square is. A name written twice is one.
    """
    named = list(dict.fromkeys(part for part in parts if part.name and part.is_place))
    kinds = [part.kind for part in parts if not part.name]
    if not named or len(kinds) > 1 or not (parts[0].is_place or parts[0].is_venue):
        return []
    if kinds and named[0].kind is None:
        named[0] = Part(named[0].name, kinds[0], is_place=True)
    return named


def _forms(name: str) -> Iterator[str]:
    """The name as written and what it may be a case of."""
    yield name
    yield from base_forms(name) if is_cyrillic(name) else latin_base_forms(name)


def _made_index(places: Sequence[Place]) -> NameIndex:
    return NameIndex(places, index_rows(places), ())


@cache
def load_gazetteer() -> Gazetteer:
    """The gazetteer of the project, read once."""
    return Gazetteer(
        read_places(FOLDER),
        blocked=read_blocked(FOLDER),
        blocked_as_written=read_blocked_as_written(FOLDER),
        preferred=read_preferred(FOLDER),
        index=lambda places: read_index(FOLDER, places),
        abroad=lambda: read_abroad(FOLDER),
        city_districts=read_city_districts(FOLDER),
    )
