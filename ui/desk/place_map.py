"""An open name of a file settled on the map: a click on what it can be, or on any other point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.gazetteer.gazetteer import load_gazetteer
from geo.gazetteer.namesakes import named_apart
from geo.gazetteer.place import Place
from ui.desk.work import Work, pin
from ui.elements.html import show, tag
from ui.places.one_point import read_point
from ui.places.points_map import Point, draw_points
from ui.session.session import Session
from ui.session.session_keys import desk_widget

DECIMALS = 4
"""Of a degree that is clicked: some ten metres."""


def other_field(now: Work, text: str) -> str:
    """The key of the field for another name of a place, or its point."""
    return desk_widget(f"place-other-{text}", now.number)


def name_with_region(session: Session, place: Place) -> str:
    """A place as it is told from others of its name."""
    return named_apart([place], session.language_code)[0]


def settle_on_map(session: Session, now: Work, can_be: Mapping[str, Sequence[Place]]) -> None:
    """Draws the map for one of the open names, with the places that each can be."""
    say, key = session.say, desk_widget("places-map", now.number)
    asks = st.selectbox(
        say("Settle on the map"),
        options=list(can_be),
        key=desk_widget(f"on-map-{len(now.choices.pins)}", now.number),
    )
    if asks is None:
        return
    told = say(
        "A click on a ring says that it is “{text}”; a click elsewhere takes that point.", text=asks
    )
    show(tag("p", told, css="quiet"))
    points = [
        Point(one.latitude, one.longitude, name_with_region(session, one), "doubtful", one.place_id)
        for one in can_be[asks]
    ]
    if clicked := read_point(st.session_state.get(other_field(now, asks), "")):
        points.append(Point(*clicked, "{}, {}".format(*clicked), "network"))
    draw_points(
        points,
        session.speaker.language,
        text=say("Map: the places that “{text}” can be.", text=asks),
        key=key,
        otherwise=say("The fields above settle each name too."),
        asks=asks,
        on_answer=lambda: _hear(now, st.session_state.get(key), can_be),
    )


def _hear(now: Work, answer: object, open_names: Mapping[str, object]) -> None:
    """Settles a name with the place that was clicked, or puts the point into its field."""
    match answer:
        case {"asks": str(text), "place_id": str(place_id)}:
            if text in open_names and place_id in load_gazetteer().places:
                pin(text, place_id)
        case {"asks": str(text), "point": [float() | int() as north, float() | int() as east]}:
            if text in open_names:
                point = f"{north:.{DECIMALS}f}, {east:.{DECIMALS}f}"
                st.session_state[other_field(now, text)] = point
