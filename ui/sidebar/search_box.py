"""The box that takes "Almaty 26 October 2019" and goes there."""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st

from geo.days import FIRST_DAY, LAST_DAY
from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Place, load_gazetteer
from geo.regions import unit_name
from incidents.codes import CONTEXTS
from incidents.dataset.dataset import Dataset
from incidents.dataset.known_values import known_values
from incidents.selection import Selection
from ui.elements.html import show, tag
from ui.session.session import Session, go_to
from ui.session.session_keys import NOT_FOUND, SEARCH_BOX
from ui.session.view import KEYS, View
from ui.session.view_code import PREFIX, from_link_or_code, is_link
from ui.sidebar.search_days import Days, named_days

LONGEST = 200
CLOSE, CLOSE_TO_A_REGION = 6.5, 5.5
"""The zoom at which a found place is shown: the towns around it still have names."""

MOST_CANDIDATES = 6

LONGEST_TOLD = 60
"""Characters of what was not found that are repeated."""


@dataclass(frozen=True)
class Found:
    """What a text names; `candidates` are the ids of places that it may mean if it is not clear."""

    place_id: str | None = None
    days: Days | None = None
    unknown: str = ""
    candidates: tuple[str, ...] = ()


def find(text: str, gazetteer: Gazetteer) -> Found:
    """The days and the place that a text names, in any order and any of our languages.

    `unknown` is what is left of the text if it names no place.
    """
    days, rest = named_days(" ".join(text[:LONGEST].split()))
    if not rest:
        return Found(days=days)
    try:
        match = gazetteer.find(rest, on=days.first if days else None)
    except AmbiguousPlace as several:
        ids = tuple(place.place_id for place in several.candidates)
        return Found(days=days, unknown=rest, candidates=ids)
    if match is None:
        return Found(days=days, unknown=rest)
    return Found(place_id=match.place.place_id, days=days)


def view_of(found: Found, view: View, dataset: Dataset, gazetteer: Gazetteer) -> View:
    """The view that shows what was found: every protest in its days, the place open.

    Where the days lie inside an event, they are those of the event. A region is chosen as a filter,
    and the country is everything: neither is a place with a circle.
    """
    there = View(language=view.language, names_in=view.names_in, names_of=view.names_of)
    if found.days and FIRST_DAY <= found.days.first and found.days.last <= LAST_DAY:
        there = _in_days(found.days, there, dataset)
    place = gazetteer.places.get(found.place_id) if found.place_id else None
    if place is None or place.kind == "country":
        return there
    point = (place.latitude, place.longitude)
    if place.kind == "region":
        if not _is_in(place, dataset):
            return there
        filters = replace(there.filters, regions=(place.region_code,))
        return replace(there, filters=filters, zoom=CLOSE_TO_A_REGION, center=point)
    return replace(there, place_id=place.place_id, zoom=CLOSE, center=point)


def _is_in(region: Place, dataset: Dataset) -> bool:
    """Whether the table has an incident in this region."""
    return region.region_code in known_values(dataset)["region"]


def _in_days(days: Days, view: View, dataset: Dataset) -> View:
    """The view of the latest event that has all these days, or else of the days themselves.

    Events that are no protests are summed only where the days hold nothing else.
    """
    events = _events_in(days, dataset)
    around = [e for e in events if e.days.first <= days.first and days.last <= e.days.last]
    shown = around[:1] or events
    usual = not shown or any(event.context in Selection().counted_contexts for event in shown)
    filters = Selection(contexts=() if usual else tuple(sorted(CONTEXTS)))
    if around or days.first == days.last:
        there = around[0].days if around else days
        return replace(view, mode="event", since=there.first, until=there.last, filters=filters)
    return replace(view, filters=filters.with_period(days.first, days.last))


@dataclass(frozen=True)
class _Event:
    days: Days
    context: str


def _events_in(days: Days, dataset: Dataset) -> list[_Event]:
    """The events that have any of these days, the latest to begin first."""
    rows = dataset.events.sort_values("date_first", ascending=False).itertuples()
    events = [
        _Event(Days(row.date_first.date(), row.date_last.date()), str(row.context)) for row in rows
    ]
    return [e for e in events if e.days.first <= days.last and days.first <= e.days.last]


def search_box(session: Session) -> None:
    """Draws the box; what it cannot find it says, and what is not clear it offers."""
    say = session.say
    st.text_input(
        say("Find a place, a date, a view code"),
        key=SEARCH_BOX,
        placeholder=say("Almaty 26 October 2019"),
        max_chars=4000,
        on_change=lambda: _go(session),
    )
    found: Found | None = st.session_state.get(NOT_FOUND)
    if found is None:
        return
    if found.candidates:
        _offer(session, found)
        return
    if found.unknown:
        told = _why_not(session, found.unknown)
    elif found.place_id:
        told = say("No incident in the table lies in this region.")
    elif found.days and found.days.first == found.days.last:
        told = say("No event in the table lies on this day.")
    else:
        told = say("No event in the table lies in this time.")
    show(tag("p", told, role="alert"))


def _offer(session: Session, found: Found) -> None:
    """Draws a button for each place that the text may mean."""
    say, language = session.say, session.view.language
    st.caption(say("Several places have this name:"))
    for place_id in found.candidates[:MOST_CANDIDATES]:
        place = load_gazetteer().places[place_id]
        region = unit_name(place.admin1_code, language)
        st.button(
            f"{place.name(language)} ({region})",
            key=f"candidate-{place_id}",
            on_click=_go_there,
            args=(session, replace(found, place_id=place_id)),
        )
    if len(found.candidates) > MOST_CANDIDATES:
        st.caption(say("There are more. Add the region, as in: Aksu, Pavlodar Region"))


def _why_not(session: Session, unknown: str) -> str:
    """Why what was typed leads nowhere."""
    say = session.say
    if unknown.startswith(PREFIX):
        return say("This view code is not whole: copy all of it again.")
    if is_link(unknown):
        return say("This link holds no view of this map.")
    shown = unknown if len(unknown) <= LONGEST_TOLD else f"{unknown[:LONGEST_TOLD]}…"
    return say("Nothing is known by this name: {text}", text=shown)


def _go(session: Session) -> None:
    text = st.session_state[SEARCH_BOX]
    st.session_state[NOT_FOUND] = None
    if not text.strip():
        return
    pairs = from_link_or_code(text)
    if pairs and any(key in KEYS for key, _ in pairs):
        go_to(session.opened(pairs))
        return
    if pairs is not None or text.strip().startswith(PREFIX):
        st.session_state[NOT_FOUND] = Found(unknown=text.strip()[:LONGEST])
        return
    found = find(text, load_gazetteer())
    if found.place_id is None and found.unknown:
        st.session_state[NOT_FOUND] = found
        return
    _go_there(session, found)


def _go_there(session: Session, found: Found) -> None:
    place = load_gazetteer().places[found.place_id] if found.place_id else None
    st.session_state[NOT_FOUND] = None
    if found.days and not _events_in(found.days, session.dataset):
        st.session_state[NOT_FOUND] = Found(days=found.days)
    if place and place.kind == "region" and not _is_in(place, session.dataset):
        st.session_state[NOT_FOUND] = Found(place_id=found.place_id)
        return
    go_to(view_of(found, session.view, session.dataset, load_gazetteer()))
