"""What a change does to the totals, in words: each that moves, from what to what."""

from __future__ import annotations

from geo.regions import unit_name
from incidents.counting.moved_totals import MovedTotal
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.words.code_names import CONTEXT_NAMES, STANDING_NAMES
from incidents.words.figure import phrase
from incidents.words.sentence import figure_in_words, headline
from incidents.words.speaker import Speaker


def moved_in_words(total: MovedTotal, before: Speaker, after: Speaker) -> str:
    """One total, as it is and as it would be."""
    is_now, is_then = both_in_words(total, before, after)
    return after.language.say(
        "{total}: now {before}; then {after}",
        total=total_in_words(total.selection, before, after),
        before=is_now,
        after=is_then,
    )


def both_in_words(total: MovedTotal, before: Speaker, after: Speaker) -> tuple[str, str]:
    """The figure as it is and as it would be, all digits; where these are the same, with what moves
    beside them: how its reports agree."""
    one, other = total.figures
    words = (
        phrase_alone(one, before) or figure_in_words(total.before, before, exact=True),
        phrase_alone(other, after) or figure_in_words(total.after, after, exact=True),
    )
    if words[0] != words[1] or one.standing == other.standing:
        return words
    say = after.language.say
    was, is_then = (say(STANDING_NAMES[figure.standing]) for figure in (one, other))
    return (
        say("{figure} ({standing})", figure=words[0], standing=was),
        say("{figure} ({standing})", figure=words[1], standing=is_then),
    )


def sentences_of(
    total: MovedTotal, before: Speaker, after: Speaker
) -> tuple[tuple[str, str, str], ...]:
    """The sentence as it is and as it would be, each with a heading, and with what it leaves unsaid
    where it gives a sum in two digits, else "". One alone where both are the same: it says so."""
    say, (is_now, is_then) = after.language.say, both_in_words(total, before, after)
    one, other = headline(total.before, before), headline(total.after, after)
    if one == other:
        told = say(
            "The sentence stays as it is: it says less than the figures do. They are now: "
            "{before}; then: {after}.",
            before=is_now,
            after=is_then,
        )
        return ((say("Before and after"), other, told),)
    return (
        (say("Now"), one, _in_all_digits(is_now, figure_in_words(total.before, before), before)),
        (say("Then"), other, _in_all_digits(is_then, figure_in_words(total.after, after), after)),
    )


def _in_all_digits(exact: str, said: str, speaker: Speaker) -> str:
    if exact == said:
        return ""
    return speaker.language.say("In all digits: {figure}.", figure=exact)


def phrase_alone(figure: Figure, speaker: Speaker) -> str:
    """The figure where it says something by itself; "" where the reports around it have to."""
    if figure.reported_zero or (figure.low is None and figure.high is None):
        return ""
    return phrase(figure, speaker.words, speaker.language, exact=True)


def total_in_words(selection: Selection, before: Speaker, after: Speaker) -> str:
    """What is counted, in a few words; the tables before name what is in them alone."""
    name = _name(selection, before, after)
    if selection.measure == "journalists":
        return after.language.say("{total}, journalists", total=name)
    return name


def _name(selection: Selection, before: Speaker, after: Speaker) -> str:
    say = after.language.say
    for event in selection.events:
        speaker = after if after.row("events", event) else before
        return speaker.event_with_days(event)
    for place in selection.places:
        return after.place_name(place, None)
    for region in selection.regions:
        return say("region: {name}", name=unit_name(region, after.language.code))
    for organizer in selection.organizers:
        speaker = after if after.row("organizers", organizer) else before
        return say("organizer: {names}", names=speaker.organizer(organizer))
    for context in selection.contexts:
        return say(CONTEXT_NAMES[context])
    if selection.since:
        return str(selection.since.year)
    return say("the whole table")
