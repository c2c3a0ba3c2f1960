"""The choice of place names: in which language, of which day or from which hand."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.words.code_names import LANGUAGE_NAMES, N_
from incidents.words.place_names import LANGUAGES, TIMES
from ui.session.session import Session
from ui.session.session_keys import NAMES_IN, NAMES_OF, VIEW
from ui.session.widget_value import give

TIME_NAMES = {
    "day": N_("as on that day"),
    "today": N_("as today"),
    "source": N_("as the source wrote it"),
}


def naming(session: Session) -> None:
    """Draws the two choices; what is chosen holds on every page and travels in the link."""
    say, view = session.say, session.view
    give(NAMES_IN, view.names_in or view.language)
    give(NAMES_OF, view.names_of)
    st.selectbox(
        say("Names of places"),
        LANGUAGES,
        key=NAMES_IN,
        format_func=lambda code: say(LANGUAGE_NAMES[code]),
        on_change=_keep,
    )
    st.selectbox(
        say("Names of places: of which time"),
        TIMES,
        key=NAMES_OF,
        format_func=lambda code: say(TIME_NAMES[code]),
        on_change=_keep,
        label_visibility="collapsed",
    )


def _keep() -> None:
    chosen_in, chosen_of = st.session_state[NAMES_IN], st.session_state[NAMES_OF]
    view = st.session_state[VIEW]
    st.session_state[VIEW] = replace(view, names_in=chosen_in, names_of=chosen_of)
