"""The incident that is open: what is known of it, its reports on one scale, and their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import narwhals as nw
import streamlit as st
from markupsafe import Markup

from geo.regions import unit_name
from incidents.codes import NO_ORGANIZER
from incidents.counting.count import Count, count
from incidents.counting.report_marks import Line, Mark, lines_of, marks_at
from incidents.dataset.index import columns_of
from incidents.dataset.part import events_of, part_of
from incidents.selection import Selection
from incidents.words.code_names import CONTEXT_NAMES, N_, STANDING_NAMES, SUPPORT_NAMES
from incidents.words.figure import disagreement_in_words
from incidents.words.sentence import figure_in_words
from ui.access.editing import may_edit
from ui.briefing.add_scene import add_button, scene_of
from ui.elements.corrections import corrections_told
from ui.elements.event_buttons import open_event_button
from ui.elements.html import joined, lang_of, show, tag, whole
from ui.elements.kept_copies import kept_copies
from ui.incidents.report import report_in_full
from ui.incidents.report_scale import draw_report_scale
from ui.incidents.search_table import open_incident
from ui.passport.window import passport_button
from ui.session.session import Session

MATCHED = {
    "exact": N_("by its official name on that day"),
    "alias": N_("by another name of it"),
    "old_name": N_("by an old name of it"),
    "spelling": N_("by another spelling of its name"),
    "fuzzy": N_("guessed: a name that is spelt much like it"),
    "wider": N_("the unit that the place lies in, whose own point is not known"),
    "pinned": N_("set by an editor"),
}

ROLES = {
    "called": N_("called for it: {organizer} (as {origin} reports)"),
    "joined": N_("joined it: {organizer} (as {origin} reports)"),
    "blamed": N_("blamed for it: {organizer} (in the report of {origin})"),
    NO_ORGANIZER: N_("nobody organized it (as {origin} reports)"),
}


LIST_ALONE = """<style>
.st-key-incidents-page > [data-testid="stLayoutWrapper"] > [data-testid="stHorizontalBlock"]
  > [data-testid="stColumn"]:last-child { display: none; }
</style>"""
"""Until an incident is open the list has all of the room."""


def incident_detail(session: Session) -> None:
    """Draws the incident that the view has open, and nothing where it has none."""
    say, incident_id = session.say, session.view.incident_id
    session = _with_its_event(session, incident_id) if incident_id else session
    incident = session.speaker.row("incidents", incident_id) if incident_id else {}
    if not incident:
        st.html(LIST_ALONE)
        return
    selection, result = _of_incident(session, str(incident_id))
    lines = lines_of(marks_at(session.speaker.dataset, str(incident_id)))
    show(_head(session, incident, result))
    with st.container(horizontal=True, key="incident-buttons"):
        passport_button(session, selection, key=f"passport-incident-{incident_id}")
        scene = scene_of(session, "incident", selection)
        add_button(session, scene, key=f"add-incident-{incident_id}")
        open_event_button(session, incident["event_id"], key=f"event-of-{incident_id}")
        st.button(say("Close"), key="close-incident", on_click=open_incident, args=(None,))
    _draw(session, str(incident_id), lines)
    marks = [mark for line in lines for mark in (line.mark, *line.earlier)]
    parts = [
        _facts(session, incident),
        *corrections_told(
            session, incident["event_id"], (mark.report for mark in marks), str(incident_id)
        ),
        *_in_full(session, marks),
    ]
    show(tag("div", joined(parts), css="incident-detail"))
    kept_copies(
        session,
        [mark.report["report_id"] for mark in marks],
        may_open=may_edit(),
        within="incident",
    )


def _with_its_event(session: Session, incident_id: str) -> Session:
    """The session whose speaker knows the rows of the incident's event alone."""
    part = part_of(session.dataset, events_of(session.dataset, [incident_id]))
    return replace(session, speaker=replace(session.speaker, dataset=part))


def _of_incident(session: Session, incident_id: str) -> tuple[Selection, Count]:
    """What the view's filters leave of the incident, or, where they leave it out, all of it."""
    selection = replace(session.selection, incidents=(incident_id,))
    result = count(session.speaker.dataset, selection)
    if not result.incidents:
        selection = Selection(incidents=(incident_id,), measure=selection.measure)
        result = count(session.speaker.dataset, selection)
    return selection, result


