"""`Selection`: what the reader chose, as one value: the same names in links, commands, scenes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any

from geo.days import iso_day
from geo.message import one_of, to_say
from incidents.codes import (
    BASES,
    CONTEXTS,
    MEASURES,
    ORGANIZER_MATCHES,
    REVIEWS,
)

LISTS = {
    "events": "event",
    "places": "place",
    "regions": "region",
    "organizers": "organizer",
    "bases": "basis",
    "voices": "voice",
    "contexts": "context",
    "incidents": "incident",
}
"""Fields that hold several values, and the key that repeats for each in a query."""

CODES = {
    "basis": BASES,
    "context": CONTEXTS,
    "measure": MEASURES,
    "review": REVIEWS,
    "organizer_match": ORGANIZER_MATCHES,
}

IN_ORDER = to_say("a first day that is not after the last")
"""What is wanted of two days."""

ONE_VALUE = to_say("one value only")
"""What is wanted of a key that stands twice."""

OF_THIS_TABLE = {
    "event": to_say("an event of this table"),
    "place": to_say("a place of this table"),
    "region": to_say("a region of this table"),
    "organizer": to_say("an organizer of this table"),
    "voice": to_say("a voice of this table"),
    "incident": to_say("an incident of this table"),
}
"""What is wanted of a key whose values are those of the tables."""

SOLE_CODES = ("measure", "review", "organizer_match")
"""Keys of `CODES` that stand once."""


@dataclass(frozen=True)
class Ignored:
    """A part of a query that could not be used: its key, its value, and what would do, a `Message`
    where it has words."""

    key: str
    value: str
    wanted: str


@dataclass(frozen=True)
class Selection:
    """Period (both days inside it, None: open), and what is let through; empty: everything.

    `review` is the least a report must have been checked: `full_text`, or `excerpt` and better;
    `read` asks for who at the desk has read it, whatever was noted before.
    `contexts` left empty means protests and election days, unless events or incidents are named:
    a state of emergency is summed with them only where the reader asks.
    `organizers` may hold `NOT_REPORTED` and `NO_ORGANIZER`. With `organizer_match` "any" an event
    with at least one of them is let through, with "only" one that has no other beside them.
    """

    since: date | None = None
    until: date | None = None
    events: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    organizers: tuple[str, ...] = ()
    measure: str = "people"
    bases: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    review: str | None = None
    contexts: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    organizer_match: str = "any"

    @property
    def whole_country(self) -> bool:
        """Whether no place, region or incident is chosen: figures with no city are inside."""
        return not self.places and not self.regions and not self.incidents

    @property
    def counted_contexts(self) -> tuple[str, ...]:
        """The contexts that are summed."""
        if self.contexts:
            return self.contexts
        return CONTEXTS if self.events or self.incidents else CONTEXTS[:2]

    def with_values(self, field: str, values: Iterable[str]) -> Selection:
        """The same choice with these values in a field of `LISTS`, each once, in order."""
        changed: dict[str, Any] = {field: tuple(sorted(set(values)))}
        return replace(self, **changed)

    def with_period(self, since: date | None, until: date | None) -> Selection:
        """The same choice over another period."""
        return replace(self, since=since, until=until)

    def within(self, first: date, last: date) -> Selection:
        """The same choice within these days; as it is where it lies outside of them."""
        since, until = max(first, self.since or first), min(last, self.until or last)
        return self.with_period(since, until) if since <= until else self

    def to_query(self) -> tuple[tuple[str, str], ...]:
        """Key and value pairs, only of what differs from the default, in a fixed order."""
        pairs: list[tuple[str, str]] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name in LISTS:
                pairs += [(LISTS[field.name], item) for item in value]
            elif value is not None and value != field.default:
                pairs.append((field.name, str(value)))
        return tuple(pairs)

    @classmethod
    def from_query(
        cls, pairs: Iterable[tuple[str, str]], *, known: Mapping[str, Collection[str]]
    ) -> tuple[Selection, tuple[Ignored, ...]]:
        """The selection that a query asks for, and each part of the query that was ignored.

        `known` gives, for each of the keys event, incident, place, region, organizer and voice,
        the ids that exist. Keys that are no part of a selection are passed over in silence:
        others use the same query. A key that may stand once takes its first usable value.
        """
        chosen: dict[str, list[str]] = {}
        days: dict[str, date] = {}
        ignored: list[Ignored] = []
        allowed = {**known, **CODES}
        keys = {*LISTS.values(), *CODES}
        for key, value in pairs:
            if key in {"since", "until"}:
                day = iso_day(value)
                if day is None:
                    ignored.append(Ignored(key, value, to_say("a date such as 2019-10-26")))
                elif key in days:
                    ignored.append(Ignored(key, value, ONE_VALUE))
                else:
                    days[key] = day
            elif key in keys:
                if value not in allowed.get(key, ()):
                    wanted = one_of(CODES[key]) if key in CODES else OF_THIS_TABLE[key]
                    ignored.append(Ignored(key, value, wanted))
                elif key in SOLE_CODES and key in chosen:
                    ignored.append(Ignored(key, value, ONE_VALUE))
                elif value not in chosen.setdefault(key, []):
                    chosen[key].append(value)
        if "since" in days and "until" in days and days["since"] > days["until"]:
            asked = f"{days['since']}/{days['until']}"
            ignored.append(Ignored("since", asked, IN_ORDER))
            days.clear()
        lists = {name: tuple(sorted(chosen.get(key, ()))) for name, key in LISTS.items()}
        selection = cls(
            since=days.get("since"),
            until=days.get("until"),
            measure=chosen.get("measure", ["people"])[0],
            review=chosen.get("review", [None])[0],
            organizer_match=chosen.get("organizer_match", ["any"])[0],
            **lists,
        )
        return selection, tuple(ignored)
