"""Where incidents lie: the gazetteer's answer for each location on its day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Place
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table

PINNED = "pinned"
"""How a place was matched whose id an editor wrote into the table."""


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
            locations.problems.append(incidents.problem(row, column, wanted=str(error)))
            located, remark = None, ""
        if remark:
            column = "place_id" if row["place_id"] else "location_text"
            locations.notes.append(incidents.note(row, column, remark=remark))
        locations.places.append(located)
    return locations


def _located(row: Row, gazetteer: Gazetteer) -> tuple[Located, str]:
    """The place and a remark on it, "" if there is none; LookupError says what is wanted."""
    if pinned := row["place_id"]:
        if pinned not in gazetteer.places:
            raise LookupError("the id of a place in the gazetteer")
        place = gazetteer.places[pinned]
        return Located(place, PINNED), _unlike_its_words(place, row, gazetteer)
    day = row["date_first"]
    try:
        match = gazetteer.find(row["location_text"], on=day)
    except AmbiguousPlace as ambiguous:
        which = [f"{place.name(on=day)} ({place.place_id})" for place in ambiguous.candidates]
        wanted = f"a place_id, since it can be {', '.join(which)}"
        raise LookupError(wanted) from ambiguous
    if match is None:
        raise LookupError("a place that the gazetteer knows")
    name = match.place.name(on=day)
    if match.matched_by == "fuzzy":
        remark = f"taken for {name}, which is spelt much like it"
    elif match.matched_by == "wider":
        remark = f"counted for {name}, the {match.place.kind} that it lies in; no point is known"
    elif match.out_of_dates:
        remark = f"the place was called {name} on that day"
    elif match.place.kind != "settlement":
        remark = f"taken for a {match.place.kind}, not a town"
    else:
        remark = ""
    return Located(match.place, match.matched_by), remark


def _unlike_its_words(place: Place, row: Row, gazetteer: Gazetteer) -> str:
    """What to say where the words of a row do not name the place that it is pinned to."""
    day = row["date_first"]
    try:
        match = gazetteer.find(row["location_text"], on=day)
    except AmbiguousPlace as ambiguous:
        if place in ambiguous.candidates:
            return ""
        match = None
    if match and match.place == place:
        return ""
    named = f"names {match.place.name(on=day)}" if match else "does not name it"
    return f"this is {place.name(on=day)}, but location_text '{row['location_text']}' {named}"
