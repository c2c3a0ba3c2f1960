"""The widgets of the sidebar: each shows a field of the view's filters and writes into it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from incidents.dataset.dataset import Dataset
from incidents.dataset.index import frame_of
from incidents.selection import Selection
from ui.session.session_keys import VIEW, filter_widget

Change = Callable[[Selection, Any], Selection]
"""The filters after a widget was given this value."""


def values(dataset: Dataset, table: str, field: str) -> list[str]:
    """What stands in a field of a table, each once."""
    frame = frame_of(getattr(dataset, table))
    return sorted({value for value in frame[field].to_list() if value})


def write(field: str, change: Change) -> Callable[[], None]:
    """What the widget of a field does when the reader changes it: put its value into the view."""

    def apply() -> None:
        view, value = st.session_state[VIEW], st.session_state[filter_widget(field)]
        st.session_state[VIEW] = replace(view, filters=change(view.filters, value))

    return apply


def several(
    title: str,
    field: str,
    chosen: Iterable[str],
    offered: Iterable[str],
    name: Callable[[str], str],
    everything: str,
) -> None:
    """Several of these values by name, with room to type; none chosen means `everything`."""
    key = filter_widget(field)
    options = sorted({*offered, *chosen}, key=name)
    st.session_state[key] = list(chosen)

    def change(filters: Selection, values: list[str]) -> Selection:
        return replace(filters, **{field: tuple(sorted(values))})

    st.multiselect(
        title,
        options,
        key=key,
        format_func=name,
        on_change=write(field, change),
        placeholder=everything,
    )


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
    key = filter_widget(field)
    st.session_state[key] = chosen

    def change(filters: Selection, value: str | None) -> Selection:
        return replace(filters, **{field: value or chosen})

    st.segmented_control(
        title,
        list(names),
        key=key,
        format_func=lambda code: say(names[code]),
        on_change=write(field, change),
        width="stretch",
        help=help,
    )


def pills(
    title: str, field: str, chosen: Iterable[str], codes: Iterable[str], name: Callable[[str], str]
) -> None:
    """A few codes that all fit on the page; none chosen means all."""
    key = filter_widget(field)
    st.session_state[key] = list(chosen)

    def change(filters: Selection, values: list[str]) -> Selection:
        return replace(filters, **{field: tuple(sorted(values))})

    st.pills(
        title,
        list(codes),
        selection_mode="multi",
        key=key,
        format_func=name,
        on_change=write(field, change),
    )
