"""Which places lie in which others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from geo.gazetteer.place import Place
from geo.regions import CITIES, admin1_on


@dataclass(frozen=True, eq=False)
class PlaceNesting:
    """Places inside places, by the regions of the places, the city of each city district, and the
    unit around each settlement that the state's classifier has, read once a district asks."""

    places: Mapping[str, Place]
    city_districts: Mapping[str, str]
    read_units: Callable[[], Mapping[str, Place]]

    def city_of(self, place: Place) -> Place | None:
        """The city that a district is a part of; None where it is part of none, or no district."""
        if place.kind != "district":
            return None
        if place.admin1_code in CITIES:
            return self._unit_cities.get(place.admin1_code)
        return self.places.get(self.city_districts.get(place.place_id, ""))

    def holds(self, outer: Place, inner: Place, *, on: date | None = None) -> bool:
        """Whether all of the inner place surely lay in the outer one on that day (today if None),
        and is not the whole of it: the country holds all, a region its places, a city its
        districts, another district its settlements as the classifier has them today.

        The region around a city that is a unit does not hold it.
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
        return self.unit_of(inner) == outer

    def unit_of(self, place: Place) -> Place | None:
        """The district of a settlement, or its region or city where it is in none; None where the
        classifier does not know it."""
        return self.read_units().get(place.place_id)

    @cached_property
    def cities(self) -> frozenset[Place]:
        """The cities that have districts."""
        return frozenset(city for place in self.places.values() if (city := self.city_of(place)))

    @cached_property
    def _unit_cities(self) -> dict[str, Place]:
        """The city of each unit that is one: the largest place there."""
        towns = [p for p in self.places.values() if p.kind == "settlement"]
        towns.sort(key=lambda place: place.population)
        return {place.admin1_code: place for place in towns if place.admin1_code in CITIES}
