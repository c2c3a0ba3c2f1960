"""The way in for editors on other machines, and who is logged in."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from ui.access.editing import BY_LOGIN, editing, editor_now, is_over, log_out
from ui.access.editors import PUBLISHER, SUBJECT, known_editors
from ui.access.provider import claims_now
from ui.access.way_back import log_in_and_come_back
from ui.desk.incoming import who_box
from ui.elements.html import show, tag
from ui.session.session import Session, query_of_page


def closed_desk(session: Session) -> None:
    """Draws why the desk is not open: the ways to log in, or how it is switched on."""
    say = session.say
    if editing() != BY_LOGIN:
        told = say(
            "Here tables are brought in and changed. It is switched off: whoever runs the app "
            "can set DETENTIONS_EDITING=on, for whoever sits at this machine."
        )
        show(tag("p", told))
        return
    editors = known_editors().values()
    if any(one.has_password for one in editors):
        query = urlencode({"language": session.speaker.language.code})
        address, label = f"./login?{query}", say("Log in with a password")
        show(tag("p", tag("a", label, href=address, target="_self")))
    if all(one.has_password for one in editors):
        return
    if claims := claims_now():
        _tell_unknown(session, str(claims.get("sub", "")))
    else:
        st.button(
            say("Log in at the provider of logins"),
            on_click=log_in_and_come_back,
            args=(query_of_page(),),
        )


def _tell_unknown(session: Session, subject: str) -> None:
    """Says to whom the provider let in that they are nobody here, or not any more, and what whoever
    runs the app can add."""
    say = session.say
    told = say(
        "The provider of logins let you in. Here your login is over, or no line of the file of "
        "editors names you. Whoever runs the app can add one with {key}.",
        key=f"{SUBJECT}{subject}",
    )
    show(tag("div", tag("p", told), css="notice", role="alert"))
    st.button(say("Log out at the provider of logins"), on_click=st.logout)


def _tell_over(session: Session) -> None:
    """Says that nothing can be saved any more, and how what was typed is not lost."""
    say = session.say
    told = say(
        "Your login is over: nothing can be saved. What you typed stays on this page: log in on "
        "another one, and copy it there."
    )
    way = tag("a", say("Log in on another page"), href="./desk", target="_blank")
    show(tag("div", tag("p", told) + tag("p", way), css="notice", role="alert"))


def who_is_here(session: Session) -> None:
    """Draws who is logged in and the way out, or asks who works here where nobody logs in."""
    editor, say = editor_now(), session.say
    if is_over():
        _tell_over(session)
        return
    if editor is None or not editor.name:
        who_box(session)
        return
    may = say("may change the tables") if editor.role == PUBLISHER else say("may propose changes")
    with st.container(horizontal=True, vertical_alignment="center", key="desk-who-is-here"):
        show(tag("p", say("{name}, {may}", name=editor.name, may=may)))
        st.button(say("Log out"), key="desk-log-out", on_click=log_out)
