"""The places that a file names: those that are open, settled by a choice, by another name, a point
or a click on the map, and those that were found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from geo.gazetteer.gazetteer import AmbiguousPlace, Place, load_gazetteer
from geo.gazetteer.namesakes import named_apart
from geo.gazetteer.reverse import reverse
from incidents.importing.plan import Plan
from incidents.list_rows.row_places import PlaceFound
from ui.desk.place_map import name_with_region, other_field, settle_on_map
from ui.desk.work import Work, pin
from ui.elements.html import label, label_above, show, tag
from ui.elements.typed_text import LONGEST_NAME, typed_text
from ui.list_pages import page_of
from ui.places.one_point import read_point
from ui.session.session import Session
from ui.session.session_keys import desk_widget

MOST_OPEN = 30
"""Open names that are asked about at once."""


def places_of_file(session: Session, now: Work, plan: Plan) -> None:
    """Draws a question for each open name, and what the others were taken for."""
    say, language = session.say, session.speaker.language
    places = list(plan.proposal.places.values())
    if not places:
        return
    open_ones = [place for place in places if len(place.candidates) != 1]
    found = [place for place in places if len(place.candidates) == 1]
    show(tag("h2", say("Places"), css="page-part"))
    with st.container():
        can_be = _open(session, now, open_ones)
    if can_be:
        settle_on_map(session, now, can_be)
    _settled(session, now)
    if found:
        guessed = [place for place in found if place.matched_by == "fuzzy"]
        told = language.say_count("{number} name found", "{number} names found", len(found))
        with st.expander(told, expanded=bool(guessed)):
            shown = page_of(session, desk_widget("found-page", now.number), len(found))
            # Those that are guessed come first.
            lines = sorted(found, key=lambda place: place.matched_by != "fuzzy")[shown]
            st.text("\n".join(_found(session, place) for place in lines))


def _open(
    session: Session, now: Work, open_ones: Sequence[PlaceFound]
) -> dict[str, Sequence[Place]]:
    """Draws the open names, each with what settles it; the places that each can be by now."""
    if not open_ones:
        return {}
    say_count = session.speaker.language.say_count
    told = say_count(
        "{number} name is open: its rows wait until you say which place it is.",
        "{number} names are open: their rows wait until you say which place each is.",
        len(open_ones),
    )
    show(tag("p", told))
    key = desk_widget(f"open-page-{len(now.choices.pins)}", now.number)
    shown = open_ones[page_of(session, key, len(open_ones), size=MOST_OPEN)]
    return {place.text: _ask(session, now, place) for place in shown}


def _settled(session: Session, now: Work) -> None:
    """Draws what the editor has said so far, each with a press that takes it back."""
    places = load_gazetteer().places
    for text, place_id in now.choices.pins.items():
        with st.container(horizontal=True, vertical_alignment="center"):
            name = name_with_region(session, places[place_id])
            show(tag("p", session.say("“{text}” is {place}", text=text, place=name)))
            st.button(
                session.say("Ask again"),
                key=desk_widget(f"unpin-{text}", now.number),
                on_click=pin,
                args=(text, ""),
            )


def _found(session: Session, place: PlaceFound) -> str:
    [(place_id, _)] = place.candidates
    name = session.speaker.place_name(place_id, None)
    line = session.say("“{text}” is {place}", text=place.text, place=name)
    if place.matched_by == "fuzzy":
        return session.say("{line} (a guess: look at it)", line=line)
    return line


def _ask(session: Session, now: Work, place: PlaceFound) -> Sequence[Place]:
    """A choice of the candidates, and a field for another name or a point; all places that the
    name can be by now."""
    say, known = session.say, load_gazetteer().places
    candidates = [known[place_id] for place_id, _ in place.candidates]
    key = desk_widget(f"place-{place.text}", now.number)
    left, right = st.columns(2) if candidates else (None, st.container())
    if left is not None:
        ids, told = (
            [one.place_id for one in candidates],
            named_apart(candidates, session.language_code),
        )
        names = dict(zip(ids, told, strict=True))
        with left:
            st.selectbox(
                label_above(say("Which place is “{text}”?", text=place.text)),
                label_visibility="collapsed",
                options=list(names),
                format_func=lambda place_id: names[place_id],
                index=None,
                placeholder=say("Choose a place"),
                key=key,
                on_change=lambda: pin(place.text, st.session_state[key] or ""),
            )
        asked = say("Another name of “{text}”, or a point", text=place.text)
    else:
        asked = say(
            "“{text}” is no place that is known: another name of it, or a point", text=place.text
        )
    with right:
        other = typed_text(
            session,
            label_above(asked),
            most=LONGEST_NAME,
            label_visibility="collapsed",
            key=other_field(now, place.text),
            placeholder="43.25, 76.92",
        )
        found = _looked_up(other) if other else ()
        if other and not found:
            st.text(say("No such place is known."))
        for one, name in zip(found, named_apart(found, session.language_code), strict=True):
            st.button(
                label(name),
                key=f"{key}-{one.place_id}",
                on_click=pin,
                args=(place.text, one.place_id),
            )
    return list({one.place_id: one for one in (*candidates, *found)}.values())


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
