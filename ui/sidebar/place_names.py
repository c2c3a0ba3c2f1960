"""The choice of place names: in which language, of which day or from which hand."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from geo.message import LANGUAGES
from incidents.words.code_names import LANGUAGE_NAMES, N_
from incidents.words.place_names import TIMES
from ui.session.session import Session, map_number
from ui.session.session_keys import VIEW, names_in_widget, names_of_widget
from ui.session.widget_value import give, heard

TIME_NAMES = {
    "day": N_("as on that day"),
    "today": N_("as today"),
    "source": N_("as the source wrote it"),
}


def naming(session: Session) -> None:
    """Draws the two choices; what is chosen holds on every page and travels in the link."""
    say = session.say
    in_key, of_key = names_in_widget(map_number()), names_of_widget(map_number())
    names_in = give(in_key, session.locale.names_in)
    names_of = give(of_key, session.locale.names_of)

    def keep_language(chosen: str) -> None:
        # None, not the page's own: then the names go with the page when its language changes.
        _keep(names_in=None if chosen == session.language_code else chosen)

    st.selectbox(
        say("Names of places"),
        LANGUAGES,
        index=LANGUAGES.index(names_in) if names_in else 0,
        key=in_key,
        format_func=lambda code: say(LANGUAGE_NAMES[code]),
        on_change=heard(in_key, keep_language),
    )
    st.selectbox(
        say("Names of places: of which time"),
        TIMES,
        index=TIMES.index(names_of) if names_of else 0,
        key=of_key,
        format_func=lambda code: say(TIME_NAMES[code]),
        on_change=heard(of_key, lambda time: _keep(names_of=time)),
        label_visibility="collapsed",
    )


def _keep(**names: str | None) -> None:
    st.session_state[VIEW] = replace(st.session_state[VIEW], **names)
