"""A point in degrees and what is there: the settlement nearest to it and the region around it."""

from __future__ import annotations

import re
from datetime import date

from geo.gazetteer.reverse import Spot, reverse
from ui.elements.html import joined, show, tag
from ui.session.session import Session

_NUMBER = re.compile(r"[-+−]?\d{1,3}(?:[.,]\d+)?")


def read_point(text: str) -> tuple[float, float] | None:
    """Latitude and longitude as somebody wrote them, or None if these are no two numbers.

    >>> read_point("43.25, 76.92"), read_point("43,25° N 76,92° E"), read_point("43.25")
    ((43.25, 76.92), (43.25, 76.92), None)
    """
    numbers = [float(n.replace(",", ".").replace("−", "-")) for n in _NUMBER.findall(text)]
    return (numbers[0], numbers[1]) if len(numbers) == 2 else None


def tell_point(session: Session, text: str, on: date | None) -> None:
    """Draws what is at the point that was entered."""
    say = session.say
    point = read_point(text)
    try:
        spot = reverse(*point, on=on) if point else None
    except ValueError:
        spot = None
    if spot is None:
        wanted = say(
            "{text} is no point, wanted a latitude and a longitude: 43.25, 76.92",
            text=repr(text[:60]),
        )
        show(tag("p", wanted))
    elif spot.place is None:
        show(tag("p", say("This point lies outside Kazakhstan.")))
    else:
        _tell_spot(session, spot, on)


def _tell_spot(session: Session, spot: Spot, on: date | None) -> None:
    say, language = session.say, session.language_code
    assert spot.place is not None
    lines = [
        say(
            "{kilometres} km from the middle of the nearest settlement",
            kilometres=session.speaker.language.number(round(spot.distance_km or 0)),
        )
    ]
    if spot.region:
        region = spot.region.name(language, on=on)
        told = say("in {region}", region=region)
        if spot.region_by == "nearest_settlement":
            told = say("in {region}, by the nearest settlement", region=region)
        lines.append(told)
    if spot.status == "swapped":
        lines.append(
            say(
                "latitude and longitude were exchanged: read as {latitude}, {longitude}",
                latitude=spot.latitude,
                longitude=spot.longitude,
            )
        )
    name = tag("p", spot.place.name(language, on=on), css="figure")
    show(tag("div", joined([name, tag("p", "; ".join(lines), css="quiet")]), css="place"))
