"""Sharing a view: a link where the app has a public address, else a code for any copy of it.

What is shared lasts: it carries the version of the tables, so that whoever opens it later on other
tables is told what changed.
"""

from __future__ import annotations

import os
from urllib.parse import urlencode, urlsplit

import streamlit as st

from ui.elements.copy_button import copy_button
from ui.session.session import Session
from ui.session.view import VERSION_KEY, View
from ui.session.view_code import to_code


def permanent_query(view: View, version: str) -> tuple[tuple[str, str], ...]:
    """Key and value pairs of a link to this view on this version of the tables ("": not known)."""
    return (*view.to_query(), *([(VERSION_KEY, version)] if version else []))


def public_link(view: View, address: str, version: str = "") -> str | None:
    """The link to a view under the app's public address; None if that is no web address."""
    parts = urlsplit(address.strip())
    if parts.scheme not in {"http", "https"} or not parts.netloc:
        return None
    query = urlencode(permanent_query(view, version))
    return f"{address.strip().rstrip('/')}/" + (f"?{query}" if query else "")


def share(session: Session) -> None:
    """Draws a small window with the link or the code of the view, and a button to copy it."""
    say = session.say
    version = session.dataset.version
    link = public_link(session.view, os.environ.get("PUBLIC_URL", ""), version)
    with st.popover(say("Share")):
        if link:
            st.text(say("This link opens the same view:"))
            st.code(link, language=None, wrap_lines=True)
            copy_button(say("Copy the link"), say("Copied"), link)
            return
        code = to_code(permanent_query(session.view, version))
        st.text(say("Paste this code into the search box of any copy of this app:"))
        st.code(code, language=None, wrap_lines=True)
        copy_button(say("Copy the code"), say("Copied"), code)
