"""Logins at a provider of logins (OpenID Connect) by Streamlit's own `st.login`, and what it tells.

Streamlit reads the section [auth] of its secrets, and asks the provider only when somebody presses
to log in.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import streamlit as st
from streamlit.auth_util import get_secrets_auth_section, validate_auth_credentials
from streamlit.errors import StreamlitAuthError

from ui.requests.hosts import THIS_MACHINE, read_host

PROVIDER = "default"
"""The one of the section [auth] itself: what its subsections name is not asked."""

CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
"""Characters of the secret that Streamlit signs its cookies with: who guesses it is anybody."""


def provider_problem() -> str:
    """What is wrong with the section [auth] of Streamlit's secrets, in words for whoever starts the
    app; "" where nothing is."""
    try:
        validate_auth_credentials(PROVIDER)
    except StreamlitAuthError as error:
        return f"a line of the file of editors needs a provider of logins: {error}"
    section = get_secrets_auth_section()
    if len(str(section.get("cookie_secret", ""))) < SHORTEST_SECRET:
        return f"[auth] cookie_secret: wanted at least {SHORTEST_SECRET} characters by chance"
    redirect = str(section.get("redirect_uri", ""))
    if not urlsplit(redirect).path.endswith(CALLBACK):
        return f"[auth] redirect_uri is {redirect!r}, wanted the app's address with {CALLBACK}"
    for name in ("redirect_uri", "server_metadata_url"):
        if not _is_private(address := str(section.get(name, ""))):
            return f"[auth] {name} is {address!r}, wanted https, but on this machine"
    return ""


def claims_now() -> Mapping[str, Any]:
    """What the provider said of this reader; empty where it said nothing."""
    claims = st.user.to_dict()
    return claims if claims.get("provider") == PROVIDER else {}


def _is_private(address: str) -> bool:
    """Whether nobody between can read or change what goes to an address."""
    parts = urlsplit(address)
    host = read_host(parts.netloc)
    is_here = host is not None and host.name in THIS_MACHINE
    return host is not None and (parts.scheme == "https" or (parts.scheme == "http" and is_here))
