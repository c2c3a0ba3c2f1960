"""The choice of place names: in which language, of which day or from which hand."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.words.code_names import LANGUAGE_NAMES, N_
from incidents.words.place_names import LANGUAGES, TIMES
from ui.session.session import Session
from ui.session.session_keys import NAMES_IN, NAMES_OF, VIEW
from ui.session.widget_value import give, heard

TIME_NAMES = {
    "day": N_("as on that day"),
    "today": N_("as today"),
    "source": N_("as the source wrote it"),
}


def naming(session: Session) -> None:
    """Draws the two choices; what is chosen holds on every page and travels in the link."""
    say, view = session.say, session.view
    language = give(NAMES_IN, view.names_in or view.language)
    time = give(NAMES_OF, view.names_of)
    st.selectbox(
        say("Names of places"),
        LANGUAGES,
        index=LANGUAGES.index(language) if language else 0,
        key=NAMES_IN,
        format_func=lambda code: say(LANGUAGE_NAMES[code]),
        on_change=heard(NAMES_IN, lambda language: _keep(names_in=language)),
    )
    st.selectbox(
        say("Names of places: of which time"),
        TIMES,
        index=TIMES.index(time) if time else 0,
        key=NAMES_OF,
        format_func=lambda code: say(TIME_NAMES[code]),
        on_change=heard(NAMES_OF, lambda time: _keep(names_of=time)),
        label_visibility="collapsed",
    )


def _keep(**names: str) -> None:
    st.session_state[VIEW] = replace(st.session_state[VIEW], **names)
