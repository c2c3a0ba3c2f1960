"""Events by their organizers: any of those chosen, or only them."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.codes import NO_ORGANIZER, NOT_REPORTED
from incidents.selection import Selection
from ui.elements.code_names import N_
from ui.session.session import Session, map_number
from ui.session.session_keys import filter_widget
from ui.sidebar.filter_widgets import one, values, write

MATCH_NAMES = {"any": N_("Any of them"), "only": N_("Only them")}


def organizer_filter(session: Session) -> None:
    """Draws the list of organizers, and, where one is chosen, how they are meant."""
    say, name, chosen = session.say, session.speaker.organizer, session.view.filters.organizers
    key = filter_widget("organizers", map_number())
    st.session_state[key] = list(chosen)
    known = values(session.dataset, "event_organizers", "organizer_id")
    named = sorted({*known, *chosen} - {NO_ORGANIZER, NOT_REPORTED}, key=name)
    st.multiselect(
        say("Organizer"),
        [*named, NO_ORGANIZER, NOT_REPORTED],
        key=key,
        format_func=name,
        on_change=write("organizers", _with_organizers),
        placeholder=say("All organizers"),
    )
    if chosen:
        one(
            say("Events of"),
            "organizer_match",
            session.view.filters.organizer_match,
            MATCH_NAMES,
            say,
            help=say(
                "“Any of them”: events of at least one of these. “Only them”: events of which no "
                "other organizer is reported."
            ),
        )


def _with_organizers(filters: Selection, organizers: list[str]) -> Selection:
    """The filters with these organizers; "only" without any says nothing and is let go."""
    match = filters.organizer_match if organizers else "any"
    return replace(filters, organizers=tuple(sorted(organizers)), organizer_match=match)
