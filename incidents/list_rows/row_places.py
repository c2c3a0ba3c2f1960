"""The places that the rows of a list name: found, doubtful or unknown, each name looked up once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, load_gazetteer
from geo.gazetteer.name_periods import NamePeriods
from geo.gazetteer.namesakes import candidates_told
from geo.gazetteer.place import Place
from geo.gazetteer.reverse import reverse
from geo.message import Message, to_say
from incidents.list_rows.row_problem import Refused

NATIONWIDE = frozenset(
    (
        *("nationwide", "national", "countrywide", "whole country", "the whole country"),
        *("across the country", "across kazakhstan", "all over the country", "country-wide"),
        *("nation-wide", "national level"),
        *("по всей стране", "вся страна", "по стране", "по казахстану", "весь казахстан"),
        *("бүкіл ел", "ел бойынша", "қазақстан бойынша", "бүкіл қазақстан", "бүкіл ел бойынша"),
    )
)
"""Places that are no place: the report covers all of the event."""

NEAR_KM = 25.0
"""A settlement that is no farther from a point names it."""

_POINT = re.compile(r"(-?\d{1,3}(?:\.\d+)?), (-?\d{1,3}(?:\.\d+)?)")
_BETWEEN_PLACES = re.compile(r"\s*(?:[,;/&+]|\b(?:and|и|және|мен)\b)\s*", re.IGNORECASE)


@dataclass(frozen=True)
class PlaceFound:
    """What a place was taken for. `candidates` holds the ids and names that it can be: one where it
    is found, none where nobody knows it."""

    text: str
    candidates: tuple[tuple[str, str], ...]
    matched_by: str = ""


@dataclass(frozen=True)
class NamedPlace:
    """A place of a row: the words, its id, how it was called that day; pinned where the editor has
    said which of several it is."""

    text: str
    place_id: str
    name: str
    is_pinned: bool


@dataclass(frozen=True)
class _Answer:
    """What the gazetteer says of a name on a day."""

    places: Sequence[Place]
    matched_by: str = ""


@dataclass
class _Asked:
    """What came of the words of a row: its places or why it is refused, and what each name in them
    was taken for."""

    places: Sequence[NamedPlace] = ()
    refused: tuple[str, str, Message] | None = None
    found: dict[str, PlaceFound] = field(default_factory=dict)


class RowPlaces:
    """Looks places up, and notes in `found` what each name was taken for.

    Rows with the same words are looked up once for all days on which places have the same names.
    """

    def __init__(self, found: dict[str, PlaceFound], pins: Mapping[str, str]) -> None:
        self.found = found
        self._pins = {plain(name): place for name, place in pins.items()}
        self._gazetteer: Gazetteer = load_gazetteer()
        self._period_of = cache(NamePeriods(self._gazetteer.places.values()).begin)
        self._asked: dict[tuple[str, date], _Asked] = {}

    def of(self, text: str, on: date) -> Sequence[NamedPlace]:
        """The places that a row names; none where it speaks of the whole country. Refused where a
        name is of several places, or of none."""
        asked = text, self._period_of(on)
        answer = self._asked.get(asked)
        if answer is None:
            answer = self._asked[asked] = _Asked()
            try:
                answer.places = self._places(text, on, answer.found)
            except Refused as refused:
                answer.refused = refused.column, refused.value, refused.message
        self.found.update(answer.found)
        if answer.refused:
            raise Refused(*answer.refused)
        return answer.places

    def _places(self, text: str, on: date, found: dict[str, PlaceFound]) -> list[NamedPlace]:
        if plain(text) in NATIONWIDE:
            return []
        whole = self._look_up(text, on, found)
        if len(whole) != 1:
            parts = [part for part in _BETWEEN_PLACES.split(text) if part]
            several = [self._look_up(part, on, found) for part in parts] if len(parts) > 1 else []
            if several and all(len(candidates) == 1 for candidates in several):
                together = {c.place_id: (p, c) for p, [c] in zip(parts, several, strict=True)}
                return [self._named(part, place, on, found) for part, place in together.values()]
            doubtful = [p for p, any_ in zip(parts, several, strict=False) if len(any_) != 1]
            for name in doubtful or [text]:
                self._tell(name, on, found)
            raise _refused(text, whole, on)
        [place] = whole
        return [] if place.kind == "country" else [self._named(text, place, on, found)]

    def _look_up(self, text: str, on: date, found: dict[str, PlaceFound]) -> Sequence[Place]:
        """The places that a text can be: one where it is clear, none where nobody knows it."""
        answer = self._answer(text, on)
        if len(answer.places) == 1 and answer.matched_by:
            name = (answer.places[0].place_id, answer.places[0].name(on=on))
            found[text] = PlaceFound(text, (name,), answer.matched_by)
        return answer.places

    def _answer(self, text: str, on: date) -> _Answer:
        if point := _POINT.fullmatch(text):
            return _at(float(point[1]), float(point[2]), on)
        if pinned := self._gazetteer.places.get(self._pins.get(plain(text), "")):
            return _Answer([pinned])
        try:
            match = self._gazetteer.find(text, on=on)
        except AmbiguousPlace as ambiguous:
            return _Answer(ambiguous.candidates)
        return _Answer([match.place], match.matched_by) if match else _Answer([])

    def _tell(self, text: str, on: date, found: dict[str, PlaceFound]) -> None:
        places = self._look_up(text, on, found)
        names = tuple((place.place_id, place.name(on=on)) for place in places)
        found[text] = PlaceFound(text, names)

    def _named(self, text: str, place: Place, on: date, found: dict[str, PlaceFound]) -> NamedPlace:
        is_pinned, name = plain(text) in self._pins, place.name(on=on)
        if is_pinned:
            found[text] = PlaceFound(text, ((place.place_id, name),), "pinned")
        return NamedPlace(name if _POINT.fullmatch(text) else text, place.place_id, name, is_pinned)


def _at(latitude: float, longitude: float, on: date) -> _Answer:
    """The settlement nearest to a point of the country, if it is near."""
    spot = reverse(latitude, longitude, on=on)
    if spot.status != "inside" or spot.place is None or (spot.distance_km or 0) > NEAR_KM:
        return _Answer([])
    return _Answer([spot.place], "point")


def _refused(text: str, places: Sequence[Place], on: date) -> Refused:
    if not places:
        return Refused("place", text, to_say("is no place that is known"))
    which = to_say("can be {which}: say which", which=candidates_told(places, on))
    return Refused("place", text, which)


def plain(text: str) -> str:
    """The text as names are compared: small letters, single spaces."""
    return " ".join(text.casefold().split())
