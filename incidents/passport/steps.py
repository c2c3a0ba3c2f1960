"""The parts of a passport in words: sums, the roles of reports, why one is left out."""

from __future__ import annotations

from incidents.dataset.index import rule_reports_of
from incidents.languages.language import as_sentence
from incidents.passport.not_counted import LeftOut
from incidents.passport.provenance import EventPart, Role
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.ranges import Report
from incidents.words.dispute import side_in_words
from incidents.words.quantity import quantity_in_words
from incidents.words.report import report_in_short
from incidents.words.speaker import Speaker
from incidents.words.written_reasons import told_reason

MOST_TERMS = 8
"""Up to this many lows are written out as a sum."""

MOST_INSTEAD = 2
"""Up to this many reports are named that stand for one that is left out."""


def step_figure(node: Node) -> Figure:
    """The figure of one scope, with its tree: as if its reports were all that there is."""
    return Figure(
        low=node.range.low,
        high=node.range.high,
        open_ended=node.range.open,
        disputed=node.disputed,
        disputed_within=any(n.contradicted for n in node.walk() if n is not node),
        far_apart=any(n.far_apart for n in node.walk()),
        support=node.support,
        two_origin_low=node.two_origin_low,
        rests_on=tuple(sorted(report.report_id for report in node.rests_on)),
        closed_by=node.closed_by,
        number_of_events=1,
        tree=(node,),
    )


def sum_in_words(parts: tuple[Node, ...] | tuple[EventPart, ...], speaker: Speaker) -> str:
    """The lows of the steps right below, added up; empty where fewer than two have a low."""
    known = [part.range.low if isinstance(part, Node) else part.figure.low for part in parts]
    lows = sorted((low for low in known if low is not None), reverse=True)
    if len(lows) < 2:
        return ""
    number, say = speaker.language.number, speaker.language.say
    total = number(sum(lows))
    if len(lows) > MOST_TERMS:
        return speaker.language.say_count(
            "{number} step adds up to at least {total}",
            "{number} steps add up to at least {total}",
            len(lows),
            total=total,
        )
    terms = " + ".join(number(low) for low in lows)
    return say("{terms} = at least {total}", terms=terms, total=total)


def basis_of_step(node: Node, speaker: Speaker) -> list[str]:
    """How the figure of a step came about: its own reports, the steps below, or sides."""
    say, summed = speaker.language.say, sum_in_words(node.parts, speaker)
    if node.contradicted:
        told = [say("These cannot all be right, so all are kept:"), *_sides(node, speaker)]
        return [*told, say("The steps below: {terms}", terms=summed)] if summed else told
    if node.low_from_parts:
        return [say("Added up: {terms}", terms=summed) if summed else say("As the step below")]
    if node.parts and node.range.low is not None:
        if summed:
            return [say("Its own figure stands; below it: {terms}", terms=summed)]
        return [say("Its own figure stands: it holds the step below")]
    return []


def _sides(node: Node, speaker: Speaker) -> list[str]:
    return [
        speaker.language.say(
            "Side {side}: {said}",
            side=speaker.language.number(number),
            said=side_in_words(node, side, speaker),
        )
        for number, side in enumerate(node.sides, start=1)
    ]


def _counts_as(report_id: str, measure: str, speaker: Speaker) -> str:
    """The bounds that the rule takes from a report's words; empty where they are those words."""
    report = rule_reports_of(speaker.dataset, measure).get(report_id)
    if report is None or report.range is None:
        return ""
    bounds = _bounds(report, speaker)
    words = speaker.words(report_id)
    if words and quantity_in_words(words, speaker.language) == bounds:
        return ""
    return as_sentence(speaker.language.say("counts as {bounds}", bounds=bounds))


def _bounds(report: Report, speaker: Speaker) -> str:
    assert report.range is not None
    say, number = speaker.language.say, speaker.language.number
    low, high = report.range.low, report.range.high
    if low is None:
        return say("up to {figure}", figure=number(high))
    if report.range.open:
        return say("{figure} or more", figure=number(low))
    if low == high:
        return number(low)
    return say("{low} to {high}", low=number(low), high=number(high))


def role_in_words(role: Role, measure: str, speaker: Speaker) -> str:
    """What a report does for the figure of its event, in sentences, and what it counts as."""
    say = speaker.language.say
    told = {
        "low": say("The low rests on it."),
        "fits": say("Does not contradict it."),
        "hedged": say("Hedged by its source: raises nothing."),
        "no_number": say("Gives no number."),
        "side": "",
    }[role.part]
    sides = [
        say(
            "On side {sides} of {number}.",
            sides=speaker.language.joined([str(side) for side in stand.sides]),
            number=speaker.language.number(stand.of),
        )
        for stand in role.stands
    ]
    bounds = _counts_as(role.report_id, measure, speaker)
    return " ".join(part for part in [told, *sides, bounds] if part)


def reason_in_words(reason: str, speaker: Speaker) -> str:
    """Why reports are in no number: one of `passport.not_counted.REASONS` as a heading."""
    say = speaker.language.say
    return {
        "crossing": say("Crosses the scope of a report that counts: both would count some twice"),
        "replaced": say("Replaced by a later total of the same source"),
        "set_aside": say("Set aside"),
        "withdrawn": say("Withdrawn"),
        "longer": say("Covers more days than the selection"),
        "wider": say("Covers more places than the selection"),
        "basis": say("Left out by the choice of who says so"),
        "voice": say("Left out by the choice of single sources"),
        "review": say("Not checked as far as was asked for"),
        "measure": say("Does not count journalists"),
        "act": say("No detention: a summons, or people surrounded in the street"),
        "period": say("Outside the days of the selection"),
        "place": say("Outside the places of the selection"),
    }[reason]


def detail_in_words(part: LeftOut, speaker: Speaker) -> str:
    """The reason that stands in the table, or the reports that stand for this one; or empty."""
    say = speaker.language.say
    if part.reason in ("set_aside", "withdrawn"):
        reason = speaker.row("reports", part.report_id)["status_reason"]
        return told_reason(str(reason), speaker.language)
    named = [report_in_short(other, speaker) for other in part.instead[:MOST_INSTEAD]]
    if not named:
        return ""
    reports = speaker.language.joined(named, of=len(part.instead))
    if part.reason == "replaced":
        return say("Replaced by: {reports}.", reports=reports)
    return say("Crosses: {reports}.", reports=reports)
