"""The choices of a selection in words, as they stand in every file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from geo.regions import unit_name
from incidents.codes import CONTEXTS
from incidents.counting.select import days_of_choice
from incidents.dataset.index import rows_by_id
from incidents.dataset.table_arrays import event_arrays
from incidents.rule.combining import STATE
from incidents.selection import Selection
from incidents.words.code_names import CONTEXT_NAMES, REVIEW_NAMES, TELLERS
from incidents.words.speaker import Speaker

MOST_NAMED = 12
"""Choices of one kind that are named; the rest is counted."""

FEW_NAMED = 3
"""The same in a sentence."""


def in_words(selection: Selection, speaker: Speaker) -> str:
    """What was chosen, as clauses on one line: the period first, then whatever narrows it."""
    say = speaker.language.say
    _, on = days_of_choice(speaker.dataset, selection)
    clauses = [
        period_in_words(selection.since, selection.until, speaker),
        _measure(selection, speaker),
    ]

    def add(names: list[str], clause: Callable[[str], str]) -> None:
        if names:
            clauses.append(clause(listed(names, speaker, MOST_NAMED)))

    add(
        [f"{speaker.event_title(event)} ({event})" for event in selection.events],
        lambda names: say("events: {names}", names=names),
    )
    add(list(selection.incidents), lambda names: say("incidents: {names}", names=names))
    add(
        [speaker.place_name(place, on) for place in selection.places],
        lambda names: say("places: {names}", names=names),
    )
    add(
        [unit_name(code, speaker.language.code) for code in selection.regions],
        lambda names: say("regions: {names}", names=names),
    )
    clauses += _narrowing(selection, speaker, MOST_NAMED)
    clauses.append(_contexts(selection.counted_contexts, speaker))
    return "; ".join(clauses)


def narrowed_to(selection: Selection, speaker: Speaker) -> str:
    """What narrows the selection beyond places, days and whom it counts, as clauses for a sentence;
    "" where nothing does."""
    say, language = speaker.language.say, speaker.language
    clauses = []
    if selection.incidents:
        clauses.append(
            language.say_count(
                "only {number} chosen incident",
                "only {number} chosen incidents",
                len(selection.incidents),
            )
        )
    if events := _among_others(selection, speaker):
        titles = [speaker.event_title(event) for event in events]
        clauses.append(say("of the event: {names}", names=listed(titles, speaker, FEW_NAMED)))
    clauses += _narrowing(selection, speaker, FEW_NAMED)
    if selection.contexts:
        chosen = [context for context in CONTEXTS if context in selection.contexts]
        clauses.append(_contexts(chosen, speaker))
    return "; ".join(clauses)


def _narrowing(selection: Selection, speaker: Speaker, most: int) -> list[str]:
    """The clauses of organizers, of who says so and of how far checked, as they stand in a
    sentence and in a file; `most` choices of one kind are named."""
    say, clauses = speaker.language.say, []
    if selection.organizers:
        names = listed(
            [speaker.organizer(o, in_clause=True) for o in selection.organizers], speaker, most
        )
        clauses.append(
            say("organizer, and no other: {names}", names=names)
            if selection.organizer_match == "only"
            else say("organizer: {names}", names=names)
        )
    for told_by in (
        [_tellers(basis, speaker) for basis in selection.bases],
        [voice_name(voice, speaker) for voice in selection.voices],
    ):
        if told_by:
            names = listed(told_by, speaker, most)
            clauses.append(say("only as told by: {names}", names=names))
    if selection.review:
        clauses.append(say("only reports {checked}", checked=_code(selection.review, speaker)))
    return clauses


def _contexts(contexts: Iterable[str], speaker: Speaker) -> str:
    names = ", ".join(_code(context, speaker) for context in contexts)
    return speaker.language.say("kind of event: {names}", names=names)


def _among_others(selection: Selection, speaker: Speaker) -> tuple[str, ...]:
    """The events that were chosen, where the days of the sentence do not tell them from others."""
    events = event_arrays(speaker.dataset)
    chosen = events.marked(selection.events)
    if chosen.sum() != 1:
        return selection.events if chosen.any() else ()
    first, last = events.first[chosen], events.last[chosen]
    at_once = (events.first <= last) & (first <= events.last) & ~chosen
    return selection.events if at_once.any() else ()


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


def listed(names: list[str], speaker: Speaker, most: int) -> str:
    """The first names up to so many, and how many more there are."""
    named = ", ".join(names[:most])
    if len(names) <= most:
        return named
    rest = speaker.language.say_count("and {number} more", "and {number} more", len(names) - most)
    return f"{named} {rest}"


def voice_name(voice: str, speaker: Speaker) -> str:
    """What a group of origins that are not independent is called: the state; else as the origin
    that it is named after, or its only one."""
    if voice == STATE:
        return speaker.language.say("the state")
    origins = rows_by_id(speaker.dataset, "origins")
    names = [speaker.origin(i) for i, row in origins.items() if row["voice_id"] == voice]
    if voice in origins and len(names) > 1:
        return speaker.origin(voice)
    return listed(names, speaker, 1) or voice


def _tellers(basis: str, speaker: Speaker) -> str:
    """Whom a basis stands for."""
    return speaker.language.say(TELLERS[basis]) if basis in TELLERS else basis


def _code(code: str, speaker: Speaker) -> str:
    """The words for a code of a review or a context."""
    if code == "excerpt":
        return speaker.language.say("checked at least against an excerpt")
    words = REVIEW_NAMES | CONTEXT_NAMES
    return speaker.language.say(words[code]) if code in words else code
