"""Who may change the tables: nobody, unless it was switched on for this machine or by login."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import streamlit as st

from ui.server.editors import (
    DOOR,
    FILE,
    PUBLISHER,
    BadEditors,
    Editor,
    known_editors,
    read_editors,
)
from ui.server.hosts import THIS_MACHINE, read_host
from ui.session.briefing_draft import author_of
from ui.session.session_keys import LOGIN

SETTING = "DETENTIONS_EDITING"
"""The environment variable that switches editing on."""

OFF, ON, BY_LOGIN = "off", "on", "login"

HOURS_OF_A_LOGIN = 8

TOLD_BY_PROXIES = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""Headers of requests that came through somebody else's hands."""

AT_THIS_MACHINE = Editor("", PUBLISHER)
"""Whoever sits at this machine, where editing is on for it."""


@dataclass(frozen=True)
class Login:
    """Who has logged in, in this session, and until when by the clock of the process."""

    editor: Editor
    until: float


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
    return "" if editors else f"{FILE}: {path} names nobody, wanted a line that add_editor wrote"


def editor_now() -> Editor | None:
    """Who of the editors this reader is, None for nobody: asked anew by whatever writes, since a
    page that hides a button keeps nobody out."""
    if editing() == ON:
        here = at_this_machine(st.context.headers, st.context.ip_address)
        return AT_THIS_MACHINE if here else None
    login: Login | None = st.session_state.get(LOGIN)
    if editing() != BY_LOGIN or login is None or time.monotonic() > login.until:
        return None
    # Whoever was taken out of the file, or has another role or password since, logs in anew.
    is_known = known_editors().get(login.editor.name) == login.editor
    return login.editor if is_known else None


def may_edit() -> bool:
    """Whether this reader may propose changes."""
    return editor_now() is not None


def may_publish() -> bool:
    """Whether this reader may change the tables."""
    editor = editor_now()
    return editor is not None and editor.role == PUBLISHER


def log_in(name: str, password: str) -> int | None:
    """Logs this session in: None where it is let in, else the seconds until the next try, 0 for
    none."""
    address = author_of(st.context.ip_address)
    editor = DOOR.let_in(name.strip(), password, address)
    if editor is None:
        return DOOR.seconds_to_wait(name.strip(), address)
    st.session_state[LOGIN] = Login(editor, time.monotonic() + 3600 * HOURS_OF_A_LOGIN)
    return None


def log_out() -> None:
    """Forgets who has logged in."""
    st.session_state.pop(LOGIN, None)


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
