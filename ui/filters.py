"""The sidebar: every widget shows the view and writes into it, so that a page change loses none."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import streamlit as st

from geo.regions import REGIONS
from incidents.dataset import Dataset
from incidents.index import frame_of
from incidents.selection import CONTEXTS, REVIEWS, Selection
from ui.finding import search_box
from ui.names import BASES, CONTEXT_NAMES, MEASURE_NAMES, REVIEW_NAMES
from ui.session import Session, start_again

ALL_REPORTS = "all"

Change = Callable[[Selection, Any], Selection]


def sidebar(session: Session) -> None:
    """Draws the filters of the session's view."""
    say, dataset = session.say, session.dataset
    filters = session.view.filters
    with st.sidebar:
        search_box(session)
        _dates(session)
        _several(
            say("Region"),
            "regions",
            filters.regions,
            _values(dataset, "incidents", "region_code"),
            lambda code: REGIONS[code][session.view.language] if code in REGIONS else code,
            say("All regions"),
        )
        _several(
            say("City"),
            "places",
            filters.places,
            _values(dataset, "incidents", "resolved_place_id"),
            lambda place: session.speaker.place_name(place, None),
            say("All cities"),
        )
        _several(
            say("Organizer"),
            "organizers",
            filters.organizers,
            _values(dataset, "event_organizers", "organizer_id"),
            lambda organizer: str(session.speaker.row("organizers", organizer).get("name")),
            say("All organizers"),
        )
        _one(say("Who was detained"), "measure", filters.measure, MEASURE_NAMES, say)
        _pills(say("Who says so"), "bases", filters.bases, BASES, lambda c: say(BASES[c]))
        _review(session)
        _contexts(session)
        st.button(say("Reset all filters"), on_click=start_again, width="stretch")


def _values(dataset: Dataset, table: str, field: str) -> list[str]:
    frame = frame_of(getattr(dataset, table))
    return sorted({value for value in frame[field].to_list() if value})


def _write(key: str, change: Change) -> Callable[[], None]:
    """What a widget does when the reader changes it: put its value into the view."""

    def apply() -> None:
        view = st.session_state.view
        st.session_state.view = view.with_filters(change(view.filters, st.session_state[key]))

    return apply


def _several(
    title: str,
    field: str,
    chosen: Iterable[str],
    values: Iterable[str],
    name: Callable[[str], str],
    everything: str,
) -> None:
    key = f"filter-{field}"
    options = sorted({*values, *chosen}, key=name)
    st.session_state[key] = list(chosen)

    def change(filters: Selection, values: list[str]) -> Selection:
        return replace(filters, **{field: tuple(sorted(values))})

    st.multiselect(
        title,
        options,
        key=key,
        format_func=name,
        on_change=_write(key, change),
        placeholder=everything,
    )


def _one(
    title: str, field: str, chosen: str, names: dict[str, str], say: Callable[[str], str]
) -> None:
    key = f"filter-{field}"
    st.session_state[key] = chosen

    def change(filters: Selection, value: str | None) -> Selection:
        return replace(filters, **{field: value or chosen})

    st.segmented_control(
        title,
        list(names),
        key=key,
        format_func=lambda code: say(names[code]),
        on_change=_write(key, change),
        width="stretch",
    )


def _review(session: Session) -> None:
    key, say = "filter-review", session.say
    st.session_state[key] = session.view.filters.review or ALL_REPORTS
    names = {ALL_REPORTS: say("all reports")} | {c: say(REVIEW_NAMES[c]) for c in REVIEWS}

    def change(filters: Selection, value: str) -> Selection:
        return replace(filters, review=None if value == ALL_REPORTS else value)

    st.selectbox(
        say("How far checked"),
        list(names),
        key=key,
        format_func=names.__getitem__,
        on_change=_write(key, change),
    )


def _pills(
    title: str, field: str, chosen: Iterable[str], codes: Iterable[str], name: Callable[[str], str]
) -> None:
    """A few codes that all fit on the page; none chosen means all."""
    key = f"filter-{field}"
    st.session_state[key] = list(chosen)

    def change(filters: Selection, values: list[str]) -> Selection:
        return replace(filters, **{field: tuple(sorted(values))})

    st.pills(
        title,
        list(codes),
        selection_mode="multi",
        key=key,
        format_func=name,
        on_change=_write(key, change),
    )


def _contexts(session: Session) -> None:
    key, say = "filter-contexts", session.say
    st.session_state[key] = list(session.view.filters.counted_contexts)
    default = Selection().counted_contexts

    def change(filters: Selection, values: list[str]) -> Selection:
        chosen = tuple(sorted(values))
        usual = not chosen or set(chosen) == set(default)
        return replace(filters, contexts=() if usual else chosen)

    st.pills(
        say("Context"),
        CONTEXTS,
        selection_mode="multi",
        key=key,
        format_func=lambda code: say(CONTEXT_NAMES[code]),
        on_change=_write(key, change),
        help=say("A state of emergency is summed with protests only where you ask for it."),
    )


def _dates(session: Session) -> None:
    """The date filter: the two ends of the slider's track, each may be left open."""
    filters, say = session.view.filters, session.say
    events = frame_of(session.dataset.events)
    if not len(events):
        return
    first, last = events["date_first"].min().date(), events["date_last"].max().date()
    first, last = min(first, filters.since or first), max(last, filters.until or last)
    for title, field in ((say("From"), "since"), (say("To"), "until")):
        key = f"filter-{field}"
        st.session_state[key] = getattr(filters, field)
        st.date_input(
            title,
            key=key,
            value=None,
            min_value=first,
            max_value=last,
            format="YYYY-MM-DD",
            on_change=_write(key, _end(field)),
        )


def _end(field: str) -> Change:
    def change(filters: Selection, value: date | None) -> Selection:
        changed = replace(filters, **{field: value})
        if changed.since and changed.until and changed.since > changed.until:
            other = "until" if field == "since" else "since"
            changed = replace(changed, **{other: value})
        return changed

    return change
