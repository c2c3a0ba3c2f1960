"""A place with its names, and the match that a search for one gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from geo.names.name_parts import Kind
from geo.regions import CITIES, SURROUNDING_REGION

MatchedBy = Literal["exact", "alias", "old_name", "spelling", "fuzzy", "wider"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name of a place, official from `first` to `last`, both included; None is no bound."""

    text: str
    language: str  # en, ru, kk (Cyrillic), kk-Latn; "" if nobody said
    first: date | None
    last: date | None
    kind: str  # official, alias, spelling, old_name

    def in_force(self, on: date | None) -> bool:
        """Whether the name holds on that day; without a day, whether it holds still."""
        if on is None:
            return self.last is None and self.kind != "old_name"
        if self.kind == "old_name" and not (self.first or self.last):
            return False
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)


_OFFICIAL = ("official", "old_name")


def _began(name: Name) -> tuple[date, bool]:
    """Orders names that all hold on a day: the one that began last, and one with an end before
    one that nobody has dated."""
    return name.first or date.min, name.last is not None


@dataclass(frozen=True, slots=True)
class Place:
    """A settlement, district, region or the country, at a point in degrees.

    `population` is 0 where it is not known. `admin1_code` is today's ISO 3166-2 unit,
    `region_code` the unit of 2018-2022; both are "" for the country.
    """

    place_id: str
    kind: Kind
    latitude: float
    longitude: float
    population: int
    admin1_code: str
    region_code: str
    names: tuple[Name, ...]

    def name(self, language: str = "en", *, on: date | None = None) -> str:
        """The name official on that day (today's if None) in that language, else in English."""
        for wanted in (language, "en"):
            held = [
                name
                for name in self.names
                if name.language == wanted and name.kind in _OFFICIAL and name.in_force(on)
            ]
            if held:
                return max(held, key=_began).text
        return self.names[0].text

    def details(
        self, *, on: date | None = None, language: str = "en"
    ) -> dict[str, str | float | bool]:
        """What the place is, its name as on that day in that language, ready for JSON."""
        return {
            "place_id": self.place_id,
            "name": self.name(language, on=on),
            "kind": self.kind,
            "latitude": self.latitude,
            "longitude": self.longitude,
            "admin1_code": self.admin1_code,
            "region_code": self.region_code,
        }

    def contains(self, other: "Place") -> bool:
        """Whether the other place lies in this one, or is this one."""
        if self.kind == "country" or self == other:
            return True
        if self.kind == "region":
            around = SURROUNDING_REGION.get(other.region_code)
            return self.admin1_code in {other.admin1_code, other.region_code, around}
        # Which places a district holds is not in the tables, only which region it lies in.
        inner = {"district": "settlement", "settlement": "district"}[self.kind]
        is_possible = self.kind == "district" or self.admin1_code in CITIES
        return is_possible and other.kind == inner and self.admin1_code == other.admin1_code


class AmbiguousPlace(LookupError):
    """The text names several places. `text` is the text, `candidates` the places.

    Best first: those that bear the name on the day before those that do not, then by population.
    `together` is True where the text names each of them: "Алматы и Алматинская область".
    """

    def __init__(self, text: str, candidates: Sequence[Place], *, together: bool = False) -> None:
        self.text = text
        self.candidates = tuple(candidates)
        self.together = together
        which = ", ".join(
            f"{place.name()} ({place.kind} {place.place_id}, {place.admin1_code})"
            for place in self.candidates
        )
        said = f"{text!r} names {which}; write one of them"
        unclear = f"{text!r} can be {which}; add the region, as in 'Aksu, Pavlodar Region'"
        super().__init__(said if together else unclear)


@dataclass(frozen=True, slots=True)
class Match:
    """A place and how it was found: `score` is 100 unless the match is fuzzy or wider.

    A wider match is the unit in which lies what the text names and nobody has a point of.
    """

    place: Place
    matched_by: MatchedBy
    score: float
    out_of_dates: bool

    def by(self, matched_by: MatchedBy, *, score: float = 100.0) -> "Match":
        """The same place, found in another way."""
        return Match(self.place, matched_by, score, self.out_of_dates)

    def details(
        self, *, on: date | None = None, language: str = "en"
    ) -> dict[str, str | float | bool]:
        """The place's details and how it was found, ready for JSON."""
        return self.place.details(on=on, language=language) | {
            "matched_by": self.matched_by,
            "score": self.score,
            "out_of_dates": self.out_of_dates,
        }
