"""The sidebar: every widget shows the view and writes into it, so that a page change loses none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from geo.days import FIRST_DAY, LAST_DAY
from geo.regions import unit_name
from incidents.codes import CONTEXTS, READ, REVIEWS
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import table_days
from incidents.dataset.known_values import values
from incidents.dataset.memo import memoised
from incidents.selection import Selection
from incidents.words.code_names import BASES, CONTEXT_NAMES, HELP, MEASURE_NAMES, REVIEW_NAMES
from incidents.words.speaker import Speaker
from ui.elements.date_field import date_field
from ui.elements.html import show, tag
from ui.elements.typed_day import End
from ui.session.session import Session, map_number, speaker_of, start_again
from ui.session.session_keys import DATES_REVERSED, FILTERS_DRAWN, filter_widget
from ui.session.view import ReaderLocale
from ui.session.widget_value import give
from ui.sidebar.filter_widgets import Change, one, pills, put, several, several_by_name, write
from ui.sidebar.organizer_filter import organizer_filter
from ui.sidebar.place_names import naming
from ui.sidebar.search_box import search_box

ALL_REPORTS = "all"

PLACE_FIELDS = ("region_code", "resolved_place_id")
"""Fields of an incident that a reader chooses places by."""

Period = tuple[date | None, date | None]


def sidebar(session: Session) -> None:
    """Draws the filters of the session's view."""
    say, filters = session.say, session.view.filters
    st.session_state[FILTERS_DRAWN] = True
    with st.sidebar:
        show(tag("p", say("Detention map: Kazakhstan"), css="product"))
        search_box(session)
        _dates(session)
        _places(session)
        organizer_filter(session)
        _chosen_elsewhere(session)
        one(say("Who was detained"), "measure", filters.measure, MEASURE_NAMES, say)
        pills(
            say("Who says so"),
            "bases",
            filters.bases,
            BASES,
            lambda code: say(BASES[code]),
            help=say(HELP["basis"]),
        )
        _contexts(session)
        st.button(say("Reset all filters"), on_click=start_again, width="stretch")
        with st.expander(say("Settings")):
            _review(session)
            naming(session)


def _places(session: Session) -> None:
    say, dataset, locale = session.say, session.dataset, session.locale
    regions, cities = (_by_name(dataset, field, locale) for field in PLACE_FIELDS)
    region, city = (partial(_name, session.speaker, field) for field in PLACE_FIELDS)
    several_by_name(session, say("Region"), "regions", regions, region, say("All regions"))
    several_by_name(session, say("City"), "places", cities, city, say("All cities"))


def _name(speaker: Speaker, field: str, value: str) -> str:
    """The name of a region or of a place today, by its field."""
    if field == "region_code":
        return unit_name(value, speaker.language.code)
    return speaker.place_name(value, None)


@memoised(at_most=64)
def _by_name(dataset: Dataset, field: str, locale: ReaderLocale) -> tuple[str, ...]:
    """The regions or the places of all incidents in the order of their names, kept for each run
    that offers them."""
    speaker = speaker_of(dataset, locale)
    by_name = speaker.language.by_name
    known = sorted(values(dataset, "incidents", field))
    return tuple(sorted(known, key=lambda value: by_name(_name(speaker, field, value))))


def _chosen_elsewhere(session: Session) -> None:
    """Events and incidents that another page or a link chose: here they can be let go."""
    say, filters, speaker = session.say, session.view.filters, session.speaker
    if filters.events:
        several(
            session,
            say("Event"),
            "events",
            filters.events,
            [],
            speaker.event_title,
            say("All events"),
        )
    if filters.incidents:
        several(
            session,
            say("Incident"),
            "incidents",
            filters.incidents,
            [],
            speaker.incident,
            say("All incidents"),
        )


def _review(session: Session) -> None:
    key, say = filter_widget("review", map_number()), session.say
    start = give(key, session.view.filters.review or ALL_REPORTS)
    # Where no desk keeps readings nothing was read at one.
    is_kept = session.view.filters.review == READ or bool(len(session.dataset.tables["readings"]))
    codes = [code for code in REVIEWS if code != READ or is_kept]
    names = {ALL_REPORTS: say("all reports")} | {code: say(REVIEW_NAMES[code]) for code in codes}

    def change(filters: Selection, value: str) -> Selection:
        return replace(filters, review=None if value == ALL_REPORTS else value)

    st.selectbox(
        say("How far checked"),
        list(names),
        index=list(names).index(start) if start else 0,
        key=key,
        format_func=names.__getitem__,
        on_change=write(key, change),
        help=say(HELP["review"]),
    )


def _contexts(session: Session) -> None:
    key, say = filter_widget("contexts", map_number()), session.say
    start = give(key, list(session.view.filters.counted_contexts))
    default = Selection().counted_contexts

    def change(filters: Selection, values: list[str]) -> Selection:
        chosen = tuple(sorted(values))
        usual = set(chosen) == set(default)
        return replace(filters, contexts=() if usual else chosen)

    st.pills(
        say("Kind of event"),
        CONTEXTS,
        default=start,
        selection_mode="multi",
        key=key,
        format_func=lambda code: say(CONTEXT_NAMES[code]),
        on_change=write(key, change),
        help=say("A state of emergency is summed with protests only where you ask for it."),
    )


def _dates(session: Session) -> None:
    """The date filter: the two ends of the slider's track, each may be left open."""
    say, (since, until) = session.say, _typed(session.view.filters)
    last = _last_day(session.dataset)
    latest = max(filter(None, (since, last)), default=None)
    fields: tuple[tuple[str, str, date | None, End, date | None], ...] = (
        (say("From"), "since", since, "first", until or last),
        (say("To"), "until", until, "last", latest),
    )
    for title, field, day, end, near in fields:
        date_field(
            session,
            title,
            key=filter_widget(field, map_number()),
            day=day,
            first=FIRST_DAY,
            last=LAST_DAY,
            take=partial(put, _end(field)),
            end=end,
            near=near,
        )
    if since and until and since > until:
        days = {
            "since": session.speaker.language.day(since),
            "until": session.speaker.language.day(until),
        }
        told = say(
            "{since} is after {until}: nothing changes until the dates are in order.", **days
        )
        show(tag("p", told, role="alert"))


def _last_day(dataset: Dataset) -> date | None:
    """The last day that a report speaks of."""
    days = table_days(dataset)
    return date.fromordinal(days[1]) if days else None


def _typed(filters: Selection) -> Period:
    """The two dates as they stand in their boxes: those of the filters, or reversed ones that wait
    there for the other to follow."""
    kept = filters.since, filters.until
    of, waiting = st.session_state.get(DATES_REVERSED, (kept, kept))
    return waiting if of == kept else kept


def _end(field: str) -> Change:
    def change(filters: Selection, value: date | None) -> Selection:
        since, until = _typed(filters)
        since, until = (value, until) if field == "since" else (since, value)
        if since and until and since > until:
            st.session_state[DATES_REVERSED] = (filters.since, filters.until), (since, until)
            return filters
        return filters.with_period(since, until)

    return change
