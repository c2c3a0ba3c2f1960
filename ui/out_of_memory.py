"""What is said where the memory of the machine does not suffice, and what is shown then."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from incidents.dataset import freed_memory
from incidents.languages.catalogues import language_for
from incidents.languages.language import Language
from ui.elements.html import show, tag
from ui.session.session import Session, go_to
from ui.session.session_keys import BEYOND_MEMORY, LAST_GOOD, VIEW
from ui.session.tables import keeper

LOG = logging.getLogger(__name__)


def read_tables_or_tell() -> None:
    """Has the tables read; where the memory does not suffice for them no page follows."""
    try:
        keeper().tables()
    except MemoryError:
        LOG.exception("not enough memory for the tables")
        accepted = st.context.headers.get("Accept-Language", "")
        language = language_for(st.query_params.get("language", ""), accepted)
        _tell(
            language.say(
                "This machine has too little memory for these tables. Who runs the app gives it "
                "more, or takes smaller tables."
            )
        )
        st.stop()


def within_memory(draw: Callable[[], None], session: Session) -> None:
    """Draws the page. Where the memory does not suffice for its figures the reader is shown the
    last view that could be drawn, and told so; where there is none, told alone."""
    beyond = st.session_state.get(BEYOND_MEMORY)
    if beyond is not None and beyond != session.view:
        del st.session_state[BEYOND_MEMORY]
        beyond = None
    with st.container():  # always there: what comes and goes above the map would load it anew
        if beyond is not None:
            _tell(_sentence(session.speaker.language, again=True))
    try:
        draw()
    except MemoryError:
        LOG.exception("not enough memory for a page")
        last = st.session_state.pop(LAST_GOOD, None)
        if last is None:
            # What is kept for the next who asks is all that can be given up.
            session.dataset.made.clear()
            freed_memory.release()
            _tell(_sentence(session.speaker.language, again=False))
            return
        st.session_state[BEYOND_MEMORY] = last
        go_to(last)
        st.rerun()
    st.session_state[LAST_GOOD] = st.session_state[VIEW]


def _sentence(language: Language, *, again: bool) -> str:
    if again:
        return language.say(
            "This machine has too little memory for what was chosen. What could be counted last is "
            "shown again: choose less, or try later."
        )
    return language.say(
        "This machine has too little memory for what was chosen: choose less, or try later."
    )


def _tell(line: str) -> None:
    show(tag("div", tag("p", line), css="notice", role="alert"))
