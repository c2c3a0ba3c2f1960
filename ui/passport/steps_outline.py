"""The steps of a passport as an outline: events, their scopes from the outside in, reports."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from incidents.passport.outline import Outline, Step, outline
from incidents.passport.provenance import EventPart, Role
from incidents.passport.steps import role_in_words
from incidents.words.code_names import REVIEW_NAMES
from ui.elements.html import joined, lang_of, tag
from ui.elements.report_lines import report_head, report_sources, report_words
from ui.session.session import Session

ROLES_SHOWN = ("low", "side")
"""Reports with these roles stand open; the others open on a click."""


def event_outline(session: Session, event: EventPart, measure: str, *, alone: bool) -> Markup:
    """One event with its steps; folded under its title where it is not the only one."""
    told = outline(event, session.speaker)
    steps = _event_steps(session, told, measure)
    if alone:
        return tag("div", steps, css="event")
    title = tag("span", told.title, lang=lang_of(told.title))
    summary = tag("summary", joined([title, tag("strong", told.figure)], " "))
    return tag("details", joined([summary, steps]), css="event")


def _event_steps(session: Session, told: Outline, measure: str) -> Markup:
    parts = []
    if told.added_up:
        parts.append(tag("p", session.say("Added up: {terms}", terms=told.added_up), css="how"))
    parts.append(_steps(session, told.steps, measure))
    if told.silent:
        parts.append(tag("p", session.say("Reported without a firm number:"), css="how"))
        parts += [_report(session, role, measure) for role in told.silent]
    return joined(parts)


def _steps(session: Session, steps: Iterable[Step], measure: str) -> Markup:
    items = [_step(session, step, measure) for step in steps]
    return tag("ul", joined(items), css="steps") if items else Markup()


def _step(session: Session, step: Step, measure: str) -> Markup:
    head = joined([tag("span", step.where), tag("strong", step.figure)], " ")
    how = [tag("p", line, css="how") for line in step.how]
    reports = [_report(session, role, measure) for role in step.roles]
    inside = _steps(session, step.inside, measure)
    return tag("li", joined([tag("p", head, css="step"), *how, *reports, inside]))


def _report(session: Session, role: Role, measure: str) -> Markup:
    """A report and its part in the figure: open where the low or a side is made of it."""
    report = session.speaker.row("reports", role.report_id)
    part = tag("span", role_in_words(role, measure, session.speaker), css="part")
    summary = tag("summary", joined([report_head(session, report), part], " "))
    checked = tag("p", session.say(REVIEW_NAMES[report["review"]]), css="quiet")
    body = [summary, *report_words(session, report), report_sources(session, report), checked]
    shown = {"open": "open"} if role.part in ROLES_SHOWN else {}
    return tag("details", joined(body), css=f"report {role.part}", **shown)
