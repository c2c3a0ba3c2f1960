"""The places that a file names: those that are open, settled by a choice or by another name or a
point, and those that were found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.gazetteer.gazetteer import AmbiguousPlace, Place, load_gazetteer
from geo.gazetteer.reverse import reverse
from geo.regions import unit_name
from incidents.importing.plan import Plan
from incidents.importing.proposal import PlaceFound
from ui.desk.work import Work, pin
from ui.elements.html import label, label_above, show, tag
from ui.places.one_point import read_point
from ui.session.session import Session
from ui.session.session_keys import desk_widget

MOST_OPEN = 30
"""Open names that are asked about at once; the next follow when these are settled."""

MOST_FOUND = 200


def places_of_file(session: Session, now: Work, plan: Plan) -> None:
    """Draws a question for each open name, and what the others were taken for."""
    say, language = session.say, session.speaker.language
    places = list(plan.proposal.places.values())
    if not places:
        return
    open_ones = [place for place in places if len(place.candidates) != 1]
    found = [place for place in places if len(place.candidates) == 1]
    show(tag("h2", say("Places"), css="page-part"))
    if open_ones:
        told = language.say_count(
            "{number} name is open: its rows wait until you say which place it is.",
            "{number} names are open: their rows wait until you say which place each is.",
            len(open_ones),
        )
        show(tag("p", told))
        for index, place in enumerate(open_ones[:MOST_OPEN]):
            _ask(session, now, index, place)
        if (rest := len(open_ones) - MOST_OPEN) > 0:
            show(tag("p", language.say_count("and {number} more", "and {number} more", rest)))
    if found:
        guessed = [place for place in found if place.matched_by == "fuzzy"]
        told = language.say_count("{number} name found", "{number} names found", len(found))
        with st.expander(told, expanded=bool(guessed)):
            lines = [_found(session, place) for place in [*guessed, *_others(found, guessed)]]
            st.text("\n".join(lines[:MOST_FOUND]))
            if len(lines) > MOST_FOUND:
                rest = len(lines) - MOST_FOUND
                st.text(language.say_count("and {number} more", "and {number} more", rest))


def _others(found: Sequence[PlaceFound], guessed: Sequence[PlaceFound]) -> list[PlaceFound]:
    return [place for place in found if place not in guessed]


def _found(session: Session, place: PlaceFound) -> str:
    [(place_id, _)] = place.candidates
    name = session.speaker.place_name(place_id, None)
    line = session.say("“{text}” is {place}", text=place.text, place=name)
    if place.matched_by == "fuzzy":
        return session.say("{line} (a guess: look at it)", line=line)
    return line


def _ask(session: Session, now: Work, index: int, place: PlaceFound) -> None:
    """A choice of the candidates; where there are none, another name or a point."""
    say = session.say
    key = desk_widget(f"place-{len(now.choices.pins)}-{index}", now.number)
    if place.candidates:
        place_name = session.speaker.place_name
        names = {place_id: place_name(place_id, None) for place_id, _ in place.candidates}
        st.selectbox(
            label_above(say("Which place is “{text}”?", text=place.text)),
            label_visibility="collapsed",
            options=list(names),
            format_func=lambda place_id: f"{names[place_id]} ({_region(session, place_id)})",
            index=None,
            placeholder=say("Choose a place"),
            key=key,
            on_change=lambda: pin(place.text, st.session_state[key] or ""),
        )
        return
    other = st.text_input(
        label_above(
            say(
                "“{text}” is no place that is known: another name of it, or a point",
                text=place.text,
            )
        ),
        label_visibility="collapsed",
        key=key,
        placeholder="43.25, 76.92",
        max_chars=200,
    )
    if not other:
        return
    candidates = _looked_up(other)
    if not candidates:
        st.text(say("No such place is known."))
    for one in candidates:
        st.button(
            label(f"{one.name(session.language_code)} ({_region(session, one.place_id)})"),
            key=f"{key}-{one.place_id}",
            on_click=pin,
            args=(place.text, one.place_id),
        )


def _region(session: Session, place_id: str) -> str:
    unit = load_gazetteer().places[place_id].admin1_code
    return unit_name(unit, session.language_code)


def _looked_up(text: str) -> Sequence[Place]:
    """The places that a name can be, or the settlement nearest to a point."""
    if point := read_point(text):
        try:
            spot = reverse(*point, on=date.today())
        except ValueError:
            return ()
        return (spot.place,) if spot.place else ()
    try:
        match = load_gazetteer().find(text)
    except AmbiguousPlace as ambiguous:
        return ambiguous.candidates
    return (match.place,) if match else ()
