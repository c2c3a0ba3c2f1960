"""From a list to an event and back, and from an event to the map.

An event is open where the filters hold it alone: so its address is that of its filter, and every
number on its page, and on the pages after it, is of this event.
"""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.session.session import Session, go_to
from ui.session.view import View

MAP, EVENTS = "../pages/map.py", "../pages/events.py"


def chosen_event(view: View) -> str | None:
    """The one event that the filters let through; None for several, or all."""
    return view.filters.events[0] if len(view.filters.events) == 1 else None


def with_events(view: View, *event_ids: str) -> View:
    """The same view of these events alone; of none: of all that the other filters let through."""
    return replace(view, filters=replace(view.filters, events=event_ids))


def on_the_map(session: Session, event_id: str) -> View:
    """The view that shows this event on the map, its slider going from event to event."""
    event = session.speaker.row("events", event_id)
    days = event["date_first"].date(), event["date_last"].date()
    return replace(session.view, mode="event", since=days[0], until=days[1], place_id=None)


def open_event_button(session: Session, event_id: str, *, key: str) -> None:
    """Draws the button that opens the page of an event."""
    if st.button(session.say("Open its event"), key=key):
        go_to(with_events(session.view.at_the_end(), event_id))
        st.switch_page(EVENTS)


def play_button(session: Session, event_id: str, *, key: str) -> None:
    """Draws the button that shows an event on the map."""
    if st.button(session.say("Play on the map"), key=key):
        go_to(on_the_map(session, event_id))
        st.switch_page(MAP)
