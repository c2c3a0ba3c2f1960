"""From a list to an event and back, and from an event to the map.

An event is open where the filters hold it alone: so its address is that of its filter, and every
number on its page, and on the pages after it, is of this event.
"""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import urlencode

import streamlit as st

from ui.component import component
from ui.elements.html import label, lang_of, show, tag
from ui.session.session import Session, go_to
from ui.session.view import View

_listener = component(__file__)

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


def event_link(session: Session, event_id: str, title: str) -> None:
    """Draws the title of an event as a link to its page, which a browser opens apart where it is
    asked to; pressed as it is it opens the page in this session, as the hidden button beside it."""
    view, key = with_events(session.view.at_the_end(), event_id), f"open-event-{event_id}"
    query = urlencode(replace(session, view=view).to_query())
    with st.container(key=f"link-of-{event_id}"):
        address = f"events?{query}"
        link = tag("a", title, href=address, target="_self", css="event-link", lang=lang_of(title))
        show(link)
        st.button(label(title), key=key, on_click=go_to, args=(view,))


def hear_event_links() -> None:
    """Listens for presses of these links; draws nothing to be seen."""
    _listener(key="event-links")


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
