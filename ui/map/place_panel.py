"""The place beside the map: its incidents, each with all its reports side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from incidents.counting.count import Count
from incidents.counting.incident_figures import IncidentFigure, latest_incidents
from incidents.counting.report_marks import reports_at
from incidents.dataset.index import bound
from incidents.languages.language import stopped
from incidents.words.code_names import REVIEW_NAMES
from incidents.words.figure import own_line
from ui.elements.html import joined, lang_of, tag
from ui.elements.report_lines import (
    never_counted,
    report_head,
    report_remarks,
    report_sources,
    report_words,
)
from ui.map.incident_table import not_drawn
from ui.session.session import Session

MOST_NAMES = 6
"""Places that one report counts together which are named; more are counted."""

MOST_INCIDENTS = 12
"""Incidents of a place that are drawn at once; the rest is counted."""


def place_panel(session: Session, there: Count) -> Markup:
    """The incidents of a place with all their reports, for what is counted there."""
    say, speaker = session.say, session.speaker
    rows, of = latest_incidents(session.dataset, there.selection, at_most=MOST_INCIDENTS)
    parts = list[Markup]()
    if not rows:
        parts.append(tag("p", say("No incident here in this period."), css="quiet"))
    parts += [_incident(session, row) for row in rows]
    if of > len(rows):
        rest = not_drawn(of - len(rows), speaker.language)
        parts.append(tag("p", rest, css="quiet"))
    return tag("section", joined(parts), css="place", aria_label=say("Its incidents"))


def _incident(session: Session, row: IncidentFigure) -> Markup:
    say, speaker, incident = session.say, session.speaker, row.incident
    title = speaker.event_title(incident["event_id"])
    days = speaker.language.days(incident["date_first"].date(), incident["date_last"].date())
    place = incident["venue_text"] or incident["location_text"]
    facts = [
        tag("h3", title, lang=lang_of(title)),
        tag("p", f"{stopped(days)} {place}", css="quiet"),
        tag("p", own_line(row.alone, speaker.language), css="quiet"),
    ]
    if incident["tactics_text"]:
        tactics = speaker.language.english(incident["tactics_text"])
        tactics = say("Reported: {tactics}", tactics=tactics)
        facts.append(tag("p", tactics, css="quiet"))
    found = reports_at(session.dataset, incident["incident_id"])
    reports = [_report(session, report, row) for report in sorted(found, key=_own_first)]
    return tag("article", joined([*facts, *reports]), css="incident")


def _own_first(report: Mapping[str, Any]) -> tuple[bool, bool]:
    """Reports with a figure for the place first, then those that cover several, then those without
    a number."""
    without = bound(report["detained_low"]) is bound(report["detained_high"]) is None
    return without, _is_shared(report)


def _is_shared(report: Mapping[str, Any]) -> bool:
    return bool(report["covers_elsewhere"]) or report["number_of_incidents"] > 1


def _report(session: Session, report: Mapping[str, Any], row: IncidentFigure) -> Markup:
    say = session.say
    counted = report["report_id"] in {*row.own, *row.shared}
    shared = _is_shared(report)
    words = report_words(session, report)
    remarks = [_scope(session, report)] if shared else []
    remarks += report_remarks(session, report)
    if not (counted or never_counted(report, session.speaker)):
        remarks.append(say("not in this number: outside the filters, the period, or replaced"))
    remarks.append(say(REVIEW_NAMES[report["review"]]))
    lines = [tag("p", remark, css="quiet") for remark in remarks]
    css = " ".join(
        ["report", *(["shared"] if shared else []), *([] if counted else ["not-counted"])]
    )
    head = tag("div", report_head(session, report), css="head")
    body = [head, *words, *lines, report_sources(session, report)]
    return tag("div", joined(body), css=css)


def _scope(session: Session, report: Mapping[str, Any]) -> str:
    say = session.say
    if report["has_all"]:
        return say("for all places of the event together, so no part of the number here")
    if report["covers_elsewhere"]:
        return say("for several places and others not named, so no part of the number here")
    names = _places(session, report)
    if len(report["scope"].split()) == 1:
        return say("for all of {place}, so no part of the number here", place=names[0])
    if 1 < len(names) <= MOST_NAMES:
        places = session.speaker.language.joined(names)
        return say("for {places} together, so no part of the number here", places=places)
    return session.speaker.language.say_count(
        "for {number} place together, so no part of the number here",
        "for {number} places together, so no part of the number here",
        report["number_of_incidents"],
    )


def _places(session: Session, report: Mapping[str, Any]) -> list[str]:
    """The names of the places that a report counts together, each once."""
    rows = [session.speaker.row("incidents", member) for member in report["scope"].split()]
    return list(dict.fromkeys(session.speaker.place_of(row) for row in rows if row))
