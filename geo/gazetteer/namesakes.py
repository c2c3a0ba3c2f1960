"""Places of one name in one list: what tells each from the others, in any of our languages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from geo.gazetteer.place import Place
from geo.message import LANGUAGES, Message, in_languages
from geo.regions import unit_name

WHOLE_UNITS = ("region", "country")
"""Kinds of places that lie in no region."""


def told_apart(places: Sequence[Place], language: str) -> Iterator[tuple[Place, str]]:
    """Each of these places with what tells it from the others: its region of today, and its point
    where others have the same; "" for a region and the country."""
    regions = [unit_name(place.admin1_code, language) for place in places]
    for place, region in zip(places, regions, strict=True):
        if place.kind in WHOLE_UNITS:
            yield place, ""
            continue
        others = [
            other
            for other, around in zip(places, regions, strict=True)
            if around == region and other.kind == place.kind and other != place
        ]
        where = f"{place.latitude:.2f}, {place.longitude:.2f}"
        yield place, f"{region}, {where}" if others else region


def named_apart(
    places: Sequence[Place], language: str, *, on: date | None = None, ids: bool = False
) -> list[str]:
    """The names of the places, each with what tells it apart: Abai (Qaraghandy Region); with its
    id behind that where `ids` are wanted."""
    names = []
    for place, around in told_apart(places, language):
        name = place.name(language, on=on)
        inside = [around if around != name else "", place.place_id if ids else ""]
        told = ", ".join(filter(None, inside))
        names.append(f"{name} ({told})" if told else name)
    return names


def name_told(place: Place, on: date | None = None) -> Message:
    """The name of a place on a day, in the language of whoever reads it."""
    return in_languages({code: place.name(code, on=on) for code in LANGUAGES})


def candidates_told(places: Sequence[Place], on: date | None = None) -> Message:
    """The places that a name can be, with their ids, in the language of whoever reads it."""
    return in_languages(
        {code: "; ".join(named_apart(places, code, on=on, ids=True)) for code in LANGUAGES}
    )
