"""What the sides of a dispute say, each in the words of the reports that set it apart."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from incidents.dataset.index import day_of, outermost
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.ranges import Report, Side
from incidents.rule.scope import ELSEWHERE
from incidents.words.figure import distinguishing, side_end
from incidents.words.report import report_figure
from incidents.words.speaker import Speaker


def contradicted_node(figure: Figure) -> Node | None:
    """The scope whose reports cannot all be right, where that is the figure or its only part."""
    if not figure.disputed or len(figure.tree) != 1:
        return None
    node = figure.tree[0]
    while not node.contradicted:
        node = node.parts[0]
    return node


def reports_of_sides(node: Node) -> list[Report]:
    """The reports that set the sides of a dispute apart."""
    return [report for side in node.sides for report in distinguishing(node, side)[0]]


def figures_of_one_origin(node: Node, speaker: Speaker) -> str:
    """All figures of a dispute where one origin gave them, by time, with the days that each covers
    (or those of which they say it, if they cover the same), or with their places where these
    differ; "" where several origins disagree, or a side is a sum of what others say."""
    sides = [distinguishing(node, side)[0] for side in node.sides]
    origins = {report.origin_id for reports in sides for report in reports}
    if len(origins) != 1 or not all(sides):
        return ""
    if any(len(reports) != 1 for reports in sides) or len({r[0].scope.members for r in sides}) > 1:
        return _by_place(node, sides, speaker)
    rows = [speaker.row("reports", reports[0].report_id) for reports in sides]
    rows.sort(key=lambda row: (row["date_last"], day_of(row["as_of_date"]) or date.min))
    language, origin = speaker.language, speaker.origin(*origins)
    figures = [report_figure(row, speaker) for row in rows]
    days = [language.days(row["date_first"].date(), row["date_last"].date()) for row in rows]
    known = [day_of(row["as_of_date"]) for row in rows]
    if len(set(days)) == 1 and not (all(known) and len(set(known)) == len(known)):
        return language.say(
            "{origin} gives different figures for {days}: {figures}.",
            origin=origin,
            days=days[0],
            figures=language.joined(figures),
        )
    told = [
        language.say("{figure} as of {day}", figure=figure, day=language.day(said))
        if said and len(set(days)) == 1
        else language.say("{figure} for {days}", figure=figure, days=run)
        for figure, run, said in zip(figures, days, known, strict=True)
    ]
    return language.say(
        "{origin} gives different figures: {earlier}, later {later}.",
        origin=origin,
        earlier=", ".join(told[:-1]),
        later=told[-1],
    )


def _by_place(node: Node, sides: Sequence[Sequence[Report]], speaker: Speaker) -> str:
    """The sides of one origin, each with the places that it counts."""
    language = speaker.language
    told = [
        language.joined(
            [_figure_there(one, node, speaker, alone=len(side) == 1)[0] for one in side]
        )
        for side in sides
    ]
    return language.say(
        "{origin} gives different figures: {figures}.",
        origin=speaker.origin(sides[0][0].origin_id),
        figures="; ".join(told),
    )


def side_in_words(node: Node, side: Side, speaker: Speaker) -> str:
    """One side: its figures in their words, where they count, and who says so."""
    reports, _ = distinguishing(node, side)
    if not reports:
        end = side_end(node, side, speaker.words, speaker.language)
        if end.says_more:
            return speaker.language.say("the places add up to {figure}", figure=end.prose)
        return speaker.language.say("the places add up to {figure} or more", figure=end.prose)
    told = [_told(report, node, speaker, alone=len(reports) == 1) for report in reports]
    return speaker.language.joined(told)


def far_apart_in_words(figure: Figure, speaker: Speaker) -> str:
    """The lowest and the highest voice where they lie far apart; empty if one is a sum."""
    for node in figure.walk():
        if not node.far_apart:
            continue
        ends = sorted((low, voice) for voice, low in node.voices.items() if low is not None)
        reports = [_saying(node, *end) for end in (ends[0], ends[-1])]
        told = [_told(report, node, speaker, alone=False) for report in reports if report]
        return "; ".join(told) if len(told) == len(reports) else ""
    return ""


def _saying(node: Node, low: int, voice: str) -> Report | None:
    """The report by which a voice has this low on this very scope."""
    own = (r for r in node.reports if r.voice_id == voice and r.low == low and r.is_measure)
    return next(own, None)


def _told(report: Report, node: Node, speaker: Speaker, *, alone: bool) -> str:
    say, origin = speaker.language.say, speaker.origin(report.origin_id)
    told, figure, where = _figure_there(report, node, speaker, alone=alone)
    if where:
        return say("{figure} {where} ({origin})", figure=figure, where=where, origin=origin)
    return say("{figure} ({origin})", figure=told, origin=origin)


def _figure_there(
    report: Report, node: Node, speaker: Speaker, *, alone: bool
) -> tuple[str, str, str]:
    """The figure of a report with its places, the figure, and the places ("" if it reaches beyond
    those that are known); `alone`: it is all that its side rests on."""
    say = speaker.language.say
    figure = report_figure(speaker.row("reports", report.report_id), speaker)
    where = _where(report, speaker)
    places = outermost(speaker.dataset, report.scope.members)
    elsewhere = places != outermost(speaker.dataset, node.scope.members)
    if where and alone and elsewhere and len(places) == 1:
        where = say("{where} alone", where=where)
    if not where:
        return figure, figure, ""
    return say("{figure} {where}", figure=figure, where=where), figure, where


def _where(report: Report, speaker: Speaker) -> str:
    """The place or the number of cities of a report; empty if it reaches beyond them."""
    if ELSEWHERE in report.scope.members:
        return ""
    told = outermost(speaker.dataset, report.scope.members)
    incidents = [speaker.row("incidents", member) for member in told]
    places = {i["resolved_place_id"] or i["location_text"]: i for i in incidents}
    language = speaker.language
    if len(places) > 1 and all(i["place_kind"] == "settlement" for i in incidents):
        return language.say("in {spelled} cities", spelled=speaker.spelled(len(places)))
    names = [speaker.place_of(incident) for incident in places.values()]
    return language.say_as("one of several", "in {place}", place=language.joined(names))
