"""What the tables hold that a list may speak of again: events, incidents, origins, reports."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from slugify import slugify

from geo.names.folding import fold
from incidents.codes import COUNTED_STATUSES
from incidents.tables.rows import Row, Table, Tables

ALIASES = {
    "interior-ministry": "interior ministry; ministry of interior; ministry of the interior; "
    "ministry of internal affairs; мвд; мвд рк; мвд казахстана; министерство внутренних дел; "
    "министерство внутренних дел рк; ішкі істер министрлігі; іім; қр іім",
    "police": "police; полиция; полиция казахстана; қазақстан полициясы",
    "prosecutor-general": "prosecutor general; general prosecutor's office; генпрокуратура; "
    "генеральная прокуратура; бас прокуратура",
    "rferl": "radio free europe radio liberty; rfe rl; rferl; радио свободная европа",
    "azattyk": "азаттык; радио азаттык; азаттық; азаттық радиосы; azattyq; radio azattyq",
}
"""Other names of origins that lists use, for tables that hold these ids."""

_IN_BRACKETS = re.compile(r"^(?P<outside>.*?)\s*\((?P<inside>.*)\)$")


@dataclass
class Incident:
    """An incident of the tables or of the list: its place ("" if none was found) and its days."""

    incident_id: str
    place_id: str
    text: str
    first: date
    last: date


@dataclass
class Event:
    """An event of the tables or of the list, with its incidents."""

    event_id: str
    title: str
    first: date
    last: date
    is_new: bool = False
    _by_id: dict[str, list[Incident]] = field(default_factory=dict)
    _by_text: dict[str, list[Incident]] = field(default_factory=dict)

    def add(self, incident: Incident) -> None:
        """Adds an incident."""
        if incident.place_id:
            self._by_id.setdefault(incident.place_id, []).append(incident)
        self._by_text.setdefault(incident.text.casefold(), []).append(incident)

    def at(self, place_id: str, text: str) -> list[Incident]:
        """The incidents at this place, known by its id or, where either has none, by its words."""
        of_text = self._by_text.get(text.casefold(), [])
        if not place_id:
            return of_text
        return self._by_id.get(place_id, []) + [one for one in of_text if not one.place_id]

    def holds(self, first: date, last: date) -> bool:
        """Whether these days lie in it."""
        return self.first <= first and last <= self.last


def known_events(tables: Tables) -> dict[str, Event]:
    """The events of the tables by id."""
    events = {
        row["event_id"]: Event(row["event_id"], row["title"], row["date_first"], row["date_last"])
        for row in tables["events"]
        if row.sound
    }
    for row in tables["incidents"]:
        if row.sound and row["event_id"] in events:
            place = row["place_id"] or row.place_id
            days = row["date_first"], row["date_last"]
            events[row["event_id"]].add(
                Incident(row["incident_id"], place, row["location_text"], *days)
            )
    return events


MOST_DAYS = 366
"""Days of an event that is found by each of them; there are few longer ones."""


class EventIndex:
    """Events found by their days and titles, however many there are."""

    def __init__(self, events: Mapping[str, Event]) -> None:
        self._by_day: dict[date, dict[str, Event]] = defaultdict(dict)
        self._long: dict[str, Event] = {}
        self._called: dict[str, list[Event]] = defaultdict(list)
        self._new: dict[str, Event] = {}
        for event in events.values():
            self.add(event)

    def add(self, event: Event) -> None:
        """Adds an event."""
        self._put(event)
        for name in {fold(event.title), event.event_id}:
            self._called[name].append(event)
        if event.is_new and (title := fold(event.title)):
            self._new.setdefault(title, event)

    def holding(self, first: date, last: date) -> list[Event]:
        """The events in which these days lie."""
        there = {**self._by_day.get(first, {}), **self._long}.values()
        return [event for event in there if event.holds(first, last)]

    def called(self, text: str, first: date, last: date) -> Event | None:
        """The event with this title or id in which these days lie, else the one of the list with
        this title; None where there is none."""
        title = fold(text)
        named = (*self._called.get(title, ()), *self._called.get(text.strip(), ()))
        holding = (event for event in named if event.holds(first, last))
        return next(holding, None) or self._new.get(title)

    def widen(self, event: Event, first: date, last: date) -> None:
        """Makes an event hold these days too."""
        if not event.holds(first, last):
            event.first, event.last = min(event.first, first), max(event.last, last)
            self._put(event)

    def _put(self, event: Event) -> None:
        if (event.last - event.first).days > MOST_DAYS:
            self._long[event.event_id] = event
            return
        for day in range(event.first.toordinal(), event.last.toordinal() + 1):
            self._by_day[date.fromordinal(day)][event.event_id] = event


def considered_already(tables: Tables) -> dict[str, str]:
    """The events that are considered or wait, by whoever told of them, as their reason begins."""
    return {row["reason"].partition(":")[0]: row["considered_id"] for row in tables["considered"]}


def named_origins(origins: Table) -> Mapping[str, frozenset[str]]:
    """The ids of the origins by each of their names, as `name_of` writes it; a translation, or a
    part as without brackets, means an origin only where it is the whole name of none."""
    whole: dict[str, set[str]] = defaultdict(set)
    parts: dict[str, set[str]] = defaultdict(set)
    for row in origins:
        origin_id, name = row["origin_id"], row["name"]
        for one in (origin_id, name, *ALIASES.get(origin_id, "").split(";")):
            whole[name_of(one)].add(origin_id)
        for column in origins.columns:
            if column.startswith("name_"):
                parts[name_of(row[column])].add(origin_id)
        if found := _IN_BRACKETS.match(name):
            for one in found.groups():
                parts[name_of(one)].add(origin_id)
    return {name: frozenset(ids) for name, ids in {**parts, **whole}.items() if name}


@lru_cache(maxsize=10_000)
def name_of(text: str) -> str:
    """The name as it is compared: in Latin letters, without the end of a domain.

    >>> name_of("Радио Азаттык"), name_of("Vlast.kz"), name_of("Власть")
    ('radio-azattyk', 'vlast', 'vlast')
    """
    return slug(re.sub(r"\.(kz|com|org|ru|net)$", "", text.strip().casefold()))


@lru_cache(maxsize=10_000)
def slug(text: str) -> str:
    """The text as part of an id.

    >>> slug("Қызылорда")
    'kyzylorda'
    """
    return str(slugify(text))


def usual_bases(reports: Table) -> Mapping[str, str]:
    """The basis that the reports of each origin mostly have."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for row in reports:
        found[row["origin_id"]][row["basis"]] += 1
    return {origin: bases.most_common(1)[0][0] for origin, bases in found.items()}


Said = tuple[Any, ...]


def what_is_said(
    event: str, scope: Iterable[str], voice: str, row: Row | Mapping[str, Any]
) -> Said:
    """What two reports share that say the same: event, scope, voice, days, measure, and figure, or
    the words where there is none."""
    low, high = row["detained_low"], row["detained_high"]
    words = (
        " ".join(row["detained_text"].casefold().split()) if low is None and high is None else ""
    )
    days = row["date_first"], row["date_last"]
    return event, tuple(sorted(scope)), voice, *days, row["measure"], low, high, words


def said_already(tables: Tables, voices: Mapping[str, str]) -> dict[Said, str]:
    """The counted reports of the tables by what they say."""
    return {
        what_is_said(
            row["event_id"], row["scope"].split(), voices.get(row["origin_id"], ""), row
        ): row["report_id"]
        for row in tables["reports"]
        if row.sound and row["status"] in COUNTED_STATUSES
    }
