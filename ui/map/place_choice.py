"""The choice of a place beside the map, and its panel."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

import pandas as pd
import streamlit as st

from incidents.counting.count import Count, count, place_selection, places_of
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import values
from incidents.dataset.memo import memoised
from ui.elements.html import show, tag
from ui.map.answer_card import answer_card
from ui.map.live_map import figures_now, is_drawn, open_place
from ui.map.place_panel import place_panel
from ui.passport.window import passport_button
from ui.session.session import Session, map_number, speaker_of
from ui.session.session_keys import list_of_places, open_place_widget
from ui.session.view import ReaderLocale
from ui.session.widget_value import give, heard
from ui.sharing.share_button import address, permanent_view

WIDTH_OF_NAMES = 100
"""Pixels: on a laptop (1280 pixels) a name is cut before a figure is, or the heading of figures."""


def place_choice(session: Session) -> None:
    """Draws the list of places in the selection, and the panel of the one that is open."""
    say, view = session.say, session.view
    selection = session.selection
    places = places_of(session.dataset, selection)
    if view.place_id:
        places.add(view.place_id)
    names, where = _Names(session), address(permanent_view(session), session)
    of_all, key = count(session.dataset, selection), open_place_widget(map_number())
    offered = names.in_order(places)
    start = give(key, view.place_id)
    st.selectbox(
        say("Place"),
        offered,
        key=key,
        index=offered.index(start) if start else None,
        format_func=names.name,
        placeholder=say("Click a circle or choose a place"),
        on_change=heard(key, open_place),
    )
    if view.place_id:
        with st.container(key="place-panel"):
            there = count(session.dataset, place_selection(selection, view.place_id))
            answer_card(session, _title(session, there, names.name(view.place_id)), there, where)
            passport_button(session, there.selection, key="passport-of-place")
            show(place_panel(session, there))
    elif is_drawn():
        if len(of_all.events) == 1:
            event = session.speaker.event_with_days(of_all.events[0])
            answer_card(session, event, of_all, where)
        _list_of_places(session, names)


def _title(session: Session, result: Count, name: str) -> str:
    """What the card of a place is about: its name and the days of its reports."""
    if not result.reports:
        return name
    return f"{name}, {session.speaker.language.days(*result.period)}"


def _list_of_places(session: Session, names: _Names) -> None:
    """The circles as a list by name; a chosen row opens its place."""
    say, figures = session.say, figures_now(session)
    rows = [(place, figures[place]) for place in names.in_order(figures)]
    if not rows:
        hint = say("No figure for a place alone in this selection.")
        show(tag("p", hint, css="quiet"))
        return
    key = list_of_places(len(rows))

    def open_chosen() -> None:
        chosen = st.session_state[key].selection.rows
        if chosen:
            open_place(rows[chosen[0]][0])

    st.dataframe(
        pd.DataFrame(
            {
                say("Place"): [names.name(place) for place, _ in rows],
                say("Reported detained"): [figure for _, figure in rows],
            }
        ),
        hide_index=True,
        key=key,
        selection_mode="single-row",
        on_select=open_chosen,
        width="stretch",
        column_config={say("Place"): st.column_config.Column(width=WIDTH_OF_NAMES)},
    )


class _Names:
    """What places are called in a view, and their order by that."""

    def __init__(self, session: Session) -> None:
        self._speaker, self._on = session.speaker, session.naming_day
        self._of_all = _names_in_order(session.dataset, session.locale, self._on)

    def name(self, place_id: str) -> str:
        """The name of a place on the day of the view."""
        return self._of_all.get(place_id) or self._speaker.place_name(place_id, self._on)

    def in_order(self, place_ids: Collection[str]) -> list[str]:
        """These places by name; one that no incident has, as a link may name it, comes last."""
        known = [place for place in self._of_all if place in place_ids]
        return known + sorted(set(place_ids) - self._of_all.keys(), key=self.name)


@memoised(at_most=64)
def _names_in_order(dataset: Dataset, locale: ReaderLocale, on: date | None) -> dict[str, str]:
    """The places of all incidents with their names, in the order of these: put in order for each
    day once, whatever the readers choose."""
    speaker = speaker_of(dataset, locale)
    by_name = speaker.language.by_name
    places = values(dataset, "incidents", "resolved_place_id")
    named = [(speaker.place_name(place, on), place) for place in places]
    return {place: name for name, place in sorted(named, key=lambda one: by_name(one[0]))}
