"""The choices of a selection in words, as they stand in every file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from geo.regions import unit_name
from incidents.codes import CONTEXTS
from incidents.dataset.index import event_days, rows_by_id
from incidents.selection import Selection
from incidents.words.speaker import Speaker

MOST_NAMED = 12
"""Choices of one kind that are named; the rest is counted."""

FEW_NAMED = 3
"""The same in a sentence."""


def in_words(selection: Selection, speaker: Speaker) -> str:
    """What was chosen, as clauses on one line: the period first, then whatever narrows it."""
    say, row = speaker.language.say, speaker.row
    clauses = [
        period_in_words(selection.since, selection.until, speaker),
        _measure(selection, speaker),
    ]

    def add(
        message: Callable[[str], str], choices: Iterable[str], name: Callable[[str], str]
    ) -> None:
        if names := [name(choice) for choice in choices]:
            clauses.append(message(_listed(names, speaker)))

    add(
        lambda names: say("events: {names}", names=names),
        selection.events,
        lambda event: f"{row('events', event).get('title', event)} ({event})",
    )
    add(lambda names: say("incidents: {names}", names=names), selection.incidents, str)
    add(
        lambda names: say("places: {names}", names=names),
        selection.places,
        lambda place: speaker.place_name(place, selection.until),
    )
    add(
        lambda names: say("regions: {names}", names=names),
        selection.regions,
        lambda code: unit_name(code, speaker.language.code),
    )
    add(
        lambda names: (
            say("organizers, and no other: {names}", names=names)
            if selection.organizer_match == "only"
            else say("organizers: {names}", names=names)
        ),
        selection.organizers,
        speaker.organizer,
    )
    add(
        lambda names: say("who says so: {names}", names=names),
        selection.bases,
        lambda basis: _code(basis, speaker),
    )
    add(
        lambda names: say("sources: {names}", names=names),
        selection.voices,
        lambda voice: _voice(voice, speaker),
    )
    if selection.review:
        clauses.append(_code(selection.review, speaker))
    add(
        lambda names: say("kind of event: {names}", names=names),
        selection.counted_contexts,
        lambda context: _code(context, speaker),
    )
    return "; ".join(clauses)


def narrowed_to(selection: Selection, speaker: Speaker) -> str:
    """What narrows the selection beyond places, days and whom it counts, as clauses for a sentence;
    "" where nothing does."""
    say, language = speaker.language.say, speaker.language
    clauses = []

    def add(
        message: Callable[[str], str], choices: Iterable[str], name: Callable[[str], str]
    ) -> None:
        if names := [name(choice) for choice in choices]:
            clauses.append(message(_listed(names, speaker, FEW_NAMED)))

    if selection.incidents:
        clauses.append(
            language.say_count(
                "{number} incident chosen by itself",
                "{number} incidents chosen one by one",
                len(selection.incidents),
            )
        )
    add(
        lambda names: say("of the event: {names}", names=names),
        _among_others(selection, speaker),
        lambda event: str(speaker.row("events", event).get("title") or event),
    )
    add(
        lambda names: (
            say("organizer, and no other: {names}", names=names)
            if selection.organizer_match == "only"
            else say("organizer: {names}", names=names)
        ),
        selection.organizers,
        speaker.organizer,
    )
    add(
        lambda names: say("only as told by: {names}", names=names),
        selection.bases,
        lambda basis: _code(basis, speaker),
    )
    add(
        lambda names: say("only as told by: {names}", names=names),
        selection.voices,
        lambda voice: origins_of(voice, speaker) or voice,
    )
    if selection.review:
        clauses.append(say("only reports {checked}", checked=_code(selection.review, speaker)))
    add(
        lambda names: say("kind of event: {names}", names=names),
        (context for context in CONTEXTS if context in selection.contexts),
        lambda context: _code(context, speaker),
    )
    return "; ".join(clauses)


def _among_others(selection: Selection, speaker: Speaker) -> tuple[str, ...]:
    """The events that were chosen, where the days of the sentence do not tell them from others."""
    known = event_days(speaker.dataset)
    days = [known[event] for event in selection.events if event in known]
    others = (run for event, run in known.items() if event not in selection.events)
    if len(days) < 2 and not any(
        first <= run[1] and run[0] <= last for run in others for first, last in days
    ):
        return ()
    return selection.events


def period_in_words(since: date | None, until: date | None, speaker: Speaker) -> str:
    """The days that were chosen; an end of None is open."""
    say, day = speaker.language.say, speaker.language.day
    if since and until:
        if since == until:
            return say("on {day}", day=day(since))
        return say("from {first} to {last}", first=day(since), last=day(until))
    if since:
        return say("from {first} on", first=day(since))
    return say("up to {last}", last=day(until)) if until else say("all days")


def _measure(selection: Selection, speaker: Speaker) -> str:
    say = speaker.language.say
    return say("journalists only") if selection.measure == "journalists" else say("people")


def _listed(names: list[str], speaker: Speaker, most: int = MOST_NAMED) -> str:
    named = ", ".join(names[:most])
    if len(names) <= most:
        return named
    rest = speaker.language.say_count("and {number} more", "and {number} more", len(names) - most)
    return f"{named} {rest}"


def _voice(voice: str, speaker: Speaker) -> str:
    names = origins_of(voice, speaker)
    return f"{voice} ({names})" if names else voice


def origins_of(voice: str, speaker: Speaker) -> str:
    """The origins that share the voice."""
    origins = rows_by_id(speaker.dataset, "origins").values()
    return " / ".join(str(origin["name"]) for origin in origins if origin["voice_id"] == voice)


def _code(code: str, speaker: Speaker) -> str:
    """The words for a code of a basis, a review or a context."""
    say = speaker.language.say
    words = {
        "eyewitness": say("eyewitness"),
        "official": say("official"),
        "monitor": say("monitor"),
        "activist": say("activist"),
        "participant": say("participant"),
        "media": say("media"),
        "full_text": say("checked against the full text"),
        "excerpt": say("checked at least against an excerpt"),
        "protest": say("protest"),
        "election_day": say("election day"),
        "state_of_emergency": say("state of emergency"),
    }
    return words.get(code, code)
