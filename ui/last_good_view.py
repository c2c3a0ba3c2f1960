"""What is said where no figure can be had, for the memory or for the cluster, and what is shown
then."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from geo.message import Message
from incidents.languages.catalogues import language_for
from ui.no_answer.no_figure import NOT_HAD, tell, tell_no_figure, why_not_had
from ui.session.session import Session, go_to
from ui.session.session_keys import COUNT_AGAIN, INSTEAD, LAST_GOOD, VIEW
from ui.session.tables import keeper
from ui.session.view import View

LOG = logging.getLogger(__name__)


class Instead(NamedTuple):
    """The view that is shown, the one that was asked for, and why there is none of it."""

    shown: View
    asked: View
    why: Message


def read_tables_or_tell() -> None:
    """Has the tables read; where the memory does not suffice for them no page follows."""
    try:
        keeper().tables()
    except MemoryError:
        LOG.exception("not enough memory for the tables")
        accepted = st.context.headers.get("Accept-Language", "")
        language = language_for(st.query_params.get("language", ""), accepted)
        tell(
            language.say(
                "This machine has too little memory for these tables. Whoever runs the app can "
                "give it more, or take smaller tables."
            )
        )
        st.stop()


def last_good_view_or(draw: Callable[[], None], session: Session) -> None:
    """Draws the page. Where its figures cannot be had the reader is shown the last view that could
    be drawn, and told why, with a button to try again; where there is none, told alone."""
    instead: Instead | None = st.session_state.get(INSTEAD)
    if instead is not None and instead.shown != session.view:
        del st.session_state[INSTEAD]
        instead = None
    place = st.container()  # always there: what comes and goes above the map would load it anew
    if instead is not None:
        with place:
            told = session.speaker.language.told(instead.why)
            tell(told, session.say("What you see is what you chose before."))
            _offer_again(session, instead.asked)
    try:
        draw()
    except NOT_HAD as failure:
        LOG.exception("the figures of a page cannot be had")
        why, last = why_not_had(failure), st.session_state.pop(LAST_GOOD, None)
        if last is not None:
            st.session_state[INSTEAD] = Instead(last, st.session_state[VIEW], why)
            go_to(last)
            st.rerun()
        if instead is not None:  # nor can the one that could be drawn before
            _count_again(instead.asked)
            st.rerun()
        with place:  # above what was drawn so far, which may fill the screen
            tell_no_figure(session, failure)
            _offer_again(session, session.view)
        return
    st.session_state[LAST_GOOD] = st.session_state[VIEW]


def _offer_again(session: Session, asked: View) -> None:
    st.button(session.say("Count again"), key=COUNT_AGAIN, on_click=_count_again, args=(asked,))


def _count_again(asked: View) -> None:
    st.session_state.pop(INSTEAD, None)
    go_to(asked)
