"""The line under a long table of incidents: which rows are shown, and buttons to the others."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from ui.incidents.rows import PAGE_ROWS, Listed
from ui.session.session import Session
from ui.session.session_keys import INCIDENT_PAGE, VIEW
from ui.session.widget_value import give, heard


def page_turner(session: Session, listed: Listed) -> None:
    """Draws which rows of how many are shown, the way on and back, and to a page by its number."""
    say, number = session.say, session.speaker.language.number
    first = listed.first_of(session.view.rows_page)
    page = first // PAGE_ROWS + 1
    st.text(
        say(
            "Rows {first} to {last} of {all}. A press on the name of a column sorts these rows "
            "alone; the order above sorts all.",
            first=number(first + 1),
            last=number(min(first + PAGE_ROWS, len(listed))),
            all=number(len(listed)),
        )
    )
    with st.container(horizontal=True, vertical_alignment="bottom", key="incident-pages"):
        st.button(
            say("Previous rows"),
            key="incident-page-back",
            disabled=page == 1,
            on_click=_turn_to,
            args=(page - 1,),
        )
        st.button(
            say("Next rows"),
            key="incident-page-on",
            disabled=page == listed.pages,
            on_click=_turn_to,
            args=(page + 1,),
        )
        start = give(INCIDENT_PAGE, page)
        st.number_input(
            say("Page, of {pages}", pages=number(listed.pages)),
            min_value=1,
            max_value=listed.pages,
            value=start or "min",
            key=INCIDENT_PAGE,
            on_change=heard(INCIDENT_PAGE, _turn_to),
            width=160,
        )


def _turn_to(page: int) -> None:
    st.session_state[VIEW] = replace(st.session_state[VIEW], rows_page=page)
