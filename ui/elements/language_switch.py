"""The choice of the language, on every page: each under its own name, so that whoever cannot read
the page finds the way."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from incidents.languages.catalogues import offered_languages
from ui.component import component
from ui.session.session import Session, go_to
from ui.session.session_keys import LANGUAGE_SWITCH, VIEW
from ui.session.view import View
from ui.session.widget_value import give_anew

HTML = "<label><span class='spoken'></span><select></select></label>"

_switch = component(__file__, HTML)


def language_switch(session: Session) -> None:
    """Draws the choice where there is one, and says to the browser in which language the page is.

    The language that is chosen stays with the reader on every page and in links.
    """
    data = {
        "language": session.language_code,
        "label": session.say("Language"),
        "offered": [*offered_languages().items()],
    }
    _switch(data=data, key=LANGUAGE_SWITCH, on_chosen_change=_choose)


def _choose() -> None:
    chosen = st.session_state[LANGUAGE_SWITCH].chosen
    if chosen not in offered_languages():
        return
    view: View = st.session_state[VIEW]
    # A browser tells the choice of a list by its words, which are others from now on.
    give_anew()
    go_to(replace(view, language=chosen))
