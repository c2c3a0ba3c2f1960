"""The map with its slider: what it is given, and what it tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st
from babel.numbers import get_group_symbol
from streamlit_folium import st_folium

from geo.basemap import base_map
from geo.gazetteer import load_gazetteer
from geo.layers import time_layer
from incidents.language import LOCALES
from incidents.place_names import PlaceNames
from incidents.searched import searched
from incidents.searched_in_words import searched_on_track
from incidents.selection import Selection
from incidents.slider import slider_table
from incidents.slider_texts import slider_texts
from incidents.timeline import timeline
from ui.session import Session, change_view, map_number

HEIGHT = 620
"""Pixels of map and slider together."""

Naming = tuple[str, str]
"""The language of names, and the time that they are of."""

LARGEST_CITIES = 60
"""How many cities carry a quiet label, so that a reader finds the way."""


def map_key() -> str:
    """The key of the map of this reader; another one after starting again."""
    return f"map-{map_number()}"


def hear_the_map(session: Session) -> Session:
    """The session after what the map said since the last run; each saying is heard once.

    The reader's link is told to the map once, before it speaks: what stands there travels as
    `initial`, since the slider keeps its own state from then on.
    """
    if "initial" not in st.session_state or st.session_state.get("initial_of") != map_key():
        st.session_state.initial = session.view.initial()
        st.session_state.initial_of = map_key()
    message = st.session_state.get(map_key())
    if not isinstance(message, Mapping) or "drawn" not in message:
        return session
    if message == st.session_state.get("heard"):
        return session
    heard = st.session_state.get("heard", {})
    st.session_state.heard = dict(message)
    if message.get("place_id") == heard.get("place_id"):
        # Not clicked now: what was chosen in the list since then stays open.
        message = {**message, "place_id": session.view.place_id}
    return change_view(session, session.view.after(message))


def is_drawn() -> bool:
    """Whether the map has said that its picture is on the screen."""
    message = st.session_state.get(map_key())
    return isinstance(message, Mapping) and bool(message.get("drawn"))


def shows_whole_country(session: Session) -> bool:
    """Whether the map shows all of the country, as large as its frame lets it be."""
    message = st.session_state.get(map_key())
    if not isinstance(message, Mapping):
        return session.view.zoom is None
    return bool(message.get("whole_country"))


def slider_of(session: Session) -> dict[str, Any]:
    """What the slider holds for the view; it follows from filters, mode and language alone."""
    view = session.view
    table: dict[str, Any] = _table(
        session, session.dataset.digest, view.filters, view.mode, view.window_days, view.language,
        _naming(session),
    )  # fmt: skip
    known = searched(session.dataset, view.filters)
    first, last = (date.fromisoformat(table[end]).toordinal() for end in ("first", "last"))
    language = session.speaker.language
    return {**table, "searched": searched_on_track(known, first, last, language)}


def figures_now(session: Session) -> list[tuple[str, str]]:
    """(place id, printed figure) of the circles at the slider's day, the largest low first."""
    table, until = slider_of(session), session.view.until
    day = (until - date.fromisoformat(table["first"])).days if until else None
    shown: dict[int, tuple[int, str]] = {}
    for changed, index, low, _, _, text in table["changes"]:
        if day is None or changed <= day:
            shown[index] = (low or 0, text)
    order = sorted(shown, key=lambda index: -shown[index][0])
    return [(table["places"][i]["id"], shown[i][1]) for i in order if shown[i][1]]


def draw_map(session: Session) -> None:
    """Draws the map with its slider."""
    view, table = session.view, slider_of(session)
    options = {
        "initial": st.session_state.initial,
        "chosen": st.session_state.get("chosen"),
        "texts": slider_texts(session.speaker.language),
        "language": view.language,
        "labels": _labels(
            session, session.dataset.digest, table["first"], table["last"], _naming(session)
        ),
    }
    separator = get_group_symbol(LOCALES[view.language])
    st_folium(
        base_map(),
        feature_group_to_add=time_layer(table, options, separator=separator),
        returned_objects=[],
        key=map_key(),
        height=HEIGHT,
        width="stretch",
    )


@st.cache_data(max_entries=64, show_spinner=False)
def _table(
    _session: Session,
    digest: str,
    filters: Selection,
    mode: str,
    window_days: int,
    language: str,
    naming: Naming,
) -> dict[str, Any]:
    """The slider's table for these filters, kept for the next reader who asks for the same."""
    figures = timeline(_session.dataset, filters, mode=mode, window_days=window_days)
    if figures is None:
        today = filters.since or filters.until or date(2019, 10, 26)
        return {
            "first": (filters.since or today).isoformat(),
            "last": (filters.until or today).isoformat(),
            "mode": mode,
            "window_days": window_days if mode == "window" else None,
            "places": [], "changes": [], "totals": [], "notes": [], "events": [],
        }  # fmt: skip
    places = load_gazetteer().places

    def entry(place_id: str, first: int, last: int) -> dict[str, Any] | None:
        place = places.get(place_id)
        if place is None:
            return None
        return {
            "id": place_id,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "names": _names(_session).by_day(place, first, last),
        }

    return slider_table(figures, _session.speaker, entry)


@st.cache_data(max_entries=64, show_spinner=False)
def _labels(
    _session: Session, digest: str, first: str, last: str, naming: Naming
) -> list[dict[str, Any]]:
    """The largest cities with their names by day and a rank, 0 for the largest."""
    start, end = date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal()
    cities = [p for p in load_gazetteer().places.values() if p.kind == "settlement"]
    cities.sort(key=lambda place: -place.population)
    return [
        {
            "names": _names(_session).by_day(place, start, end),
            "latitude": place.latitude,
            "longitude": place.longitude,
            "rank": min(3, index // 15),
        }
        for index, place in enumerate(cities[:LARGEST_CITIES])
    ]


def _naming(session: Session) -> Naming:
    """What a kept table must be asked for besides, since its names follow from it."""
    names = _names(session)
    return names.language, names.of


def _names(session: Session) -> PlaceNames:
    names = session.speaker.place_name
    assert isinstance(names, PlaceNames)
    return names


def open_place(place_id: str | None) -> None:
    """Opens a place that was chosen beside the map, which hears of it by the choice's number."""
    number, _ = st.session_state.get("chosen") or (0, None)
    st.session_state.chosen = (number + 1, place_id)
    st.session_state.view = replace(st.session_state.view, place_id=place_id)
