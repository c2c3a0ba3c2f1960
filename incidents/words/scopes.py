"""What a report covers, in words: the places of a scope and its days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from incidents.dataset.index import incident_days, outermost, rows_by_id
from incidents.dataset.memo import memoised
from incidents.rule.scope import ELSEWHERE, Scope
from incidents.words.speaker import Speaker

if TYPE_CHECKING:
    from incidents.dataset.dataset import Dataset

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
    of_event = _incidents_of_events(speaker.dataset)[event_id]
    if ELSEWHERE in scope.members and _is_whole(scope, of_event, speaker):
        return language.say("Whole country")
    told = outermost(speaker.dataset, scope.members)
    incidents = [speaker.row("incidents", m) for m in told if m != ELSEWHERE]
    names = list(dict.fromkeys(map(speaker.place_of, incidents)))
    if len(incidents) == 1 and _shares_its_place(incidents[0], of_event, speaker):
        named = language.say("{place} ({venue})", place=names[0], venue=incidents[0]["venue_text"])
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


def _shares_its_place(
    incident: Mapping[str, Any], of_event: Sequence[str], speaker: Speaker
) -> bool:
    """Whether the event has another incident there, and a venue tells the two apart."""
    places = [speaker.row("incidents", i)["resolved_place_id"] for i in of_event]
    return bool(incident["venue_text"]) and places.count(incident["resolved_place_id"]) > 1


@memoised()
def _incidents_of_events(dataset: Dataset) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for incident_id, row in rows_by_id(dataset, "incidents").items():
        found[row["event_id"]].append(incident_id)
    return found
