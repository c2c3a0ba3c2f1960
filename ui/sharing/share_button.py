"""Sharing a view: a link where the app has a public address, else a code for any copy of it.

What is shared lasts: it carries the version of the tables, so that whoever opens it later on other
tables is told what changed.
"""

from __future__ import annotations

import streamlit as st

from ui.session.links import permanent_query, public_link
from ui.session.session import Session
from ui.session.view import PAGE_KEY
from ui.session.view_code import to_code
from ui.sharing.copy_button import copy_button


def permanent_view(session: Session) -> tuple[tuple[str, str], ...]:
    """The query of the view on these tables."""
    return permanent_query(session.to_query(), session.dataset.version)


def address(pairs: tuple[tuple[str, str], ...], session: Session, *, page: str = "") -> str:
    """Where a query can be seen: its link, or where the app has no address the code that opens it
    in any copy."""
    link = public_link(pairs, page=page)
    return link or code_line(pairs, session, page=page)


def code_line(pairs: tuple[tuple[str, str], ...], session: Session, *, page: str) -> str:
    """The code of a query, and where it is to be typed."""
    return session.say(
        "Code of this view, for the search box of the app: {code}", code=view_code(pairs, page)
    )


def view_code(pairs: tuple[tuple[str, str], ...], page: str) -> str:
    """The code of a query, with the page on which it is to be seen ("": the map)."""
    return to_code((*pairs, (PAGE_KEY, page)) if page else pairs)


def share(session: Session, *, page: str = "") -> None:
    """Draws a small window with the link or the code of the view, and a button to copy it; the
    link leads to this page, by its address."""
    say = session.say
    pairs = permanent_view(session)
    link = public_link(pairs, page=page)
    with st.popover(say("Share")):
        if link:
            st.text(say("This link opens the same view:"))
            st.code(link, language=None, wrap_lines=True)
            copy_button(say("Copy the link"), say("Copied"), link)
            return
        show_code(view_code(pairs, page), session, to_copy=say("Copy the code"))


def show_code(code: str, session: Session, *, to_copy: str) -> None:
    """Draws a code for any copy of the app, where to type it, and a button to copy it."""
    st.text(session.say("Paste this code into the search box of any copy of this app:"))
    st.code(code, language=None, wrap_lines=True)
    copy_button(to_copy, session.say("Copied"), code)
