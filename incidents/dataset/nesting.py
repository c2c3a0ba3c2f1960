"""Places inside places: which incidents of an event hold which others of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.gazetteer.gazetteer import Gazetteer, Place
from geo.message import to_say, to_say_count
from incidents.dataset.geocoding import Locations
from incidents.rule.scope import ELSEWHERE
from incidents.tables.problems import Note
from incidents.tables.rows import Row, Table, truths

WIDE = ("district", "region", "country")
"""Kinds of places that others may lie in."""

MOST_NAMED = 3

Spot = tuple[Place | None, bool]
"""A place, and whether what is there is only somewhere in it (`Located.is_wider`)."""


def note_places(incidents: Table, locations: Locations, *, gazetteer: Gazetteer) -> None:
    """Gives each row of incidents the id of its place, and those of what it holds.

    An incident holds those of the same event in places inside its own (`PlaceNesting`), on the
    days that both have: whoever was detained there then may be in the figures of both. One in the
    country as a whole also holds what was not found, and elsewhere. One of which only the unit is
    known that it lies in holds nothing, and that unit holds it.
    """
    ids = [located.place.place_id if located else "" for located in locations.found]
    incidents.place_ids = np.array(ids, dtype=object)[locations.numbers].tolist()
    incidents.holds = {}
    of_event: dict[str, dict[Spot, list[Row]]] = defaultdict(lambda: defaultdict(list))
    # Of settlements alone none holds another.
    for row in _in_events_with(WIDE, incidents, locations):
        located = locations.of(row)
        spot = (located.place, located.is_wider) if located else (None, False)
        of_event[row["event_id"]][spot].append(row)
    for spots in of_event.values():
        incidents.holds |= _within_event(spots, gazetteer)


def _in_events_with(
    kinds: Collection[str], incidents: Table, locations: Locations
) -> Sequence[Row]:
    """The sound incidents of each event that has one at a place of one of these kinds, or somewhere
    in a place."""
    is_such = [
        located is not None and (located.place.kind in kinds or located.is_wider)
        for located in locations.found
    ]
    if not any(is_such):
        return ()
    such = np.array(is_such)[locations.numbers]
    events = incidents["event_id"].filter(pa.array(such)).combine_chunks()
    return incidents.where(truths(pc.is_in(incidents["event_id"], events)) & incidents.sound)


def _within_event(
    spots: Mapping[Spot, Sequence[Row]], gazetteer: Gazetteer
) -> dict[int, frozenset[str]]:
    """For the index of each row that holds others of its event what it holds."""
    found = {}
    cities = {gazetteer.nesting.city_of(place) for place, _ in spots if place}
    cities |= {place for place, is_wider in spots if is_wider}
    for (place, is_wider), rows in spots.items():
        if place is None or is_wider or (place.kind == "settlement" and place not in cities):
            continue
        for outer in rows:
            inside = (
                row
                for inner, found in spots.items()
                if _holds(place, inner, outer["date_first"], gazetteer)
                for row in found
            )
            held = {row["incident_id"] for row in inside if _share_a_day(outer, row)}
            if held := held | ({ELSEWHERE} if _is_country(place) else set()):
                found[outer.index] = frozenset(held)
    return found


def _holds(outer: Place, spot: Spot, day: date, gazetteer: Gazetteer) -> bool:
    inner, is_wider = spot
    if inner is None:
        return _is_country(outer)
    return (is_wider and inner == outer) or gazetteer.nesting.holds(outer, inner, on=day)


def may_hold(table: Table, locations: Locations, *, gazetteer: Gazetteer) -> Iterator[Note]:
    """A note on each incident in a district beside which the event has towns of the same region,
    on one of its days, of which the classifier does not say whether they lie in the district."""
    towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
    districts = []
    for row in _in_events_with(("district",), table, locations):
        located = locations.of(row)
        if located is None or located.is_wider:
            continue
        place, nesting = located.place, gazetteer.nesting
        if place.kind == "settlement" and not nesting.unit_of(place):
            towns[row["event_id"], place.admin1_code].append(row)
        elif place.kind == "district" and not nesting.city_of(place):
            districts.append((row, place.admin1_code))
    for district, unit in districts:
        beside = [t for t in towns[district["event_id"], unit] if _share_a_day(district, t)]
        if beside:
            named: str = ", ".join(row["incident_id"] for row in beside[:MOST_NAMED])
            if more := len(beside[MOST_NAMED:]):
                named = to_say_count(
                    "{these} and {number} more", "{these} and {number} more", more, these=named
                )
            remark = to_say(
                "if {incidents} lie in this district, whoever is in both figures is counted "
                "twice: give the report on the district their ids in its scope too",
                incidents=named,
            )
            yield table.note(district, "location_text", remark=remark)


def holdings(incidents: Table) -> Mapping[str, frozenset[str]]:
    """For each incident that holds others, their ids (`elsewhere` among them)."""
    at = sorted(incidents.holds)
    ids = incidents["incident_id"].take(pa.array(at, pa.int64())).to_pylist()
    return {one: incidents.holds[index] for one, index in zip(ids, at, strict=True)}


def outermost_of(members: Collection[str], holds: Mapping[str, frozenset[str]]) -> Collection[str]:
    """Those of the members that no other one of them holds, in their order."""
    if not any(member in holds for member in members):
        return members
    held = frozenset[str]().union(*(holds.get(member, ()) for member in members))
    return [member for member in members if member not in held]


def _is_country(place: Place) -> bool:
    return place.kind == "country"


def _share_a_day(one: Row, other: Row) -> bool:
    first, last = (
        max(one["date_first"], other["date_first"]),
        min(one["date_last"], other["date_last"]),
    )
    return bool(first <= last)
