"""The way in for editors on other machines, and who is logged in."""

from __future__ import annotations

import streamlit as st

from ui.desk.incoming import who_box
from ui.elements.html import show, tag
from ui.server.editing import BY_LOGIN, editing, editor_now, log_in, log_out
from ui.server.editors import PUBLISHER
from ui.session.session import Session
from ui.session.session_keys import LOGIN_REFUSED


def closed_desk(session: Session) -> None:
    """Draws why the desk is not open: the form to log in, or how it is switched on."""
    say = session.say
    if editing() != BY_LOGIN:
        told = say(
            "Here tables are brought in and changed. It is switched off: whoever runs the app "
            "can set DETENTIONS_EDITING=on, for whoever sits at this machine."
        )
        show(tag("p", told))
        return
    with st.form("desk-login"):
        name = st.text_input(say("Name"), max_chars=100, autocomplete="username")
        password = st.text_input(
            say("Password"), type="password", max_chars=500, autocomplete="current-password"
        )
        if st.form_submit_button(say("Log in")):
            st.session_state[LOGIN_REFUSED] = log_in(name, password)
            if st.session_state[LOGIN_REFUSED] is None:
                st.rerun()
    wait = st.session_state.get(LOGIN_REFUSED)
    if wait is not None:
        lines = [tag("p", say("Name and password do not belong together."))]
        if wait:
            minutes = session.speaker.language.say_count(
                "The next try has to wait {number} minute.",
                "The next try has to wait {number} minutes.",
                -(-wait // 60),
            )
            lines = [tag("p", minutes)]
        for line in lines:
            show(tag("div", line, css="notice", role="alert"))


def who_is_here(session: Session) -> None:
    """Draws who is logged in and the way out, or asks who works here where nobody logs in."""
    editor, say = editor_now(), session.say
    if editor is None or not editor.name:
        who_box(session)
        return
    may = say("may change the tables") if editor.role == PUBLISHER else say("may propose changes")
    with st.container(horizontal=True, vertical_alignment="center", key="desk-who-is-here"):
        show(tag("p", say("{name}, {may}", name=editor.name, may=may)))
        st.button(say("Log out"), key="desk-log-out", on_click=log_out)
