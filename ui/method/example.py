"""The rule for numbers at work on one event of the real tables, step by step."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from incidents.counting.count import count
from incidents.dataset.index import outermost
from incidents.rule.combining import Node
from incidents.rule.ranges import Range, Report
from incidents.rule.scope import ELSEWHERE
from incidents.selection import Selection
from incidents.words.sentence import sentence
from ui.elements.html import joined, tag, text
from ui.elements.plain_table import plain_table
from ui.session.session import Session

EXAMPLE_EVENT = "2019-10-26"
"""The event that the project began from: it has every step of the rule but a dispute."""


def worked_example(session: Session) -> Markup:
    """The steps from the reports to the figure, from the smallest scope outward.

    Empty where the tables do not hold the event.
    """
    say, speaker = session.say, session.speaker
    result = count(session.dataset, Selection(events=(EXAMPLE_EVENT,)))
    if not result.figure.tree:
        return Markup("")
    steps = [step for node in result.figure.tree for step in _inside_out(node)]
    rows = [
        (_where(session, node), _said(session, node), _together(session, node)) for node in steps
    ]
    title = speaker.event_title(EXAMPLE_EVENT)
    names = [say("For"), say("What is said, and what it carries"), say("Together")]
    return joined(
        [
            tag("p", say("From the smallest scope outward: {title}.", title=title)),
            plain_table(names, rows, caption=say("The rule at work")),
            tag("p", sentence(result, speaker), css="result"),
        ]
    )


def _inside_out(node: Node) -> Iterator[Node]:
    for part in node.parts:
        yield from _inside_out(part)
    yield node


def _where(session: Session, node: Node) -> str:
    if ELSEWHERE in node.scope.members:
        return session.say("The whole event, all places together")
    members = outermost(session.dataset, node.scope.members)
    rows = [session.speaker.row("incidents", member) for member in members]
    by_name = session.speaker.language.by_name
    names = sorted({session.speaker.place_of(row) for row in rows}, key=by_name)
    return session.speaker.language.joined(names)


def _said(session: Session, node: Node) -> Markup:
    lines = [_report_line(session, report) for report in node.reports]
    if summed := node.sum_of_parts:
        line = session.say("its parts add up to {figure}", figure=_range(session, summed))
        lines.append(text(line))
    return tag("ul", joined(tag("li", line) for line in lines))


def _report_line(session: Session, report: Report) -> Markup:
    row = session.speaker.row("reports", report.report_id)
    words = session.speaker.translation(row) or row["detained_text"]
    carries = report.range
    what = _range(session, carries) if carries else session.say("raises nothing")
    if report.sees_part:
        what = session.say("{figure}: a part was seen", figure=what)
    said = session.say(
        "“{words}” ({origin})", words=words, origin=session.speaker.origin(report.origin_id)
    )
    return joined([text(said), tag("strong", f" → {what}")])


def _together(session: Session, node: Node) -> Markup:
    figure = _range(session, node.range)
    if node.contradicted:
        figure = session.say("{figure}, disputed", figure=figure)
    return tag("strong", figure)


def _range(session: Session, carried: Range) -> str:
    say, number = session.say, session.speaker.language.number
    if carried.low is None:
        return say("up to {figure}", figure=number(carried.high))
    if carried.open:
        return say("{figure} or more", figure=number(carried.low))
    if carried.low == carried.high:
        return number(carried.low)
    return say("{low} to {high}", low=number(carried.low), high=number(carried.high))
