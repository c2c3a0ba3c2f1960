"""What the sides of a dispute say, each in the words of the reports that set it apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from incidents.figure import Figure
from incidents.ranges import Report, Side
from incidents.rule import Node
from incidents.scope import ELSEWHERE
from incidents.wording import distinguishing

if TYPE_CHECKING:
    from incidents.sentence import Speaker


def side_in_words(node: Node, side: Side, speaker: Speaker) -> str:
    """One side: its figures in their words, where they count, and who says so."""
    reports, _ = distinguishing(node, side)
    told = [_told(report, node, speaker, alone=len(reports) == 1) for report in reports]
    return speaker.language.joined(told)


def far_apart_in_words(figure: Figure, speaker: Speaker) -> str:
    """The lowest and the highest "at least" where they lie far apart; empty if not two reports."""
    for node in figure.walk():
        reports = [
            report for report in node.reports if report.low is not None and report.is_measure
        ]
        if node.far_apart and len(reports) > 1:
            ends = (min(reports, key=_low), max(reports, key=_low))
            return "; ".join(_told(report, node, speaker, alone=False) for report in ends)
    return ""


def _low(report: Report) -> int:
    return report.low or 0


def _told(report: Report, node: Node, speaker: Speaker, *, alone: bool) -> str:
    say = speaker.language.say
    quantity = speaker.words(report.report_id)
    number = speaker.language.number(report.low or report.high or 0)
    figure = quantity.phrase if quantity else number
    origin, where = speaker.origin(report.origin_id), _where(report, speaker)
    if where and alone and report.scope != node.scope and len(report.scope.members) == 1:
        where = say("{where} alone", where=where)
    if where:
        return say("{figure} {where} ({origin})", figure=figure, where=where, origin=origin)
    return say("{figure} ({origin})", figure=figure, origin=origin)


def _where(report: Report, speaker: Speaker) -> str:
    """The place or the number of places of a report; empty if it reaches beyond them."""
    members = report.scope.members
    if ELSEWHERE in members:
        return ""
    if len(members) > 1:
        return speaker.language.say("in {spelled} cities", spelled=speaker.spelled(len(members)))
    incident = speaker.row("incidents", members[0])
    day = incident["date_first"].date()
    return speaker.language.say(
        "in {place}", place=speaker.place_name(incident["resolved_place_id"], day)
    )
