"""What a report covers, in words: the places of a scope and its days."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from incidents.dataset.index import incident_days, outermost
from incidents.dataset.table_arrays import incident_arrays
from incidents.rule.scope import ELSEWHERE, Scope
from incidents.words.speaker import Speaker

MOST_NAMES = 5
"""Up to this many places are named."""


def scope_in_words(scope: Scope, event_id: str, speaker: Speaker) -> str:
    """The places of a scope, and its days where the event has more than one."""
    first = date.fromordinal(min(first for _, first, _ in scope.days))
    last = date.fromordinal(max(last for _, _, last in scope.days))
    places = _places(scope, event_id, speaker)
    event = speaker.row("events", event_id)
    if not event or event["date_first"] == event["date_last"]:
        return places
    days = speaker.language.days(first, last)
    return speaker.language.say("{where}, {days}", where=places, days=days)


def _places(scope: Scope, event_id: str, speaker: Speaker) -> str:
    language = speaker.language
    of_event = incident_arrays(speaker.dataset).of_event(event_id)
    if ELSEWHERE in scope.members and _is_whole(scope, of_event, speaker):
        return language.say("Whole country")
    told = outermost(speaker.dataset, scope.members)
    incidents = [speaker.row("incidents", m) for m in told if m != ELSEWHERE]
    names = list(dict.fromkeys(map(speaker.place_of, incidents)))
    if len(incidents) == 1:
        named = place_of_group(incidents[0], of_event, speaker)
    elif len(names) > MOST_NAMES:
        named = language.say_count("{number} place", "{number} places", len(names))
    else:
        named = language.joined(names)
    if ELSEWHERE not in scope.members:
        return named
    if not names:
        return language.say("Places not named")
    return language.say("{places}, and places not named", places=named)


def _is_whole(scope: Scope, of_event: Sequence[str], speaker: Speaker) -> bool:
    """Whether the scope holds every incident of the event that had begun by its last day."""
    last = max(last for _, _, last in scope.days)
    members = set(scope.members)
    days = incident_days(speaker.dataset)
    return all(incident in members or days[incident][0] > last for incident in of_event)


def place_of_group(incident: Mapping[str, Any], among: Iterable[str], speaker: Speaker) -> str:
    """The place of an incident. Where others of these lie there too its venue tells it apart; if
    that is not known or not told, groups of the same days are one group and another."""
    say, name = speaker.language.say, speaker.place_of(incident)
    rows = (speaker.row("incidents", other) for other in among)
    there = [row for row in rows if row and place_key(row) == place_key(incident)]
    if len(there) > 1 and incident["venue_text"]:
        return say("{place} ({venue})", place=name, venue=incident["venue_text"])
    alike = [row for row in there if _days_of(row) == _days_of(incident)]
    if len(alike) < 2:
        return name
    if alike[0]["incident_id"] == incident["incident_id"]:
        return say("{place} (one group)", place=name)
    return say("{place} (another group)", place=name)


def place_key(incident: Mapping[str, Any]) -> str:
    """What two incidents share that lie at one place: its id; where none was found, its name."""
    return str(incident["resolved_place_id"] or incident["location_text"])


def _days_of(incident: Mapping[str, Any]) -> tuple[Any, Any]:
    return incident["date_first"], incident["date_last"]
