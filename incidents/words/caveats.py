"""The caveats under the sentence: the authorities' figure, and how sure all is."""

from __future__ import annotations

from incidents.counting.count import Count
from incidents.rule.combining import STATE
from incidents.rule.figure import Figure
from incidents.words.dispute import (
    contradicted_node,
    far_apart_in_words,
    figures_of_one_origin,
    reports_of_sides,
)
from incidents.words.figure import ends, phrase
from incidents.words.speaker import Speaker

FEW = 3
"""Up to this many cities are named."""


def caveats(count: Count, speaker: Speaker) -> str:
    """The sentences under the headline; empty where there is nothing to add."""
    return " ".join(each_caveat(count, speaker))


def each_caveat(count: Count, speaker: Speaker) -> list[str]:
    """The same one by one, the weightiest first."""
    parts = (
        _acknowledged(count, speaker),
        _standing(count, speaker),
        _nested(count, speaker),
        _highest(count, speaker),
        _of_the_state(count, speaker),
        _without_number(count, speaker),
    )
    return [part for part in parts if part]


def _acknowledged(count: Count, speaker: Speaker) -> str:
    said, say = count.acknowledged, speaker.language.say
    if said is None or by_authorities(count, speaker):
        return ""
    where = _where_acknowledged(count, speaker)
    if said.disputed:
        return _acknowledged_differently(count, said, where, speaker)
    figure = phrase(said, speaker.words, speaker.language)
    slots = {"figure": figure, "where": where}
    if len(said.rests_on) > 1:
        return say("Figures of the authorities come to {figure}{where}.", **slots)
    return say("The authorities acknowledge {figure}{where}.", **slots)


def _acknowledged_differently(count: Count, said: Figure, where: str, speaker: Speaker) -> str:
    """That bodies of the state contradict each other; "" where the headline has just said so."""
    node = contradicted_node(count.figure)
    if node and {report.voice_id for report in reports_of_sides(node)} == {STATE}:
        return ""
    low, high = ends(said, speaker.words, speaker.language)
    if low is None or high is None:
        return ""
    say = speaker.language.say
    highest = high.prose
    if said.open_ended and not high.says_more:
        highest = say("{figure} or more", figure=highest)
    return say(
        "The authorities themselves give different figures: {low} and {high}{where}.",
        where=where,
        low=low.prose,
        high=highest,
    )


def _where_acknowledged(count: Count, speaker: Speaker) -> str:
    """The cities of the authorities' figure, where they are others than the headline's."""
    said, all_of_it = count.acknowledged_coverage, count.coverage
    say, cities = speaker.language.say, set(said.cities)
    beyond = all_of_it.elsewhere or all_of_it.not_found or all_of_it.regions
    same = cities == set(all_of_it.cities) and not beyond
    if said.elsewhere or said.not_found or not cities or same:
        return ""
    if cities < set(all_of_it.cities) and not count.figure.disputed:
        return say(", in {spelled} of them", spelled=speaker.spelled(len(cities)))
    if len(cities) > FEW:
        return say(", in {spelled} cities", spelled=speaker.spelled(len(cities)))
    names = sorted(
        (speaker.place_name(city, count.period[1]) for city in cities),
        key=speaker.language.by_name,
    )
    return say(", in {places}", places=speaker.language.joined(names))


def _standing(count: Count, speaker: Speaker) -> str:
    figure, say = count.figure, speaker.language.say
    if not figure.number_of_events or figure.disputed:
        return ""
    parts = []
    if figure.disputed_within:
        parts.append(_of_one_origin(figure, speaker) or say("Sources disagree on part of it."))
    if figure.far_apart:
        parts.append(_far_apart(figure, speaker))
    if parts or count.longer or count.wider or figure.crossing:
        return " ".join(parts)
    return say("No report in this selection contradicts it.")


def _of_one_origin(figure: Figure, speaker: Speaker) -> str:
    """What one origin said of a part at two times, where nothing else is disputed; else ""."""
    told = ""
    for node in figure.walk():
        if node.contradicted:
            of_it = figures_of_one_origin(node, speaker)
            if not of_it or told not in ("", of_it):
                return ""
            told = of_it
    return told


def _nested(count: Count, speaker: Speaker) -> str:
    """That figures are added up of which one may be a part of the other."""
    if not count.nested:
        return ""
    outer, inner = (speaker.row("incidents", one) for one in count.nested[0])
    first = max(outer["date_first"], inner["date_first"])
    last = min(outer["date_last"], inner["date_last"])
    return speaker.language.say_count(
        "Added up is {number} pair of figures of two events of which one may be a part of the "
        "other: {outer} and, inside it, {inner} ({days}). Whoever is in both is counted twice.",
        "Added up are {number} pairs of figures of two events of which one may be a part of the "
        "other, such as {outer} and, inside it, {inner} ({days}). Whoever is in both is counted "
        "twice.",
        len(count.nested),
        outer=speaker.place_of(outer),
        inner=speaker.place_of(inner),
        days=speaker.language.days(first.date(), last.date()),
    )


def _far_apart(figure: Figure, speaker: Speaker) -> str:
    say, which = speaker.language.say, far_apart_in_words(figure, speaker)
    if figure.far_apart_within:
        if which:
            return say("Figures on part of it lie far apart: {figures}.", figures=which)
        return say("Figures on part of it lie far apart.")
    if which:
        return say("Figures lie far apart: {figures}.", figures=which)
    return say("Figures lie far apart.")


def _highest(count: Count, speaker: Speaker) -> str:
    """The high of an open figure, which the headline leaves out so that it stays one number."""
    figure = count.figure
    low, high = ends(figure, speaker.words, speaker.language)
    open_range = figure.open_ended and not figure.disputed and low and high
    if not open_range or not low or not high or low.prose == high.prose:
        return ""
    if high.about:
        return speaker.language.say(
            "The highest figures come to about {figure} or more.", figure=high.about
        )
    return speaker.language.say("The highest figures come to {figure} or more.", figure=high.prose)


def _of_the_state(count: Count, speaker: Speaker) -> str:
    figure, say = count.figure, speaker.language.say
    chosen = count.selection
    asked_for = chosen.bases == ("official",) or chosen.voices == (STATE,)
    if figure.disputed or not figure.rests_on or asked_for or by_authorities(count, speaker):
        return ""
    if rests_on_state(count, speaker):
        return say("It rests on bodies of the state alone.")
    if figure.support == "state_only":
        return say("Part of it rests on bodies of the state alone.")
    return ""


def _without_number(count: Count, speaker: Speaker) -> str:
    if not count.figure.no_number or not count.figure.number_of_events:
        return ""
    return speaker.language.say("Further detentions are reported without a firm number.")


def rests_on_state(count: Count, speaker: Speaker) -> bool:
    """Whether each report that the low is made of is by a body of the state."""
    rests_on = count.figure.rests_on
    return bool(rests_on) and all(speaker.row("reports", r)["voice_id"] == STATE for r in rests_on)


def by_authorities(count: Count, speaker: Speaker) -> bool:
    """Whether the figure is the authorities' own count, low and high, of one event."""
    figure = count.figure
    sole = figure.number_of_events == 1 and len(figure.rests_on) == 1
    return sole and bool(figure.closed_by) and rests_on_state(count, speaker)
