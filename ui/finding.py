"""The box that takes "Almaty 26 October 2019" and goes there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import streamlit as st

from geo.gazetteer import AmbiguousPlace, Gazetteer, load_gazetteer
from incidents.dataset import Dataset
from incidents.selection import CONTEXTS, Selection
from ui.session import Session, go_to
from ui.view import View
from ui.view_code import from_link_or_code

LANGUAGES = ["en", "ru", "kk"]
LONGEST = 200
CLOSE = 6.5
"""The zoom at which a found place is shown: the towns around it still have names."""


@dataclass(frozen=True)
class Found:
    """What a text names; `candidates` are the ids of places that it may mean if it is not clear."""

    place_id: str | None = None
    day: date | None = None
    unknown: str = ""
    candidates: tuple[str, ...] = ()


def find(text: str, gazetteer: Gazetteer) -> Found:
    """The day and the place that a text names, in any order and any of our languages.

    `unknown` is what is left of the text if it names no place.
    """
    # It takes a fifth of a second to load, and most readers never search.
    from dateparser.search import search_dates

    text = " ".join(text[:LONGEST].split())
    settings = {"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PREFER_LOCALE_DATE_ORDER": False}
    dates = search_dates(text, languages=LANGUAGES, settings=settings) or []
    day = dates[0][1].date() if dates else None
    rest = text.replace(dates[0][0], " ") if dates else text
    rest = " ".join(rest.split()).strip(" ,.;")
    if not rest:
        return Found(day=day)
    try:
        match = gazetteer.find(rest, on=day)
    except AmbiguousPlace as several:
        ids = tuple(place.place_id for place in several.candidates)
        return Found(day=day, unknown=rest, candidates=ids)
    if match is None:
        return Found(day=day, unknown=rest)
    return Found(place_id=match.place.place_id, day=day)


def view_of(found: Found, view: View, dataset: Dataset, gazetteer: Gazetteer) -> View:
    """The view that shows what was found: every protest, the event of the day, the place open."""
    there = View(language=view.language)
    if found.place_id and (place := gazetteer.places.get(found.place_id)):
        there = replace(
            there,
            place_id=found.place_id,
            zoom=CLOSE,
            center=(place.latitude, place.longitude),
        )
    if found.day:
        first, last, context = _event_on(found.day, dataset) or (found.day, found.day, "protest")
        usual = context in Selection().counted_contexts
        there = replace(
            there,
            mode="event",
            since=first,
            until=last,
            filters=Selection(contexts=() if usual else tuple(sorted(CONTEXTS))),
        )
    return there


def _event_on(day: date, dataset: Dataset) -> tuple[date, date, str] | None:
    """The days and the context of the event that has this day, the latest to begin; or None."""
    for row in dataset.events.sort_values("date_first", ascending=False).itertuples():
        first, last = row.date_first.date(), row.date_last.date()
        if first <= day <= last:
            return first, last, str(row.context)
    return None


def search_box(session: Session) -> None:
    """Draws the box; what it cannot find it says, and what is not clear it offers."""
    say = session.say
    st.text_input(
        say("Find a place, a date, a view code"),
        key="search",
        placeholder=say("Almaty 26 October 2019"),
        max_chars=4000,
        on_change=lambda: _go(session),
    )
    found: Found | None = st.session_state.get("not_found")
    if found is None:
        return
    if found.candidates:
        st.caption(say("Several places have this name:"))
        for place_id in found.candidates[:6]:
            place = load_gazetteer().places[place_id]
            name = f"{place.name(session.view.language)} ({place.admin1_code})"
            st.button(
                name,
                key=f"candidate-{place_id}",
                on_click=_go_there,
                args=(session, replace(found, place_id=place_id)),
            )
    elif found.unknown:
        st.text(say("Nothing is known by this name: {text}", text=found.unknown))
    else:
        st.text(say("No event in the table lies on this day."))


def _go(session: Session) -> None:
    text = st.session_state.search
    st.session_state.not_found = None
    if not text.strip():
        return
    if pairs := from_link_or_code(text):
        go_to(session.opened(pairs))
        return
    found = find(text, load_gazetteer())
    if found.place_id is None and found.unknown:
        st.session_state.not_found = found
        return
    _go_there(session, found)


def _go_there(session: Session, found: Found) -> None:
    nothing_on_day = found.day and _event_on(found.day, session.dataset) is None
    st.session_state.not_found = Found(day=found.day) if nothing_on_day else None
    go_to(view_of(found, session.view, session.dataset, load_gazetteer()))
