"""The events of the filters, the earliest first: day, title, figure, places.

They are all there wherever the slider of the map stands: it plays them one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby

import pandas as pd
import streamlit as st
from markupsafe import Markup

from incidents.counting.count import count
from incidents.counting.select import candidates, touching
from incidents.words.sentence import set_apart
from ui.elements.event_buttons import event_link, hear_event_links, play_button
from ui.elements.filter_chips import add_other_contexts
from ui.elements.html import joined, show, tag
from ui.regions.group_rows import Row, grouped_rows
from ui.session.session import Session
from ui.sharing.paper import table_on_paper

MOST_EVENTS = 120
"""Events that are drawn at once; the rest is counted."""

MOST_PLACES = 6
"""Places of one event that are named; the rest is counted."""


def event_list(session: Session) -> None:
    """Draws the events, each with the link that opens it and the button that plays it."""
    say, language = session.say, session.speaker.language
    filters = session.view.filters
    events = grouped_rows(session, "event", filters).rows
    rows = events[:MOST_EVENTS]
    result = count(session.dataset, session.view.filters)
    if apart := set_apart(result, session.speaker):
        with st.container(horizontal=True, vertical_alignment="center", key="not-in-list"):
            show(tag("p", say("Not in this list: {events}.", events=apart)))
            add_other_contexts(session, result.other_contexts)
    if not rows:
        st.text(say("No event in this selection."))
        return
    show(tag("p", language.say_count("{number} event", "{number} events", len(events))))
    places = _places_of_events(session, [row.bar.id for row in rows])
    hear_event_links()
    years = {year: list(of_it) for year, of_it in groupby(rows, _year_of(session))}
    if len(years) > 1:
        to_year = Markup('<a href="#events-{0}" target="_self">{0}</a>')
        show(
            tag(
                "nav",
                joined((to_year.format(year) for year in years), " "),
                css="years",
                aria_label=say("Years"),
            )
        )
    with st.container(key="event-list"):
        for year, of_it in years.items():
            if len(years) > 1:
                show(tag("h2", str(year), id=f"events-{year}", css="year"))
            for row in of_it:
                _draw(session, row, places.get(row.bar.id, ""))
    if len(events) > len(rows):
        st.text(
            language.say_count(
                "{number} later event is not drawn here: narrow the dates to see it.",
                "{number} later events are not drawn here: narrow the dates to see them.",
                len(events) - len(rows),
            )
        )
    frame = pd.DataFrame(
        {
            say("Day"): [_days(session, row.bar.id) for row in rows],
            say("Event"): [row.bar.name for row in rows],
            say("Reported detained"): [row.bar.figure for row in rows],
            say("Places"): [places.get(row.bar.id, "") for row in rows],
        }
    )
    table_on_paper(session, frame, title=say("Events"), of=len(events))


def _year_of(session: Session) -> Callable[[Row], int]:
    return lambda row: int(session.speaker.row("events", row.bar.id)["date_first"].year)


def _draw(session: Session, row: Row, places: str) -> None:
    event_id = row.bar.id
    with st.container(horizontal=True, key=f"event-{event_id}"):
        show(tag("p", _days(session, event_id), css="quiet"))
        event_link(session, event_id, row.bar.name)
        figure = tag("strong", row.bar.spoken, css="figure")
        show(tag("p", joined([figure, tag("span", places)], " ")))
        play_button(session, event_id, key=f"play-event-{event_id}")


def _days(session: Session, event_id: str) -> str:
    event = session.speaker.row("events", event_id)
    return session.speaker.language.days(event["date_first"].date(), event["date_last"].date())


def _places_of_events(session: Session, events: list[str]) -> dict[str, str]:
    """The places of each of these events that the filters let through, by name, each once."""
    speaker, filters = session.speaker, session.view.filters
    allowed = candidates(session.dataset, replace(filters, events=tuple(events)))
    inside = touching(allowed.incidents, filters.since, filters.until)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for incident in inside.iter_rows(named=True):
        found[incident["event_id"]][speaker.place_of(incident)] = None
    return {event: _named(session, list(names)) for event, names in found.items()}


def _named(session: Session, names: list[str]) -> str:
    language, rest = session.speaker.language, len(names) - MOST_PLACES
    told = language.joined(names[:MOST_PLACES])
    if rest <= 0:
        return told
    more = language.say_count("and {number} more", "and {number} more", rest)
    return f"{', '.join(names[:MOST_PLACES])} {more}"
