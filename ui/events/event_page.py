"""The event that is chosen: what happened, where, and who says what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st
from markupsafe import Markup

from incidents.counting.count import Count, count
from incidents.counting.incident_figures import IncidentFigure, by_incident
from incidents.counting.report_marks import Mark, marks_of_event
from incidents.selection import Selection
from incidents.words.code_names import CONTEXT_NAMES
from incidents.words.figure import own_line
from ui.briefing.add_scene import scene_of
from ui.elements.corrections import corrections_told
from ui.elements.event_buttons import play_button, with_events
from ui.elements.html import joined, lang_of, show, tag, whole
from ui.events.day_map import day_map
from ui.headline import headline, headline_buttons
from ui.incidents.detail import organizers_of
from ui.incidents.report import report_in_full
from ui.map.answer_card import answer_card
from ui.no_answer.search_said import no_answer
from ui.session.session import Session, go_to
from ui.sharing.share_button import address, permanent_view

PAGE = "events"
"""The address of the page; with `event` in its query it is that of the event."""


def event_page(session: Session, event_id: str) -> None:
    """Draws the event, counted with the filters of the view; its reports stand there all."""
    event = session.speaker.row("events", event_id)
    st.button(
        session.say("← All events"),
        key="all-events",
        on_click=go_to,
        args=(with_events(session.view),),
        type="tertiary",
    )
    selection = in_its_days(session.selection, event)
    result = count(session.dataset, selection)
    scene = scene_of(session, "map", selection)
    headline_buttons(session, headline(session, result), scene, page=PAGE)
    words, picture = st.columns(2, gap="medium")
    with words:
        where = address(permanent_view(session), session, page=PAGE)
        title = session.speaker.event_with_days(event_id)
        # The sentence above says the figure, unless a search without an answer stands in its place.
        is_said = no_answer(session) is None
        answer_card(session, title, result, where, has_figure=not is_said)
    with picture:
        day_map(session, scene)
        play_button(session, event_id, key="play-event")
        show(tag("div", _facts(session, event), css="incident-detail"))
    marks = marks_of_event(session.dataset, event_id)
    parts = [
        *_left_out(session, result),
        *corrections_told(session, event_id, (mark.report for mark in marks)),
        *_by_place(session, event_id, marks),
    ]
    show(tag("div", joined(parts), css="incident-detail"))


def in_its_days(selection: Selection, event: Mapping[str, Any]) -> Selection:
    """The selection within the days of the event, from which its places have their names; as it is
    where it lies outside of them."""
    return selection.within(event["date_first"].date(), event["date_last"].date())


def _facts(session: Session, event: Mapping[str, Any]) -> Markup:
    say, not_reported = session.say, session.say("not reported")
    english = session.speaker.language.english
    context = event["context"]
    facts: list[tuple[str, Iterable[str]]] = [
        (say("Organizers"), organizers_of(session, event["event_id"])),
        (say("Demands"), [english(event["demands_text"]) or not_reported]),
        (
            say("Kind of event"),
            [say(CONTEXT_NAMES[context]) if context in CONTEXT_NAMES else context],
        ),
        (say("Why it is in"), [english(event["why_included"])]),
        (say("Note"), [english(event["note"])]),
    ]
    rows = []
    for name, values in facts:
        if known := [tag("dd", whole(value), lang=lang_of(value)) for value in values if value]:
            rows.append(tag("dt", name) + joined(known))
    heading = tag("h3", say("What is known of it"))
    return heading + tag("dl", joined(rows), css="facts-of-incident")


def _left_out(session: Session, result: Count) -> Iterable[Markup]:
    """Says where the filters keep reports of the event out of the number above."""
    selection = session.selection
    whole = count(session.dataset, Selection(events=selection.events, measure=selection.measure))
    if number := len(set(whole.reports) - set(result.reports)):
        told = session.speaker.language.say_count(
            "The filters leave {number} of the reports below out of the number above.",
            "The filters leave {number} of the reports below out of the number above.",
            number,
        )
        yield tag("p", told)


def _by_place(session: Session, event_id: str, marks: tuple[Mark, ...]) -> Iterable[Markup]:
    """Every report in full: place by place those about it alone, then those about several."""
    say = session.say
    here = Selection(events=(event_id,), measure=session.selection.measure)
    rows = by_incident(session.dataset, here)
    for row in sorted(rows, key=lambda row: row.incident["date_first"]):
        own = [mark for mark in marks if mark.members == (row.incident["incident_id"],)]
        yield from _place(session, row, own)
    incidents = {row.incident["incident_id"] for row in rows}
    rest = [mark for mark in marks if mark.shared or not incidents & set(mark.members)]
    if rest:
        yield tag("h3", say("Reports for several places together"))
        yield from (report_in_full(session, mark) for mark in rest)


def _place(session: Session, row: IncidentFigure, own: list[Mark]) -> Iterable[Markup]:
    say, speaker, incident = session.say, session.speaker, row.incident
    yield tag("h3", speaker.incident(incident["incident_id"]))
    yield tag("p", own_line(row.alone, speaker.language))
    tactics = speaker.language.english(incident["tactics_text"])
    known = [incident["venue_text"], tactics and say("Reported: {tactics}", tactics=tactics)]
    yield from (tag("p", line, css="quiet") for line in known if line)
    yield from (report_in_full(session, mark) for mark in own)
