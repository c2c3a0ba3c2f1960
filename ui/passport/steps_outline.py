"""The steps of a passport as an outline: events, their scopes from the outside in, reports."""

from __future__ import annotations

from markupsafe import Markup

from incidents.passport.provenance import EventPart, Role
from incidents.passport.steps import (
    basis_of_step,
    counts_as,
    largest_first,
    role_in_words,
    step_figure,
    sum_in_words,
)
from incidents.rule.combining import Node
from incidents.words.figure import phrase
from incidents.words.scopes import scope_in_words
from ui.elements.code_names import REVIEW_NAMES
from ui.elements.html import joined, tag
from ui.elements.report_lines import report_head, report_sources, report_words
from ui.session.session import Session

ROLES_SHOWN = ("low", "side")
"""Reports with these roles stand open; the others open on a click."""


def event_outline(session: Session, event: EventPart, measure: str, *, alone: bool) -> Markup:
    """One event with its steps; folded under its title where it is not the only one."""
    speaker = session.speaker
    steps = _event_steps(session, event, measure)
    if alone:
        return tag("div", steps, css="event")
    title = str(speaker.row("events", event.event_id).get("title", event.event_id))
    figure = phrase(event.figure, speaker.words, speaker.language)
    summary = tag("summary", joined([tag("span", title), tag("strong", figure)], " "))
    return tag("details", joined([summary, steps]), css="event")


def _event_steps(session: Session, event: EventPart, measure: str) -> Markup:
    roles = {role.report_id: role for role in event.roles}
    parts = []
    if len(event.figure.tree) > 1 and (summed := sum_in_words(event.figure.tree, session.speaker)):
        parts.append(tag("p", session.say("Added up: {terms}", terms=summed), css="how"))
    outermost = largest_first(event.figure.tree)
    parts.append(_steps(session, outermost, event.event_id, roles, measure))
    silent = [role for role in event.roles if role.part in ("hedged", "no_number")]
    if silent:
        parts.append(tag("p", session.say("Reported without a firm number:"), css="how"))
        parts += [_report(session, role, measure) for role in silent]
    return joined(parts)


def _steps(
    session: Session, nodes: list[Node], event_id: str, roles: dict[str, Role], measure: str
) -> Markup:
    items = [_step(session, node, event_id, roles, measure) for node in nodes]
    return tag("ul", joined(items), css="steps") if items else Markup()


def _step(
    session: Session, node: Node, event_id: str, roles: dict[str, Role], measure: str
) -> Markup:
    speaker = session.speaker
    figure = phrase(step_figure(node), speaker.words, speaker.language)
    where = scope_in_words(node.scope, event_id, speaker)
    head = tag("p", joined([tag("span", where), tag("strong", figure)], " "), css="step")
    how = [tag("p", line, css="how") for line in basis_of_step(node, speaker)]
    reports = [_report(session, roles[report.report_id], measure) for report in node.reports]
    inside = _steps(session, largest_first(node.parts), event_id, roles, measure)
    return tag("li", joined([head, *how, *reports, inside]))


def _report(session: Session, role: Role, measure: str) -> Markup:
    """A report and its part in the figure: open where the low or a side is made of it."""
    speaker, report = session.speaker, session.speaker.row("reports", role.report_id)
    bounds = counts_as(role.report_id, measure, speaker)
    told = [role_in_words(role, speaker), f"{bounds[:1].upper()}{bounds[1:]}." if bounds else ""]
    part = tag("span", " ".join(words for words in told if words), css="part")
    summary = tag("summary", joined([report_head(session, report), part], " "))
    checked = tag("p", session.say(REVIEW_NAMES[report["review"]]), css="quiet")
    body = [summary, *report_words(session, report), report_sources(session, report), checked]
    shown = {"open": "open"} if role.part in ROLES_SHOWN else {}
    return tag("details", joined(body), css=f"report {role.part}", **shown)
