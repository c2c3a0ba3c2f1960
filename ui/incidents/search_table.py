"""The table of incidents that one can search, put in order and walk; a row opens its incident."""

from __future__ import annotations

from dataclasses import replace
from hashlib import blake2b

import pandas as pd
import streamlit as st

from incidents.search import LONGEST
from incidents.words.code_names import HELP
from ui.elements.html import show, tag
from ui.elements.typed_text import typed_text
from ui.incidents.page_turner import page_turner
from ui.incidents.rows import ORDERS, listed_incidents, page_rows
from ui.session.session import Session, change_view, go_to, map_number
from ui.session.session_keys import (
    INCIDENT_ORDER_BOX,
    INCIDENTS_LISTED,
    VIEW,
    incident_search,
    incidents_table,
)
from ui.session.view import View
from ui.session.widget_value import give, heard, is_too_long
from ui.sharing.paper import origin_on_paper, table_on_paper

HEIGHT = 640
"""Pixels of the table; it scrolls in itself."""

ON_PAPER = ("day", "place", "figure", "standing", "event")
"""The columns for which a printed page has room."""

WIDTHS = {"day": 126, "place": 110, "figure": 160, "standing": 120, "event": 320}
"""Pixels of the columns whose words are cut otherwise."""

HELPS = {"figure": HELP["alone"], "standing": HELP["standing"], "shared": HELP["shared"]}
"""What is said of a column at its name."""


def incident_browser(session: Session) -> tuple[pd.DataFrame, int]:
    """Draws the search box, the count and the table; gives the rows of its page, and how many
    there are on all of its pages."""
    say = session.say
    words, order = st.columns([3, 2], vertical_alignment="bottom")
    key, asked = incident_search(map_number()), session.view.search
    with words:
        start = None if is_too_long(key, LONGEST) else give(key, asked)
        typed_text(
            session,
            say("Search the incidents"),
            most=LONGEST,
            value=start or "",
            key=key,
            on_change=heard(key, _search_for),
            placeholder=say("a place in any spelling, an organizer, words of a report"),
        )
    with order:
        start = give(INCIDENT_ORDER_BOX, session.view.order)
        st.selectbox(
            say("Order"),
            list(ORDERS),
            index=list(ORDERS).index(start) if start else 0,
            key=INCIDENT_ORDER_BOX,
            format_func=lambda code: say(ORDERS[code]),
            on_change=heard(INCIDENT_ORDER_BOX, _order_by),
        )
    session = _on_its_page(session)
    listed = listed_incidents(session)
    shown = page_rows(session, listed)
    st.text(_how_many(session, len(listed), listed.of_view))
    if listed.silent:
        st.text(_how_many_are_silent(session, listed.silent))
    _say_the_window(session)
    if shown.empty:
        _say_why_empty(session, asked, of=listed.of_view)
    else:
        hint = say(
            "Choose a row to open its incident: with a click, or with the arrow keys and then "
            "Shift and the space bar. Escape closes it."
        )
        show(tag("p", hint, css="incident-hint"))
        _table(session, shown)
    if listed.pages > 1:
        page_turner(session, listed)
    return shown, len(listed)


def _on_its_page(session: Session) -> Session:
    """The session on the first page where another list is shown than before."""
    listed = session.selection, session.view.search, session.view.order
    before = st.session_state.get(INCIDENTS_LISTED, listed)
    st.session_state[INCIDENTS_LISTED] = listed
    if before == listed or session.view.rows_page == 1:
        return session
    return change_view(session, replace(session.view, rows_page=1))


def _order_by(order: str) -> None:
    st.session_state[VIEW] = replace(st.session_state[VIEW], order=order)


def open_incident(incident_id: str | None) -> None:
    """Opens an incident beside the table; None closes it."""
    st.session_state[VIEW] = replace(st.session_state[VIEW], incident_id=incident_id)


