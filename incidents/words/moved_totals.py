"""What a change does to the totals, in words: each that moves, from what to what."""

from __future__ import annotations

from geo.regions import unit_name
from incidents.counting.moved_totals import MovedTotal
from incidents.rule.figure import Figure
from incidents.selection import Selection
from incidents.words.code_names import CONTEXT_NAMES
from incidents.words.figure import phrase
from incidents.words.sentence import figure_in_words
from incidents.words.speaker import Speaker


def moved_in_words(total: MovedTotal, before: Speaker, after: Speaker) -> str:
    """One total, as it is and as it would be."""
    return after.language.say(
        "{total}: now {before}; then {after}",
        total=total_in_words(total.selection, before, after),
        before=before_in_words(total, before),
        after=after_in_words(total, after),
    )


def before_in_words(total: MovedTotal, speaker: Speaker) -> str:
    """The figure as it is, all digits."""
    return phrase_alone(total.figures[0], speaker) or figure_in_words(
        total.before, speaker, exact=True
    )


def after_in_words(total: MovedTotal, speaker: Speaker) -> str:
    """The figure as it would be, all digits."""
    return phrase_alone(total.figures[1], speaker) or figure_in_words(
        total.after, speaker, exact=True
    )


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
