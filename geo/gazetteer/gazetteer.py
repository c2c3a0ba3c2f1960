"""The places of Kazakhstan, found by any of their names, and never the first of several.

The order: the name as written (exact, alias, old_name); by rule (spelling): other alphabets and
romanisations, case endings, other ways to read what was typed; then slips (fuzzy); last, for what
has no point, the smallest unit around it (wider).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, cached_property, lru_cache
from itertools import chain

from geo.gazetteer.disambiguation import TIMES_LARGER, only_match
from geo.gazetteer.fuzzy import Guesses
from geo.gazetteer.name_index import Entry, NameIndex, index_rows, read_index, sounds_of
from geo.gazetteer.offices import Offices
from geo.gazetteer.place import AmbiguousPlace, Match, Name, Place
from geo.gazetteer.place_nesting import PlaceNesting
from geo.gazetteer.place_tables import (
    read_abroad,
    read_blocked,
    read_blocked_as_written,
    read_city_districts,
    read_places,
    read_preferred,
    read_settlements,
)
from geo.gazetteer.settlements import Settlements
from geo.gazetteer.wider import CITY, WIDER_SCORE, WIDTH, WiderUnits, as_main, is_wide
from geo.names.case_endings import forms_of
from geo.names.folding import fold, is_cyrillic, skeleton
from geo.names.name_parts import (
    Part,
    is_adjective,
    is_surname,
    parts_of,
    shared_kind,
    sides_of,
    towns_of_office,
)
from geo.names.spellings import near, other_keyboards, other_readings
from geo.project_data import PROJECT_DATA
from geo.regions import CITIES

__all__ = ["AmbiguousPlace", "Gazetteer", "Match", "Name", "Place", "load_gazetteer"]

LOOKED_UP = 4_096
"""Names whose places are kept, those asked for last."""

FOLDER = PROJECT_DATA / "gazetteer"


class Gazetteer:
    """Places by id, and by name.

    `blocked` are names of other things, `preferred` says which of several places a name means.
    `index` are the names by sound, made here if not given; `abroad` reads the sounds of names of
    other countries that look like ours, `settlements` the classifier of those that lie in the
    places. `nesting` says which places lie in which, of `city_districts` by the city named here.
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
        settlements: Callable[[Mapping[str, Place]], Settlements] | None = None,
    ) -> None:
        in_order = tuple(places)
        self.places: Mapping[str, Place] = {place.place_id: place for place in in_order}
        self._index = (index or _made_index)(in_order)
        self._blocked_names = tuple(blocked)
        self._blocked_as_written = frozenset(fold(name) for name in blocked_as_written)
        self._preferred_names = dict(preferred or {})
        self._read_abroad = abroad
        self.nesting = PlaceNesting(
            self.places, city_districts or {}, lambda: self._settlements.units
        )
        self._read_settlements = settlements or (lambda places: Settlements((), places))
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
        if several := self._several(text, on):
            raise AmbiguousPlace(text, several, together=True)
        named = _named(parts_of(text))
        if not named:
            return None
        return self._find_point(text, named, on) or self._find_wider(text, named, on)

    def read_all(self) -> None:
        """Reads what waits until a search needs it; BrokenFile where that is not whole."""
        _ = self._blocked, self._abroad, self._preferred, self._settlements

    def _several(self, text: str, on: date | None) -> list[Place]:
        """The two places of "Алматы и Алматинская область"; none where the text is about one."""
        sides, is_slash = sides_of(text)
        if sides and (kind := shared_kind(sides)):
            sides[0] = f"{sides[0]} {kind}"
        is_near = not sides and (nearby := near(text)) != text
        if is_near:
            sides = [text, nearby]
        found: dict[str, Place] = {}
        for side in sides:
            named = _named(parts_of(side))
            try:
                match = self._find_point(side, named, on) if named else None
            except AmbiguousPlace as several:
                found |= {place.place_id: place for place in several.candidates}
                continue
            # "Almaty/Kazakhstan", "Talgar/Almaty Region": what is after the slash says where.
            is_around = is_slash and match and match.place.kind != "settlement"
            if match is None or match.matched_by == "fuzzy" or is_around:
                return []
            found[match.place.place_id] = match.place
        if is_near:  # a town, and the district around it
            units = {self._settlements.units.get(place_id) for place_id in found}
            found = {at: place for at, place in found.items() if place not in units}
        return list(found.values()) if len(found) > 1 else []

    def _find_point(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        match = self._offices.find(text, named, on) or self._find_named(text, named, on)
        if match:
            return match
        if self._is_about_else(named):
            return None
        for reading in other_readings(text):
            match = self._find_named(text, _named(parts_of(reading)), on)
            if match and not self._is_rather_abroad(named[0], [match]):
                return match if match.matched_by in ("old_name", "wider") else match.by("spelling")
        for reading in other_keyboards(text):
            # Another keyboard and a case ending as well would be two guesses: "Freemem".
            match = self._find_named(reading, _named(parts_of(reading)), on)
            if match and match.matched_by != "spelling":
                return match.by("spelling")
        return self._guess(text, named, on)

    def _find_wider(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        """The unit that holds what the text names, where that has no point."""
        if len(named) == 1 and named[0].kind is None and self._is_about_else(named):
            return None
        if sides_of(text)[0]:
            return None  # two names, of which one is not known
        for reading in (text, *other_readings(text)):
            if match := self._wider.holding(text, _named(parts_of(reading))):
                return match
        return self._unit_around(text, named, on)

    def _unit_around(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        """The region, district or town in the text, beside something that nobody knows."""
        around: list[Part] = []
        unknown: list[Part] = []
        for part in named:
            entries = self._lookup(part)[1]
            others = [one for one in named if one is not part]
            if part.form == "village" and not any(self._lies(e.place, others) for e in entries):
                entries = ()
            if not entries and part.kind in ("region", "country"):
                return None  # of another country
            if part.kind is None and (self._is_about_else([part]) or self._is_abroad(part)):
                return None
            (around if entries else unknown).append(part)
        if not unknown or not around:
            return None
        match = self._find_named(text, around, on)
        if match is None or match.place.kind == "country":
            return None
        if match.place.kind == "settlement":
            is_near = all(part.form for part in unknown)
            return self._wider.region_of(match.place) if is_near else None
        return match.by("wider", score=WIDER_SCORE)

    def _find_named(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        found = [(main, *self._meant(main, named)) for main in named]
        known = [one for one in found if one[2]]
        if known:
            # "Павлодарская область, Павлодар" is the town, wherever the region stands.
            districts = [e for part, _, found in known if part.kind == "district" for e in found]
            cities = {self.nesting.city_of(entry.place) for entry in districts}
            main, form, entries = min(known, key=lambda one: as_main(one[2], cities))
            around = [part for part in named if part is not main]
            match = only_match(text, self._preferred_of(main, form, entries), main, on)
            if main.is_venue and match.place.kind == "country":
                return None  # a court of the whole country
            if main.is_venue and match.place.kind == "district":
                return match.by("wider", score=WIDER_SCORE)
            is_wide = match.place.kind in ("region", "country")
            if (is_wide or match.place in self.nesting.cities) and self._is_unknown(around):
                is_country = match.place.kind == "country"
                return None if is_country else match.by("wider", score=WIDER_SCORE)
            return self._wider.told_apart(text, match, main, form, around)
        if len(named) == 1 and not self._is_blocked(named[0], named[0].name):
            split = self._split(named[0])
            if len(split) > 1:
                return self._find_named(text, split, on)
        return None

    def _meant(self, main: Part, named: Sequence[Part]) -> tuple[str, list[Entry]]:
        """The form in which the name is known, and the entries it can mean beside the others."""
        around = [part for part in named if part is not main]
        form, found = self._lookup(main)
        entries = [entry for entry in found if self._lies(entry.place, around)]
        if any(part.kind == "region" for part in around):
            # "Есильский район Акмолинской области" is not the one of the capital inside.
            outside = [entry for entry in entries if entry.place.admin1_code not in CITIES]
            entries = outside or entries
        if main.form == "village":
            entries = [entry for entry in entries if entry.place.population < CITY]
        if main.form in ("rural_district", "part"):
            entries = []
        is_adjective_alone = main.kind is None and is_adjective(main.name)
        if main.is_venue and (main.form == "town" or is_adjective_alone):
            entries = [one for one in entries if one.place.place_id in self._wider.with_offices]
        # "город Алатау" is a town, "Алатау" the mountains.
        is_sure = around or (main.kind and any(entry.name.language for entry in entries))
        return form, entries if is_sure or not self._is_else(main, form, entries) else []

    def _looked_up(self, part: Part) -> tuple[str, Sequence[Entry]]:
        """The first form of the name that is known, and its entries; "" and none if none is."""
        for form in chain(forms_of(part.name), towns_of_office(part)):
            entries = [
                entry
                for entry in self._index.entries(skeleton(form))
                if entry.fits(part.kind)
                if form is part.name or is_cyrillic(form) == is_cyrillic(entry.folded)
            ]
            if entries and (form is part.name or not self._is_rather_abroad(part, entries)):
                return form, entries
        return "", self._index.after_a_person(part)

    def _split(self, part: Part) -> list[Part]:
        """The place and the region or country of "Zhanaozen Mangystau region"; [] if not two."""
        words = part.name.split()
        kind = part.kind if part.kind in ("region", "district") else "country"
        for at in range(1, len(words)):
            before, after = " ".join(words[:at]), " ".join(words[at:])
            name = before.removesuffix(" of")
            around = Part(after, kind, is_place=True)
            if self._lookup(around)[1]:
                return [Part(name, None, is_place=True), around]
            # "СКО Петропавловск", "Казахстан Талгар"
            region = Part(before, None, is_place=True)
            if part.kind != kind and is_wide(self._lookup(region)[1]):
                return [region, Part(after, part.kind, is_place=True, form=part.form)]
            # "район М. Жумабаева СКО"
            region = Part(after, None, is_place=True)
            if part.kind and is_wide(self._lookup(region)[1]):
                return [Part(before, part.kind, is_place=True, form=part.form), region]
        return []

    def _lies(self, place: Place, around: Iterable[Part]) -> bool:
        """Whether the place lies in each of these, which may be bare names of regions."""
        for part in around:
            entries = [*self._lookup(part)[1]]
            if part.kind is None:
                entries += self._lookup(Part(part.name, "region", is_place=True))[1]
            if part.kind is None and not entries:
                entries += self._lookup(Part(part.name, "district", is_place=True))[1]
            # A district that is not in the tables contradicts nothing, nor does a word that
            # a court or a department has beside it: "департамент юстиции".
            is_office = part.is_venue and part.kind is None
            is_unknown = (part.kind == "district" or is_office) and not entries
            if not is_unknown and not any(entry.place.contains(place) for entry in entries):
                return False
        return True

    def _is_unknown(self, around: Iterable[Part]) -> bool:
        """Whether one of these is a district that is not in the tables."""
        return any(part.kind == "district" and not self._lookup(part)[1] for part in around)

    def _is_else(self, part: Part, form: str, entries: Iterable[Entry]) -> bool:
        """Whether a name of ours, with nothing beside it, rather names a person or a thing."""
        is_unchecked = not any(entry.name.language for entry in entries)
        is_person = part.kind is None and is_unchecked and is_surname(form)
        return is_person or self._is_blocked(part, form)

    def _is_about_else(self, named: Iterable[Part]) -> bool:
        return any(self._is_blocked(part, form) for part in named for form in forms_of(part.name))

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

    def _is_abroad(self, part: Part) -> bool:
        return skeleton(part.name) in self._abroad

    def _preferred_of(self, part: Part, form: str, entries: list[Entry]) -> list[Entry]:
        if len(entries) == 1:
            return entries
        if form != part.name and any(entry.place.kind != "settlement" for entry in entries):
            return entries  # "Маңғыстауда": the pin is for the name as it stands
        preferred = self._preferred.get(skeleton(form))
        return [entry for entry in entries if entry.place.place_id == preferred] or entries

    def _guess(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        # A misspelt town after its region is guessed as before it, and a region beside the country.
        unknown = [one for one in named if not self._lookup(one)[1]]
        part = min(unknown or named, key=lambda one: WIDTH[one.kind] if one.kind else 0)
        around = [one for one in named if one is not part]
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
    def _settlements(self) -> Settlements:
        return self._read_settlements(self.places)

    @cached_property
    def _wider(self) -> WiderUnits:
        return WiderUnits(self.places, lambda: self._settlements, self._lookup)

    @cached_property
    def _offices(self) -> Offices:
        return Offices(self._find_named, self._lookup, self._wider)

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
        settlements=lambda places: read_settlements(FOLDER, places),
    )