def _how_many(session: Session, shown: int, all_of_view: int) -> str:
    language = session.speaker.language
    every = len(session.dataset.tables["incidents"])
    if shown == every:
        return language.say_count(
            "{number} incident: all that the table holds.",
            "{number} incidents: all that the table holds.",
            shown,
        )
    if shown == all_of_view:
        return language.say_count(
            "{number} of {every} incident of the table, through the filters.",
            "{number} of {every} incidents of the table, through the filters.",
            shown,
            every=language.number(every),
        )
    return language.say_count(
        "{number} found, of {within} that the filters let through and {every} of the table.",
        "{number} found, of {within} that the filters let through and {every} of the table.",
        shown,
        within=language.number(all_of_view),
        every=language.number(every),
    )


def _how_many_are_silent(session: Session, silent: int) -> str:
    return session.speaker.language.say_count(
        "For {number} of them no report passes the filters: it is listed without a number, since "
        "silence is not zero.",
        "For {number} of them no report passes the filters: they are listed without a number, "
        "since silence is not zero.",
        silent,
    )


def _say_the_window(session: Session) -> None:
    """Says where the slider of the map leaves days out, and offers them."""
    view, say = session.view, session.say
    window, track = session.selection, view.filters
    if (window.since, window.until) == (track.since, track.until):
        return
    day = session.speaker.language.day
    if window.since and window.until:
        first, last = day(window.since), day(window.until)
        st.text(say("The slider of the map stands on {first} to {last}.", first=first, last=last))
    elif window.until:
        st.text(say("The slider of the map stands on {last}.", last=day(window.until)))
        st.button(say("Show all dates of the filters"), on_click=go_to, args=(view.at_the_end(),))


def _say_why_empty(session: Session, asked: str, *, of: int) -> None:
    say = session.say
    if not len(session.dataset.tables["incidents"]):
        st.text(say("The table holds no incident yet."))
    elif not of:
        st.text(
            say(
                "No incident lies inside these filters and this period. That is not the same as "
                "nobody detained: the table may hold no report, or nobody searched."
            )
        )
    else:
        st.text(
            say(
                "Nothing here goes by all of these words: {words}. Fewer words find more; a place "
                "can be written in any language. The filters may also keep it out.",
                words=asked.strip()[:60],
            )
        )
        st.button(say("Clear the search"), on_click=_search_for, args=("",))


def _search_for(words: str) -> None:
    if len(words) > LONGEST:
        return
    view: View = st.session_state[VIEW]
    st.session_state[VIEW] = replace(view, search=words.strip())


def incidents_on_paper(session: Session, shown: pd.DataFrame, of: int) -> None:
    """Draws rows of a page, of so many in all, for a printed page; nothing on a screen."""
    names = _names(session)
    frame = shown[list(ON_PAPER)].rename(columns=names)
    table_on_paper(session, frame, title=session.say("Incidents"), of=of)
    origin_on_paper(session, page="incidents")


def _names(session: Session) -> dict[str, str]:
    """What the columns are called, in the order in which they stand."""
    say = session.say
    return {
        "day": say("Day"),
        "place": say("Place"),
        "figure": say("This place alone"),
        "standing": say("Disagreement"),
        "event": say("Event"),
        "organizers": say("Organizers, as reported"),
        "venue": say("Venue"),
        "own": say("Reports"),
        "shared": say("With other places"),
        "written": say("Place as written"),
    }


def _table(session: Session, shown: pd.DataFrame) -> None:
    say, ids, names = session.say, list(shown.index), _names(session)
    # Another table under the same key would keep the row number chosen in this one.
    state = blake2b("\n".join([session.language_code, *ids]).encode(), digest_size=8).hexdigest()
    key = incidents_table(state)
    open_id = session.view.incident_id
    wanted = [ids.index(open_id)] if open_id in shown.index else []

    def open_chosen() -> None:
        rows = st.session_state[key].selection.rows
        open_incident(ids[rows[0]] if rows else None)

    with st.container(key="incident-table"):
        st.dataframe(
            shown[list(names)].rename(columns=names),
            key=key,
            column_config={
                name: st.column_config.Column(
                    width=WIDTHS.get(column), help=say(HELPS[column]) if column in HELPS else None
                )
                for column, name in names.items()
            },
            hide_index=True,
            width="stretch",
            height=min(HEIGHT, 36 * (len(shown) + 1)),
            selection_mode="single-row",
            selection_default={"selection": {"rows": wanted}},
            on_select=open_chosen,
            alt=say("Incidents"),
        )
