"""The widgets of the sidebar: each shows a field of the view's filters and writes into it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

import streamlit as st

from geo.gazetteer.gazetteer import AmbiguousPlace
from incidents.dataset.names_as_written import id_of
from incidents.selection import Selection
from ui.elements.html import show, tag
from ui.session.session import Session, map_number
from ui.session.session_keys import VIEW, filter_widget, unknown_names
from ui.session.view import View
from ui.session.widget_value import give, heard

Change = Callable[[Selection, Any], Selection]
"""The filters after a widget was given this value."""


KEYS_BY_FIELD = {"regions": "region", "places": "place", "organizers": "organizer"}
"""For each field whose values can be named, the key of a selection."""


def write(key: str, change: Change) -> Callable[[], None]:
    """What a widget, after it was given its value, does when the reader changes it: put what it
    holds into the view."""

    return heard(key, partial(put, change))


def put(change: Change, value: Any) -> None:
    """Puts a value that the reader chose into the filters of the view."""
    view: View = st.session_state[VIEW]
    st.session_state[VIEW] = replace(view, filters=change(view.filters, value))


def several(
    session: Session,
    title: str,
    field: str,
    chosen: Iterable[str],
    offered: Iterable[str],
    name: Callable[[str], str],
    everything: str,
) -> None:
    """Several of these values by name, with room to type; none chosen means `everything`."""
    key = filter_widget(field, map_number())
    by_name = session.speaker.language.by_name
    options = sorted({*offered, *chosen}, key=lambda value: by_name(name(value)))
    start = give(key, list(chosen))

    def change(filters: Selection, values: list[str]) -> Selection:
        return filters.with_values(field, values)

    st.multiselect(
        title,
        options,
        default=start,
        key=key,
        format_func=_told_apart(options, name),
        on_change=write(key, change),
        placeholder=everything,
    )


def several_by_name(
    session: Session,
    title: str,
    field: str,
    offered: Iterable[str],
    name: Callable[[str], str],
    everything: str,
    *,
    change: Change | None = None,
) -> None:
    """As `several`, and a name may be typed that the list does not show: in another language, an
    older one, an alias. What names nothing, or several things, is said under it."""
    key, unknown_key = filter_widget(field, map_number()), unknown_names(field)
    chosen: tuple[str, ...] = getattr(session.view.filters, field)
    options = list(dict.fromkeys([*offered, *sorted(set(chosen) - {*offered}, key=name)]))
    start = give(key, list(chosen))

    def apply(filters: Selection, typed: list[str]) -> Selection:
        meant = {text: _meant(KEYS_BY_FIELD[field], text, session, options) for text in typed}
        st.session_state[unknown_key] = [text for text, value in meant.items() if not value]
        values = [value for value in meant.values() if value]
        if change:
            return change(filters, values)
        return filters.with_values(field, values)

    shown = _told_apart(options, name)
    st.multiselect(
        title,
        options,
        default=start,
        key=key,
        format_func=lambda value: shown(value) if value in options else value,
        on_change=write(key, apply),
        placeholder=everything,
        accept_new_options=True,
    )
    for text in st.session_state.pop(unknown_key, []):
        told = session.say("Nothing, or more than one thing, has this name: {name}", name=text)
        show(tag("p", told, role="alert"))


def _told_apart(values: Iterable[str], name: Callable[[str], str]) -> Callable[[str], str]:
    """What the values are called, with the value beside it where two have one name: the browser
    tells a choice by its words."""
    names = {value: name(value) for value in values}
    often = Counter(names.values())
    return lambda value: names[value] if often[names[value]] == 1 else f"{names[value]} ({value})"


def _meant(key: str, text: str, session: Session, options: Container[str]) -> str | None:
    """The value that was chosen, or that the typed name stands for."""
    if text in options:
        return text
    try:
        return id_of(key, text, session.dataset)
    except AmbiguousPlace:
        return None


def one(
    title: str,
    field: str,
    chosen: str,
    names: dict[str, str],
    say: Callable[[str], str],
    *,
    help: str | None = None,
) -> None:
    """One of a few codes that all fit on the page."""
    key = filter_widget(field, map_number())
    start = give(key, chosen)

    def change(filters: Selection, value: str | None) -> Selection:
        changed: dict[str, Any] = {field: value or getattr(filters, field)}
        return replace(filters, **changed)

    st.segmented_control(
        title,
        list(names),
        default=start,
        key=key,
        format_func=lambda code: say(names[code]),
        on_change=write(key, change),
        width="stretch",
        help=help,
    )


def pills(
    title: str,
    field: str,
    chosen: Iterable[str],
    codes: Iterable[str],
    name: Callable[[str], str],
    *,
    help: str,
) -> None:
    """A few codes that all fit on the page; none chosen means all."""
    key = filter_widget(field, map_number())
    start = give(key, list(chosen))

    def change(filters: Selection, values: list[str]) -> Selection:
        return filters.with_values(field, values)

    st.pills(
        title,
        list(codes),
        selection_mode="multi",
        default=start,
        key=key,
        format_func=name,
        on_change=write(key, change),
        help=help,
    )
