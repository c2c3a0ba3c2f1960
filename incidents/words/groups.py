"""Groups as bars: what they are called in the reader's language, and in which order they stand.

By name or by time: never by size, which would rank events that were chosen, not drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from geo.regions import unit_name
from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.counting.groups import Group
from incidents.counting.select import days_of_choice
from incidents.words.bars import Bar, bar_of
from incidents.words.speaker import Speaker

BY_TIME = frozenset({"month", "year", "event"})

LAST = (NO_ORGANIZER, NOT_REPORTED)
"""No organizers: they stand after those."""


def name_of(grouping: str, group: Group, speaker: Speaker) -> str:
    """The name of a group; that of a city is the one of the last day that is counted."""
    _, on = days_of_choice(speaker.dataset, group.selection)
    return group_name(grouping, group.key, speaker, on=on)


def group_name(
    grouping: str, key: tuple[str, ...], speaker: Speaker, *, on: date | None = None
) -> str:
    """The name of a group by its key; that of a city as on this day, None: today."""
    language = speaker.language
    if grouping == "region":
        return unit_name(key[0], language.code)
    if grouping == "city":
        return speaker.place_name(key[0], on)
    if grouping == "month":
        return language.month(date.fromisoformat(key[0]))
    if grouping == "year":
        return key[0][:4]
    if grouping == "event":
        return speaker.event_title(key[0])
    return language.joined(sorted(map(speaker.organizer, key), key=language.by_name))


def in_order(grouping: str, groups: Iterable[Group], speaker: Speaker) -> list[Group]:
    """The groups by time, or by name; joint events after those of one, and what is none last."""
    if grouping == "event":
        return sorted(groups, key=lambda group: (_first_day(group, speaker), group.key))
    if grouping in BY_TIME:
        return sorted(groups, key=lambda group: group.key)
    return sorted(
        groups,
        key=lambda group: (
            group.key[0] in LAST and len(group.key) == 1,
            speaker.language.by_name(name_of(grouping, group, speaker)),
        ),
    )


def bar_of_group(grouping: str, group: Group, speaker: Speaker) -> Bar:
    """The bar of a group, with how many it rests on."""
    name = name_of(grouping, group, speaker)
    detail = _rests_on(grouping, group, speaker)
    bar = bar_of(
        group.figure,
        speaker,
        id=" ".join(group.key),
        name=name,
        detail=detail,
        covered=group.covered,
    )
    return replace(bar, events=group.events, numbered=group.numbered)


def _first_day(group: Group, speaker: Speaker) -> date:
    first: date = speaker.row("events", group.key[0])["date_first"]
    return first


def _rests_on(grouping: str, group: Group, speaker: Speaker) -> str:
    language = speaker.language
    if not group.covered:
        return ""
    if not group.reports:
        return language.say("only in reports that reach beyond it")
    events = language.say_count("{number} event", "{number} events", group.events)
    figures = language.say_count("{number} figure", "{number} figures", group.numbered)
    return figures if grouping == "event" else f"{events} · {figures}"
