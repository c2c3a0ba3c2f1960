"""The gazetteer behind geopy's interface, so that it can stand in for any other geocoder."""

from datetime import date

from geopy.geocoders.base import Geocoder
from geopy.location import Location

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match, Place, load_gazetteer


class GazetteerGeocoder(Geocoder):  # type: ignore[misc]
    """Finds places of Kazakhstan without a network."""

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        super().__init__()
        self.gazetteer = gazetteer or load_gazetteer()

    def geocode(
        self, query: str, *, exactly_one: bool = True, on_date: date | None = None
    ) -> Location | list[Location] | None:
        """The location that the text names on that day, or None; a list if not exactly one.

        `raw` of a location holds what `Match.details` gives. If the text names several places,
        AmbiguousPlace where exactly one is wanted, else all of them, likelier first: their `raw`
        holds what `Place.details` gives, for none is matched.

        >>> GazetteerGeocoder().geocode("Уральск").raw["region_code"]
        'KZ-27'
        """
        try:
            match = self.gazetteer.find(query, on=on_date)
        except AmbiguousPlace as several:
            if exactly_one:
                raise
            return [_location(place, on_date) for place in several.candidates]
        if match is None:
            return None
        location = _location(match, on_date)
        return location if exactly_one else [location]


def _location(found: Match | Place, on: date | None) -> Location:
    place = found.place if isinstance(found, Match) else found
    point = (place.latitude, place.longitude)
    return Location(place.name(on=on), point, found.details(on=on))
