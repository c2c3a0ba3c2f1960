"""The box that takes "Almaty 26 October 2019" and goes there."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.gazetteer.gazetteer import Gazetteer, Place, load_gazetteer
from geo.gazetteer.namesakes import named_apart
from geo.names.folding import without_invisible
from incidents.codes import CONTEXTS
from incidents.dataset.dataset import Dataset
from incidents.dataset.events_by_days import (
    are_usually_summed,
    event_around,
    events_having,
    nearest_events,
)
from incidents.dataset.known_values import values
from incidents.dataset.table_arrays import event_arrays
from incidents.days.days_as_written import Days
from incidents.selection import Selection
from ui.elements.html import label, show, tag
from ui.elements.typed_text import typed_text
from ui.no_answer.search_said import SearchSaid
from ui.session.session import Session, go_to
from ui.session.session_keys import NOT_FOUND, SEARCH_BOX, SEARCH_SAID, SEARCHES, VIEW
from ui.session.view import KEYS, View
from ui.session.view_code import PREFIX, from_link_or_code
from ui.session.widget_value import is_too_long
from ui.sidebar.drawer import drawer
from ui.sidebar.search_offers import (
    MOST_CANDIDATES,
    offers_of,
    read_as,
    why_no_answer,
)
from ui.sidebar.search_terms import LONGEST, Terms, read_terms

CLOSE, CLOSE_TO_A_REGION = 6.5, 5.5
"""The zoom at which a found place is shown: the towns around it still have names."""

LONGEST_SEARCH = 4_000
"""Characters of what is looked for: a view code has no more."""

IN_INCIDENTS = {"place": "resolved_place_id", "region": "region_code"}
"""The fields of incidents that hold where they were."""


def view_of(terms: Terms, view: View, dataset: Dataset, gazetteer: Gazetteer) -> View:
    """The view that shows what was named, and nothing else of what was chosen before.

    Places and regions are filters, and one place alone is open too. Where the days lie inside an
    event, the event is a filter. The country is everything. For days that no table can hold
    the view stays as it is.
    """
    there = View(language=view.language, names_in=view.names_in, names_of=view.names_of)
    if terms.days:
        if not terms.days.may_stand_in_a_table:
            return view
        there = _in_days(terms.days, there, dataset)
    places = [gazetteer.places[place_id] for place_id in terms.place_ids]
    regions = {place.region_code for place in places if place.kind == "region"}
    cities = [place for place in places if place.kind not in ("region", "country")]
    filters = replace(
        there.filters,
        places=tuple(sorted(place.place_id for place in cities)),
        regions=tuple(sorted(regions)),
        organizers=tuple(sorted(terms.organizers)),
        voices=tuple(sorted(terms.voices)),
        bases=tuple(sorted(terms.bases)),
        contexts=tuple(sorted(terms.contexts)) or there.filters.contexts,
        measure=terms.measure or there.filters.measure,
    )
    there = replace(there, filters=filters)
    if len(places) != 1 or places[0].kind == "country":
        return there
    (place,) = places
    there = replace(there, zoom=CLOSE_TO_A_REGION, center=(place.latitude, place.longitude))
    if place.kind == "region":
        return there
    return replace(there, place_id=place.place_id, zoom=CLOSE)


def without_an_incident(terms: Terms, dataset: Dataset, gazetteer: Gazetteer) -> list[Place]:
    """The places and regions that were named and in which the table has no incident."""
    known = {key: values(dataset, "incidents", field) for key, field in IN_INCIDENTS.items()}
    places = (gazetteer.places[place_id] for place_id in terms.place_ids)
    return [
        place
        for place in places
        if (place.kind == "region" and place.region_code not in known["region"])
        or (place.kind not in ("region", "country") and place.place_id not in known["place"])
    ]


def _in_days(days: Days, view: View, dataset: Dataset) -> View:
    """The view of the latest event that has all these days, chosen as a filter, or else of the
    days themselves.

    Events that are no protests are summed only where the days hold nothing else.
    """
    event = event_around(days, dataset)
    around = event_arrays(dataset).marked([event] if event else [])
    shown = around if event else events_having(days, dataset)
    usual = not shown.any() or are_usually_summed(shown, dataset)
    filters = Selection(contexts=() if usual else tuple(sorted(CONTEXTS)))
    if event:
        return replace(view, filters=replace(filters, events=(event,)))
    return replace(view, filters=filters.with_period(days.since, days.until))


def search_box(session: Session) -> None:
    """Draws the box; what it cannot find it says part by part, and what is not clear it offers."""
    say = session.say
    typed_text(
        session,
        say("Find a place, a date, an organizer, a source, a view code"),
        key=SEARCH_BOX,
        placeholder=say("Almaty 26 October 2019"),
        help=say(
            "A view code is a short text that stands for all that is chosen here: “Share” makes "
            "one, and any copy of this app opens it."
        ),
        most=LONGEST_SEARCH,
        on_change=lambda: _go(session),
    )
    asked: Terms | None = st.session_state.get(NOT_FOUND)
    told = asked is not None and _tell(session, asked)
    drawer(session, search=0 if told else st.session_state.get(SEARCHES, 0))


def _tell(session: Session, asked: Terms) -> bool:
    """Says what was not found, and offers what it may mean; whether there was anything to say."""
    say = session.say
    if asked.candidates:
        _offer(session, asked)
        return True
    elsewhere = without_an_incident(asked, session.dataset, load_gazetteer())
    days = asked.days if asked.is_whole else None
    empty = days if days and not events_having(days, session.dataset).any() else None
    for told in why_no_answer(asked, session):
        show(tag("p", told, role="alert"))
    for place in elsewhere:
        name = session.speaker.place_name(place.place_id, None)
        told = say("No incident in the table lies here: {place}", place=name)
        show(tag("p", told, role="alert"))
    if empty:
        _offer_nearest(session, empty)
    return not asked.is_whole or bool(elsewhere or empty)


def _offer_nearest(session: Session, days: Days) -> None:
    """Says that the days hold no event, and draws a button for the nearest before and after."""
    say, language = session.say, session.speaker.language
    named = language.days(days.first, days.last)
    show(tag("p", say("No event in the table: {days}", days=named), role="alert"))
    for title, its_days in nearest_events(days, session.dataset):
        st.button(
            f"{label(title)} ({language.days(its_days.first, its_days.last)})",
            key=f"nearest-{its_days.first}",
            on_click=_go_there,
            args=(session, Terms(days=its_days)),
        )


def _offer(session: Session, terms: Terms) -> None:
    """Draws a button for each place that the text may mean."""
    say, language = session.say, session.language_code
    st.caption(say("Several places have this name:"))
    known, offered = load_gazetteer().places, terms.candidates[:MOST_CANDIDATES]
    names = named_apart([known[place_id] for place_id in offered], language)
    for place_id, name in zip(offered, names, strict=True):
        st.button(
            name,
            key=f"candidate-{place_id}",
            on_click=_go_there,
            args=(session, replace(terms.understood, place_ids=(*terms.place_ids, place_id))),
        )
    if len(terms.candidates) > MOST_CANDIDATES:
        st.caption(say("There are more. Add the region, as in: Aksu, Pavlodar Region"))


def _go(session: Session) -> None:
    text = without_invisible(st.session_state[SEARCH_BOX]).strip()
    st.session_state[NOT_FOUND] = st.session_state[SEARCH_SAID] = None
    if not text or is_too_long(SEARCH_BOX, LONGEST_SEARCH):
        return
    pairs = from_link_or_code(text)
    if pairs and any(key in KEYS for key, _ in pairs):
        there = session.opened(pairs)
        # What is pasted into a page stays in the language that was chosen for the page.
        _show(replace(there, language=there.language or session.view.language))
        return
    if pairs is not None or text.startswith(PREFIX):
        _say_why(session, Terms(unknown=(text[:LONGEST],)))
        return
    terms = read_terms(text, load_gazetteer(), session.dataset)
    if terms.is_whole:
        _go_there(session, terms)
    elif text.strip(" .,;-"):
        _say_why(session, terms if terms != Terms() else Terms(unknown=(text[:LONGEST],)))


def _say_why(session: Session, terms: Terms) -> None:
    """Says in the place of the answer what was not understood; what is shown stays."""
    st.session_state[NOT_FOUND] = terms
    offers = tuple(
        (name, view_of(meant, session.view, session.dataset, load_gazetteer()))
        for name, meant in offers_of(terms, session)
    )
    told = tuple(why_no_answer(terms, session))
    st.session_state[SEARCH_SAID] = SearchSaid(told, session.view, offers)


def _go_there(session: Session, terms: Terms) -> None:
    """Goes to what was named; what is not in the table is told beside, and what was guessed."""
    st.session_state[NOT_FOUND], st.session_state[SEARCH_SAID] = terms, None
    _show(view_of(terms, session.view, session.dataset, load_gazetteer()))
    if told := read_as(terms, session):
        shown = st.session_state[VIEW]
        st.session_state[SEARCH_SAID] = SearchSaid(tuple(told), shown, is_answered=True)


def _show(view: View) -> None:
    """Goes to what a search found."""
    st.session_state[SEARCHES] = st.session_state.get(SEARCHES, 0) + 1
    go_to(view)
