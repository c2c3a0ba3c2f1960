"""Who may change the tables: nobody, unless it was switched on for whoever sits at this machine."""

from __future__ import annotations

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

import streamlit as st

from ui.server.hosts import THIS_MACHINE, read_host

SETTING = "DETENTIONS_EDITING"
"""The environment variable that switches editing on."""

CHOICES = {"": False, "off": False, "on": True}

TOLD_BY_PROXIES = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
"""Headers of requests that came through somebody else's hands."""


def editing_problem() -> str:
    """What is wrong with the setting, in words for whoever starts the app; "" where nothing is."""
    found = os.environ.get(SETTING, "")
    if found in CHOICES:
        return ""
    return f"{SETTING} is {found!r}, wanted on (for whoever sits at this machine) or off"


def may_edit() -> bool:
    """Whether this reader may change the tables: asked anew by whatever writes, since a page that
    hides a button keeps nobody out."""
    is_on = CHOICES.get(os.environ.get(SETTING, ""), False)
    return is_on and at_this_machine(st.context.headers, st.context.ip_address)


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
