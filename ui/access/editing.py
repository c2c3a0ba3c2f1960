"""Who may change the tables: nobody, unless it was switched on for this machine or by login."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from ui.access.editors import FILE, PUBLISHER, BadEditors, Editor, read_editors
from ui.access.logins import Login, by_provider, by_token, end
from ui.access.provider import claims_now, provider_problem
from ui.requests.hosts import THIS_MACHINE, read_host
from ui.session.session_keys import LOGIN

SETTING = "DETENTIONS_EDITING"
"""The environment variable that switches editing on."""

OFF, ON, BY_LOGIN = "off", "on", "login"

COOKIE = "detention-map-login"
"""The cookie with the token of a login by password."""

TOLD_BY_PROXIES = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""Headers of requests that came through somebody else's hands."""

AT_THIS_MACHINE = Editor("", PUBLISHER)
"""Whoever sits at this machine, where editing is on for it."""


def editing() -> str:
    """How editing is switched: `OFF`, `ON` for this machine, or `BY_LOGIN`."""
    return os.environ.get(SETTING, "").strip() or OFF


def editing_problem() -> str:
    """What is wrong with the settings, in words for whoever starts the app; "" where nothing is."""
    found = editing()
    if found not in (OFF, ON, BY_LOGIN):
        return (
            f"{SETTING} is {found!r}, wanted off, on (for whoever sits at this machine) or login "
            f"(for those whom {FILE} names)"
        )
    if found != BY_LOGIN:
        return ""
    if not (path := os.environ.get(FILE, "").strip()):
        return f"{SETTING} is login, wanted a file of editors in {FILE}"
    try:
        editors = read_editors(Path(path))
    except BadEditors as broken:
        return str(broken)
    if not editors:
        return f"{FILE}: {path} names nobody, wanted a line that add_editor wrote"
    return "" if all(one.has_password for one in editors.values()) else provider_problem()


def editor_now() -> Editor | None:
    """Who of the editors this reader is, None for nobody: asked anew by whatever writes, since a
    page that hides a button keeps nobody out."""
    if editing() == ON:
        here = at_this_machine(st.context.headers, st.context.ip_address)
        return AT_THIS_MACHINE if here else None
    login = login_now()
    return login.editor if login else None


def login_now() -> Login | None:
    """The login of this reader that holds, None for none."""
    if editing() != BY_LOGIN:
        return None
    # The browser brought both when it opened this page.
    login = by_token(token_now()) or by_provider(claims_now())
    before: Login | None = st.session_state.get(LOGIN)
    over = replace(before, is_over=True) if before and before.may_be_seen() else None
    # For the look after open pages (`ui/access/open_desks.py`).
    st.session_state[LOGIN] = login or over
    return login


def editor_shown() -> Editor | None:
    """Whom the desk is drawn for: who may change the tables now, or might until the time of their
    login came to its end while this page stood open. What is typed there would be lost with it."""
    return editor_now() or (st.session_state[LOGIN].editor if is_over() else None)


def is_over() -> bool:
    """Whether the time of the login came to its end while this page stood open."""
    if editing() != BY_LOGIN or login_now():
        return False
    kept: Login | None = st.session_state[LOGIN]
    return kept is not None


def shows_publisher() -> bool:
    """Whether the desk is drawn for somebody who decides; no press is let through by that."""
    editor = editor_shown()
    return editor is not None and editor.role == PUBLISHER


def may_edit() -> bool:
    """Whether this reader may propose changes."""
    return editor_now() is not None


def may_publish() -> bool:
    """Whether this reader may change the tables."""
    editor = editor_now()
    return editor is not None and editor.role == PUBLISHER


def token_now() -> str:
    """What this reader's browser holds of a login by password, "" for nothing."""
    return st.context.cookies.get(COOKIE, "")


def log_out() -> None:
    """Ends the login of this reader, on all its pages."""
    if login := login_now():
        with suppress(OSError):
            end(login)
        if not login.editor.has_password:
            st.logout()


def at_this_machine(headers: Mapping[str, str], address: str | None) -> bool:
    """Whether the page was opened by this machine itself, with no proxy between.

    `address` is None for this machine, as Streamlit has it. A proxy on this machine comes from it
    too: it gives itself away by what it adds, or by the name under which its readers come.
    """
    if address not in (None, *THIS_MACHINE) or any(name in headers for name in TOLD_BY_PROXIES):
        return False
    origin = urlsplit(headers.get("Origin", "")).netloc
    hosts = [read_host(name) for name in (headers.get("Host", ""), origin)]
    return all(host is not None and host.name in THIS_MACHINE for host in hosts)
