"""The unit for what has no point: a village that only the classifier knows is told by its district.

A name that several settlements bear means one of them only where the text says which.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from geo.gazetteer.name_index import Entry
from geo.gazetteer.place import AmbiguousPlace, Match, Place
from geo.gazetteer.settlements import Bearer, Settlements
from geo.names.case_endings import forms_of
from geo.names.folding import skeleton
from geo.names.name_parts import Kind, Part
from geo.regions import CITIES, SURROUNDING_REGION

WIDER_SCORE = 50.0
"""Of a wider match: what the text names is believed, and where in the unit it lies is not known."""

CITY = 50_000
"""People from which on a settlement is no village, and a village of its name is another."""

LARGE_VILLAGE = 10_000
"""People of a village that is meant by its name alone, as the seat of a district is: villages have
1,000 on the average (7.3 million people in 6,300)."""

MOST_BEARERS = 4
"""Villages of one name of which the large one among them is still meant."""

WIDTH = {"settlement": 0, "district": 1, "region": 2, "country": 3}


def width_of(entries: Iterable[Entry]) -> int:
    """How wide the narrowest of the entries is; a district of a city is as narrow as a town."""
    return min((_width(entry.place) for entry in entries), default=len(WIDTH))


def is_wide(entries: Sequence[Entry]) -> bool:
    """Whether the narrowest of the entries is a region or the country; False without any."""
    return bool(entries) and width_of(entries) >= WIDTH["region"]


def as_main(entries: Sequence[Entry], cities: Container[Place | None]) -> tuple[bool, int, bool]:
    """Orders what a text is about: the narrowest first, of two such that which is no region too
    ("Ulytau, Zhezkazgan": a village has the name of the region). Last are the cities given, a
    district of which is named beside them: "Алматы, Бостандыкский район" is the district."""
    regions = sum(entry.place.kind == "region" for entry in entries)
    is_around = any(entry.place in cities for entry in entries)
    return is_around, width_of(entries), 0 < regions < len(entries)


def _width(place: Place) -> int:
    return 0 if place.kind == "district" and place.admin1_code in CITIES else WIDTH[place.kind]


class WiderUnits:
    """Units by the settlements in them; `lookup` gives the places that a part of a text names."""

    def __init__(
        self,
        places: Mapping[str, Place],
        settlements: Callable[[], Settlements],
        lookup: Callable[[Part], tuple[str, Sequence[Entry]]],
    ) -> None:
        self._places = places
        self._read = settlements
        self._lookup = lookup

    def holding(self, text: str, named: Sequence[Part]) -> Match | None:
        """The unit of the settlement that the parts name; AmbiguousPlace if several bear the name
        and the text does not say which."""
        for main in named:
            around = [part for part in named if part is not main]
            if main.kind not in (None, "settlement") or main.is_venue:
                continue
            bearers = self._bearers(main, forms_of(main.name), around)
            if not main.kind and not self._can_be_bare(main, bearers, around):
                continue
            if match := self._only(text, bearers, around):
                return match
        return None

    def told_apart(
        self, text: str, match: Match, main: Part, form: str, around: Sequence[Part]
    ) -> Match:
        """The match, where no other settlement of the name can be meant."""
        place = match.place
        is_in_district = any(part.kind == "district" for part in around)
        if place.kind != "settlement" or not (main.form == "village" or is_in_district):
            return match
        bearers = self._bearers(main, [form], around)
        is_there = any(bearer.place == place for bearer in bearers)
        if is_in_district and not is_there:
            return self._only(text, bearers, around) or self._in_district(text, match, around)
        is_sure = (
            all(bearer.place == place for bearer in bearers)
            or (is_in_district and main.form != "village")
            or (place.population >= CITY or place.place_id in self._read().towns)
            or (is_there and not around and self._is_meant_alone(match, bearers))
        )
        if is_sure:
            return match
        if not is_there:
            unit = self._read().units.get(place.place_id, place)
            bearers = [Bearer("village", unit, place), *bearers]
        return self._only(text, bearers, around, match) or match

    def _in_district(self, text: str, match: Match, around: Sequence[Part]) -> Match:
        """The match; AmbiguousPlace if it is a city that the district beside it does not hold: in
        "Актогайский район, Павлодар" the city may stand for its region."""
        known = self._read()
        unit = known.units.get(match.place.place_id)
        named = [
            place for part in around if part.kind == "district" for place in self._around(part)
        ]
        beside = [one for one in named if one.place_id in known.districts and one != unit]
        if unit and match.place.population >= CITY and len(beside) == len(named):
            lying = [one for one in beside if one.admin1_code == match.place.admin1_code]
            raise AmbiguousPlace(text, list(dict.fromkeys([match.place, *lying])))
        return match

    def _is_meant_alone(self, match: Match, bearers: Sequence[Bearer]) -> bool:
        """Whether one of few villages with a name, written as it is today, outdoes the others: it
        has the people of ten, or is the seat of its district."""
        place = match.place
        is_large = place.population >= LARGE_VILLAGE
        is_seat = (place.latitude, place.longitude) in self._seats
        is_one_of_few = match.matched_by == "exact" and len(bearers) <= MOST_BEARERS
        return is_one_of_few and (is_large or is_seat)

    @cached_property
    def _seats(self) -> frozenset[tuple[float, float]]:
        """The points of the districts, which are those of their seats."""
        every = self._places.values()
        return frozenset((one.latitude, one.longitude) for one in every if one.kind == "district")

    @cached_property
    def with_offices(self) -> frozenset[str]:
        """The ids of the settlements that have a court: towns, and the seats of districts."""
        seats = (
            place.place_id
            for place in self._places.values()
            if place.kind == "settlement" and (place.latitude, place.longitude) in self._seats
        )
        return self._read().towns.union(seats)

    def unit_of(self, place: Place) -> Place | None:
        """The unit that the classifier has for a settlement; None for one that it does not have."""
        return self._read().units.get(place.place_id)

    def region_of(self, place: Place) -> Match | None:
        """The region around a settlement, or the city that it is."""
        kind = "settlement" if place.admin1_code in CITIES else "region"
        units = [
            one
            for one in self._places.values()
            if one.kind == kind and one.admin1_code == place.admin1_code
        ]
        return _wider(max(units, key=lambda one: one.population)) if units else None

    def _bearers(self, main: Part, forms: Iterable[str], around: Sequence[Part]) -> list[Bearer]:
        for sound in self._sounds(main, forms):
            every = self._read().bearers(sound, main.form, camps=bool(around))
            if found := self._lying(every, around, near=bool(main.kind)):
                return found
        return []

    def _sounds(self, main: Part, forms: Iterable[str]) -> Iterator[str]:
        initial, _, surname = main.name.partition(" ")
        if len(initial) > 1 or not surname:
            yield from map(skeleton, forms)
        elif main.kind:
            for form in forms_of(surname):
                yield from self._read().after_a_person(skeleton(initial), skeleton(form))

    def _lying(
        self, bearers: Iterable[Bearer], around: Sequence[Part], *, near: bool
    ) -> list[Bearer]:
        """Those that lie in all that stands around, as far as it is known; or `near` a town."""
        found = list(bearers)
        for part in around:
            places = self._around(part)
            if not places and part.kind not in ("district", "settlement"):
                return []
            if not places:
                continue
            if not near:  # "Сарань, Шахтинск" are two towns
                places = [place for place in places if place.kind != "settlement"]
            found = [one for one in found if any(self._holds(place, one) for place in places)]
        return found

    def _can_be_bare(self, main: Part, bearers: Sequence[Bearer], around: Sequence[Part]) -> bool:
        """Whether a word without a kind is a settlement: it is a man's name or a word of the
        language more often."""
        elsewhere = [entry.place for entry in self._lookup(main)[1]]
        if any(place.population >= CITY for place in elsewhere):
            return len(bearers) == 1 and any(part.kind == "district" for part in around)
        if elsewhere:
            is_town = any(place.place_id in self._read().towns for place in elsewhere)
            return self._is_told(around) and (len(bearers) == 1 or not is_town)
        is_known = any(self._read().is_known(skeleton(form)) for form in forms_of(main.name))
        return is_known or self._is_told(around)

    def _is_told(self, around: Iterable[Part]) -> bool:
        places = (place for part in around for place in self._around(part))
        return any(place.kind in ("region", "district") for place in places)

    def _around(self, part: Part) -> list[Place]:
        kinds: list[Kind | None] = [part.kind] if part.kind else [None, "region", "district"]
        for kind in kinds:
            if entries := self._lookup(Part(part.name, kind, is_place=True))[1]:
                return [entry.place for entry in entries]
        return []

    def _holds(self, place: Place, bearer: Bearer) -> bool:
        """Whether the place holds the settlement; a town, whether it is near."""
        if place.kind == "district" and place.place_id in self._read().districts:
            return place == bearer.unit
        if place.kind == "settlement" and place.admin1_code in CITIES:  # "под Алматы"
            near = {place.admin1_code, SURROUNDING_REGION[place.admin1_code]}
            return bearer.unit.admin1_code in near
        if place.kind in ("district", "settlement"):
            return place.admin1_code in _regions_of(bearer.unit)
        return place.contains(bearer.unit)

    def _only(
        self,
        text: str,
        bearers: Sequence[Bearer],
        around: Sequence[Part],
        match: Match | None = None,
    ) -> Match | None:
        if not bearers:
            return None
        if len(bearers) == 1 and (place := bearers[0].place):
            return (
                match if match and match.place == place else Match(place, "spelling", 100.0, False)
            )
        units = list(dict.fromkeys(bearer.unit for bearer in bearers))
        if len(units) == 1:
            return _wider(units[0])
        # "село Озерное Костанайской области": one of three there.
        named = [place for part in around for place in self._around(part)]
        if len({place.place_id for place in named}) == 1 and named[0].kind == "region":
            return _wider(named[0])
        raise AmbiguousPlace(text, list(dict.fromkeys(one.place or one.unit for one in bearers)))


def _wider(unit: Place) -> Match:
    return Match(unit, "wider", WIDER_SCORE, False)


def _regions_of(place: Place) -> set[str | None]:
    return {place.admin1_code, place.region_code, SURROUNDING_REGION.get(place.admin1_code)}