def _head(session: Session, incident: Mapping[str, Any], result: Count) -> Markup:
    say, speaker = session.say, session.speaker
    event = speaker.event_title(incident["event_id"])
    figure = result.figure
    sure = say("no report gives a number for this place alone")
    if figure.support != "no_number":
        standing = disagreement_in_words(figure, speaker.language)
        standing = standing or say(STANDING_NAMES["not_contradicted"])
        sure = f"{say(SUPPORT_NAMES[figure.support])}; {standing}"
    parts = [
        tag("p", event, css="quiet", lang=lang_of(event)),
        tag("h2", f"{speaker.place_of(incident)}, {_days(session, incident)}"),
        tag("p", figure_in_words(result, speaker), css="figure"),
        tag("p", sure, css="quiet"),
    ]
    inside = replace(session.selection, incidents=result.selection.incidents)
    if result.selection != inside:
        outside = say("The filters leave this incident out; its figure is of all its reports.")
        parts.append(tag("p", outside, css="quiet"))
    return tag("div", joined(parts), css="place incident-head")


def _days(session: Session, row: Mapping[str, Any]) -> str:
    return session.speaker.language.days(row["date_first"].date(), row["date_last"].date())


def _facts(session: Session, incident: Mapping[str, Any]) -> Markup:
    say = session.say
    speaker, english = session.speaker, session.speaker.language.english
    event, not_reported = speaker.row("events", incident["event_id"]), say("not reported")
    context = event.get("context", "")
    facts: list[tuple[str, Iterable[str]]] = [
        (say("Event"), [speaker.event_title(incident["event_id"])]),
        (say("Place as written"), [incident["location_text"]]),
        (say("Place found"), _found(session, incident)),
        (say("Venue"), [incident["venue_text"] or not_reported]),
        (say("Organizers"), organizers_of(session, incident["event_id"])),
        (say("Demands"), [english(event.get("demands_text", "")) or not_reported]),
        (say("What was done"), [english(incident["tactics_text"]) or not_reported]),
        (
            say("Kind of event"),
            [say(CONTEXT_NAMES[context]) if context in CONTEXT_NAMES else context],
        ),
        (say("Note"), [english(incident["note"])]),
    ]
    rows = []
    for name, values in facts:
        if known := [tag("dd", whole(value), lang=lang_of(value)) for value in values if value]:
            rows.append(tag("dt", name) + joined(known))
    facts_of_incident = tag("dl", joined(rows), css="facts-of-incident")
    return tag("h3", say("What is known of it")) + facts_of_incident


def _found(session: Session, incident: Mapping[str, Any]) -> list[str]:
    """The place, how it was matched, its name of today where it is another, and its region."""
    say, place_id = session.say, incident["resolved_place_id"]
    if not place_id:
        return [say("no place is known by this name, so it is on no map")]
    name, today = session.speaker.place_of(incident), session.speaker.place_name(place_id, None)
    how = MATCHED.get(incident["matched_by"])
    lines = [f"{name}: {say(how)}" if how else name]
    if today != name:
        lines.append(say("called {name} today", name=today))
    region = unit_name(incident["region_code"], session.language_code)
    if region not in ("", name):
        lines.append(say("region: {region}", region=region))
    return lines


def organizers_of(session: Session, event_id: str) -> list[str]:
    """Who called an event, joined it or is blamed for it, each as reported."""
    say, speaker = session.say, session.speaker
    rows = columns_of(session.speaker.dataset, "event_organizers")
    rows = rows.filter(nw.col("event_id") == event_id)
    columns = (rows[name].to_list() for name in ("organizer_id", "role", "report_id"))
    found = []
    for organizer, role, report_id in zip(*columns, strict=True):
        origin = speaker.origin(speaker.row("reports", report_id).get("origin_id", ""))
        name = speaker.organizer(organizer)
        found.append(say(ROLES.get(role, "{organizer}"), organizer=name, origin=origin))
    return found or [say("not reported, which is not the same as nobody")]


def _draw(session: Session, incident_id: str, lines: tuple[Line, ...]) -> None:
    say = session.say
    if not lines:
        told = tag("p", say("No report in the table speaks of this incident."), css="quiet")
        show(tag("div", told, css="incident-detail"))
        return
    heading = tag("h3", say("Its reports, by what they cover and by time"))
    show(tag("div", heading, css="incident-detail"))
    draw_report_scale(session, incident_id)


def _in_full(session: Session, marks: Sequence[Mark]) -> list[Markup]:
    full = [report_in_full(session, mark) for mark in marks]
    return [tag("h3", session.say("Words and sources of the reports")), *full] if full else []
