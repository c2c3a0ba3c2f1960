"""What the sides of a dispute say, each in the words of the reports that set it apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from incidents.dataset.index import day_of, outermost
from incidents.rule.combining import Node
from incidents.rule.figure import Figure
from incidents.rule.ranges import Report, Side
from incidents.rule.scope import ALL, ELSEWHERE
from incidents.words.figure import distinguishing, side_end
from incidents.words.report import report_figure
from incidents.words.scopes import place_key
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
    apart = _apart([report for side in sides for report in side], speaker)
    told = [
        language.joined(
            [_figure_there(one, node, speaker, apart, alone=len(side) == 1)[0] for one in side]
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
    apart = _apart(reports_of_sides(node), speaker)
    told = [_told(report, node, speaker, apart, alone=len(reports) == 1) for report in reports]
    return speaker.language.joined(told)


def far_apart_in_words(figure: Figure, speaker: Speaker) -> str:
    """The lowest and the highest voice where they lie far apart; empty if one is a sum."""
    for node in figure.walk():
        if not node.far_apart:
            continue
        ends = sorted((low, voice) for voice, low in node.voices.items() if low is not None)
        reports = [_saying(node, *end) for end in (ends[0], ends[-1])]
        apart = _apart(list(filter(None, reports)), speaker)
        told = [_told(report, node, speaker, apart, alone=False) for report in reports if report]
        return "; ".join(told) if len(told) == len(reports) else ""
    return ""


def _saying(node: Node, low: int, voice: str) -> Report | None:
    """The report by which a voice has this low on this very scope."""
    own = (r for r in node.reports if r.voice_id == voice and r.low == low and r.is_measure)
    return next(own, None)


@dataclass(frozen=True)
class _Apart:
    """What tells the reports of a dispute apart besides their figures: the days of each, in words
    by its id, where not all cover the same, and whether they cover other places."""

    days: Mapping[str, str]
    places: bool


def _apart(reports: Sequence[Report], speaker: Speaker) -> _Apart:
    runs = {}
    for report in reports:
        firsts, lasts = zip(*((first, last) for _, first, last in report.scope.days), strict=True)
        runs[report.report_id] = date.fromordinal(min(firsts)), date.fromordinal(max(lasts))
    days = {report_id: speaker.language.days(*run) for report_id, run in runs.items()}
    return _Apart(
        days if len(set(runs.values())) > 1 else {},
        len({report.scope.members for report in reports}) > 1,
    )


def _told(report: Report, node: Node, speaker: Speaker, apart: _Apart, *, alone: bool) -> str:
    say, origin = speaker.language.say, speaker.origin(report.origin_id)
    if not report.is_measure:
        origin = say("{origin}, journalists only", origin=origin)
    told, figure, where = _figure_there(report, node, speaker, apart, alone=alone)
    if where:
        return say("{figure} {where} ({origin})", figure=figure, where=where, origin=origin)
    return say("{figure} ({origin})", figure=told, origin=origin)


def _figure_there(
    report: Report, node: Node, speaker: Speaker, apart: _Apart, *, alone: bool
) -> tuple[str, str, str]:
    """The figure of a report with its places and those of its days that are its own, the figure,
    and its places with the days ("" where all reports reach beyond the places that are known);
    `alone`: it is all that its side rests on."""
    say = speaker.language.say
    figure = report_figure(speaker.row("reports", report.report_id), speaker)
    run = apart.days.get(report.report_id)
    beyond = ELSEWHERE in report.scope.members
    if beyond and not apart.places:
        return say("{figure} for {days}", figure=figure, days=run) if run else figure, figure, ""
    where = _where(report, speaker)
    places = outermost(speaker.dataset, report.scope.members)
    others = places != outermost(speaker.dataset, node.scope.members)
    if alone and others and len(places) == 1 and not beyond:
        where = say("{where} alone", where=where)
    if run:
        where = say("{where}, {days}", where=where, days=run)
    return say("{figure} {where}", figure=figure, where=where), figure, where


def _where(report: Report, speaker: Speaker) -> str:
    """The place or the number of cities of a report, and whether it reaches beyond them."""
    told = outermost(speaker.dataset, report.scope.members)
    incidents = [speaker.row("incidents", member) for member in told if member != ELSEWHERE]
    places = {place_key(i): i for i in incidents}
    language, say_as = speaker.language, speaker.language.say_as
    if ELSEWHERE in report.scope.members:
        is_all = speaker.row("reports", report.report_id)["scope"] == ALL
        if is_all or any(i["place_kind"] == "country" for i in incidents):
            return say_as("one of several", "across Kazakhstan")
    names = [speaker.place_of(incident) for incident in places.values()]
    where = say_as("one of several", "in {place}", place=language.joined(names)) if names else ""
    if len(places) > 1 and all(i["place_kind"] == "settlement" for i in incidents):
        where = language.say("in {spelled} cities", spelled=speaker.spelled(len(places)))
    if ELSEWHERE not in report.scope.members:
        return where
    beyond = say_as("one of several", "elsewhere")
    return language.joined([where, beyond]) if where else beyond
