"""Where incidents lie: the gazetteer's answer for each location on its day."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Place
from geo.gazetteer.name_periods import NamePeriods
from geo.gazetteer.namesakes import candidates_told, name_told
from geo.message import Message, message_of, to_say
from incidents.tables.problems import Note, Problem
from incidents.tables.rows import Row, Table, combinations, distinct

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
    """The places of the incidents of a table, and what to mend.

    `found` holds each place once, None before all; `numbers` says of each row of the table which of
    them is its own, 0 of those that were not asked for.
    """

    found: list[Located | None]
    numbers: np.ndarray
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def of(self, row: Row) -> Located | None:
        """The place of a row of the table."""
        return self.found[int(self.numbers[row.index])]


def locate(incidents: Table, *, gazetteer: Gazetteer) -> Locations:
    """The place of each sound row of the table of incidents.

    A pinned id wins. Without one the location is looked up as of the incident's first day;
    one that is not found, or that may be several places, stays without a place. What stands in
    several rows is looked up once for all days with the same names.
    """
    locations = Locations([None], np.zeros(len(incidents), dtype=np.int64))
    sound = np.flatnonzero(incidents.sound)
    asked = _asked(incidents.sound_cells(), gazetteer)
    which, firsts, of_each = np.unique(asked, return_index=True, return_inverse=True)
    is_first = np.zeros(len(incidents), dtype=bool)
    is_first[sound[firsts]] = True
    rows = {row.index: row for row in incidents.where(is_first)}
    numbers: dict[tuple[str, str], int] = {}
    number_of, remarks = np.zeros(len(which), dtype=np.int64), _Remarks(len(which))
    for one, index in enumerate(sound[firsts].tolist()):
        row = rows[index]
        column = "place_id" if row["place_id"] else "location_text"
        try:
            located, remark = _located(row, gazetteer)
        except LookupError as error:
            remarks.add(one, message_of(error), column=column, is_problem=True)
            continue
        if remark:
            remarks.add(one, remark, column=column)
        key = located.place.place_id, located.matched_by
        if key not in numbers:
            numbers[key] = len(locations.found)
            locations.found.append(located)
        number_of[one] = numbers[key]
    locations.numbers[sound] = number_of[of_each]
    asked_of = np.full(len(incidents), -1)
    asked_of[sound] = of_each
    remarks.tell(incidents, asked_of, locations)
    return locations


def _asked(rows: pa.Table, gazetteer: Gazetteer) -> np.ndarray:
    """A number for each of these rows, the same for those that are looked up alike."""
    days = distinct(rows["date_first"])
    periods = NamePeriods(gazetteer.places.values())
    since = [periods.begin(day) for day in days.dictionary.to_pylist()]
    period = pa.chunked_array([pa.array(since, pa.date32()).take(days.indices)])
    return combinations([rows["location_text"], rows["place_id"], period])


class _Remarks:
    """What there is to say of what was looked up, by its number, until the rows are told."""

    def __init__(self, asked: int) -> None:
        self._asked = asked
        self._kinds: dict[tuple[bool, str, str], dict[int, Message]] = {}

    def add(self, one: int, said: Message, *, column: str, is_problem: bool = False) -> None:
        kind = is_problem, column, said.singular
        self._kinds.setdefault(kind, {})[one] = said

    def tell(self, incidents: Table, asked_of: np.ndarray, locations: Locations) -> None:
        """Adds problems and notes for the rows, which were looked up as this number each."""
        for (is_problem, column, _), said in self._kinds.items():
            is_told = np.zeros(self._asked + 1, dtype=bool)  # its last is that of rows not asked
            is_told[list(said)] = True
            for row, more in incidents.first_where(is_told[asked_of]):
                told = said[int(asked_of[row.index])]
                if is_problem:
                    problem = incidents.problem(row, column, wanted=told, more=more)
                    locations.problems.append(problem)
                else:
                    locations.notes.append(incidents.note(row, column, remark=told, more=more))


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
        which = candidates_told(ambiguous.candidates, day)
        wanted = to_say("a place_id, since it can be {places}", places=which)
        raise LookupError(wanted) from ambiguous
    if match is None:
        raise LookupError(to_say("a place that the gazetteer knows"))
    name = name_told(match.place, day)
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
    here, written = name_told(place, day), row["location_text"]
    if match is None:
        return to_say(
            "this is {place}, but location_text '{text}' does not name it", place=here, text=written
        )
    return to_say(
        "this is {place}, but location_text '{text}' names {other}",
        place=here,
        text=written,
        other=name_told(match.place, day),
    )
