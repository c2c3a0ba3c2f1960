"""Courts and districts called by an adjective that is no name in the tables: "Уральский суд",
"Щучинский районный суд". They are where the town is that the adjective is made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from geo.gazetteer.name_index import Entry
from geo.gazetteer.place import AmbiguousPlace, Match, Place
from geo.gazetteer.wider import CITY, WIDER_SCORE, WiderUnits
from geo.names.name_parts import Part, is_surname, town_of_adjective

Lookup = Callable[[Part], tuple[str, Sequence[Entry]]]
FindNamed = Callable[[str, Sequence[Part], date | None], Match | None]


class Offices:
    """Finds them by `find_named`, in the towns that `wider` has offices in; `lookup` gives the
    places that a part of a text names."""

    def __init__(self, find_named: FindNamed, lookup: Lookup, wider: WiderUnits) -> None:
        self._find_named = find_named
        self._lookup = lookup
        self._wider = wider

    def find(self, text: str, named: Sequence[Part], on: date | None) -> Match | None:
        """The town of "Уральский суд", the district of "Медеуский суд", which may be either; of
        "Щучинский районный суд", a district that is in no table, the one around the town.

        AmbiguousPlace where a small town and a district lie apart.
        """
        for at, part in enumerate(named):
            town = town_of_adjective(part)
            if town is None or (part.kind == "district" and self._lookup(part)[1]):
                continue
            around = [*named[:at], *named[at + 1 :]]
            towns = [*self._towns(text, town, around, on)]
            if part.kind == "district":
                return self._around(towns)
            district = Part(part.name, "district", is_place=True, is_venue=True)
            meant = (match.place for match in self._meant(text, district, around, on))
            return self._one(text, towns, [one for one in meant if one.kind == "district"])
        return None

    def _towns(
        self, text: str, town: Part, around: Sequence[Part], on: date | None
    ) -> Iterator[Place]:
        for match in self._meant(text, town, around, on):
            # No court is called after Lenin for Leninsk, as Baikonur was called.
            is_of_a_man = match.matched_by == "old_name" and is_surname(town.name)
            if match.place.place_id in self._wider.with_offices and not is_of_a_man:
                yield match.place

    def _meant(
        self, text: str, part: Part, around: Sequence[Part], on: date | None
    ) -> Iterator[Match]:
        try:
            match = self._find_named(text, [part, *around], on)
        except AmbiguousPlace as several:
            yield from (Match(place, "spelling", 100.0, False) for place in several.candidates)
        else:
            if match:
                yield match

    def _around(self, towns: Sequence[Place]) -> Match | None:
        units = {self._wider.unit_of(town) for town in towns}
        unit = units.pop() if len(units) == 1 else None
        is_district = unit is not None and unit.kind == "district"
        return Match(unit, "wider", WIDER_SCORE, False) if unit and is_district else None

    def _one(self, text: str, towns: Sequence[Place], districts: Sequence[Place]) -> Match | None:
        cities = [town for town in towns if town.population >= CITY]
        if len(cities) == 1:
            return Match(cities[0], "spelling", 100.0, False)
        holding = {self._wider.unit_of(town) for town in towns}
        found = [*towns, *(one for one in districts if one not in holding)]
        if len(found) > 1:
            raise AmbiguousPlace(text, list(dict.fromkeys(found)))
        if not found:
            return None
        if towns:
            return Match(found[0], "spelling", 100.0, False)
        return Match(found[0], "wider", WIDER_SCORE, False)
