"""Where incidents lie: the gazetteer's answer for each location on its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Place
from geo.message import Message, message_of, to_say
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table

PINNED = "pinned"
"""How a place was matched whose id an editor wrote into the table."""

KIND_NAMES = {
    "settlement": to_say("settlement"),
    "district": to_say("district"),
    "region": to_say("region"),
    "country": to_say("country"),
}
"""What the kinds of places of the gazetteer are called."""


@dataclass(frozen=True)
class Located:
    """The place of an incident and how it was matched."""

    place: Place
    matched_by: str

    @property
    def is_wider(self) -> bool:
        """Whether the incident lies somewhere in the place, which is not all meant."""
        return self.matched_by == "wider"


@dataclass
class Locations:
    """The places of incidents in their order, None where there is none, and what to mend."""

    places: list[Located | None] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def locate(rows: Iterable[Row], incidents: Table, *, gazetteer: Gazetteer) -> Locations:
    """The place of each row of the table of incidents.

    A pinned id wins. Without one the location is looked up as of the incident's first day;
    one that is not found, or that may be several places, stays without a place.
    """
    locations = Locations()
    for row in rows:
        try:
            located, remark = _located(row, gazetteer)
        except LookupError as error:
            column = "place_id" if row["place_id"] else "location_text"
            locations.problems.append(incidents.problem(row, column, wanted=message_of(error)))
            located, remark = None, None
        if remark:
            column = "place_id" if row["place_id"] else "location_text"
            locations.notes.append(incidents.note(row, column, remark=remark))
        locations.places.append(located)
    return locations


def _located(row: Row, gazetteer: Gazetteer) -> tuple[Located, Message | None]:
    """The place and a remark on it, if there is one; LookupError says what is wanted."""
    if pinned := row["place_id"]:
        if pinned not in gazetteer.places:
            raise LookupError(to_say("the id of a place in the gazetteer"))
        place = gazetteer.places[pinned]
        return Located(place, PINNED), _unlike_its_words(place, row, gazetteer)
    day = row["date_first"]
    try:
        match = gazetteer.find(row["location_text"], on=day)
    except AmbiguousPlace as ambiguous:
        which = [f"{place.name(on=day)} ({place.place_id})" for place in ambiguous.candidates]
        wanted = to_say("a place_id, since it can be {places}", places=", ".join(which))
        raise LookupError(wanted) from ambiguous
    if match is None:
        raise LookupError(to_say("a place that the gazetteer knows"))
    name = match.place.name(on=day)
    kind = KIND_NAMES.get(match.place.kind, match.place.kind)
    remark = None
    if match.matched_by == "fuzzy":
        remark = to_say("taken for {place}, which is spelt much like it", place=name)
    elif match.matched_by == "wider":
        remark = to_say(
            "counted for {place} ({kind}), which it lies in; no point is known",
            place=name,
            kind=kind,
        )
    elif match.out_of_dates:
        remark = to_say("the place was called {place} on that day", place=name)
    elif match.place.kind != "settlement":
        remark = to_say("taken for a {kind}, not a town", kind=kind)
    return Located(match.place, match.matched_by), remark


def _unlike_its_words(place: Place, row: Row, gazetteer: Gazetteer) -> Message | None:
    """What to say where the words of a row do not name the place that it is pinned to."""
    day = row["date_first"]
    try:
        match = gazetteer.find(row["location_text"], on=day)
    except AmbiguousPlace as ambiguous:
        if place in ambiguous.candidates:
            return None
        match = None
    if match and match.place == place:
        return None
    here, written = place.name(on=day), row["location_text"]
    if match is None:
        return to_say(
            "this is {place}, but location_text '{text}' does not name it", place=here, text=written
        )
    return to_say(
        "this is {place}, but location_text '{text}' names {other}",
        place=here,
        text=written,
        other=match.place.name(on=day),
    )
