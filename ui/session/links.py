"""Where the app is, and its links: to a view, with the version of the tables it shows, and to a
briefing."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

import streamlit as st

from text_safety.web_address import web_address
from ui.session.view import VERSION_KEY, View

PUBLIC_URL = "PUBLIC_URL"
"""The environment variable with the address under which readers reach the app."""


def public_address(environment: Mapping[str, str] = os.environ) -> str:
    """Where readers reach the app, with no slash at the end; "" where no usable address is set.

    Pages hang their own path and query on it: an address with a query or a fragment is not used,
    nor one that is no web address.

    >>> public_address({"PUBLIC_URL": " https://maps.example.org/detentions/ "})
    'https://maps.example.org/detentions'
    """
    address = web_address(environment.get(PUBLIC_URL, ""))
    return "" if set("?#") & set(address) else address.rstrip("/")


def base_path() -> str:
    """The path under which the server itself serves the app, `server.baseUrlPath` of Streamlit,
    with a slash before it alone; "" for the root."""
    path = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{path}" if path else ""


def app_address() -> str:
    """What stands before the path of everything that the app serves, with no slash at the end: the
    public address, or where none is set the path on whatever host a reader asks."""
    return public_address() or base_path()


def public_link(pairs: Iterable[tuple[str, str]], *, page: str = "") -> str | None:
    """The link to a page of the app with this query; None where the app has no public address."""
    address, query = public_address(), urlencode(list(pairs))
    if not address:
        return None
    return f"{address}/{page}" + (f"?{query}" if query else "")


def permanent_query(pairs: Iterable[tuple[str, str]], version: str) -> tuple[tuple[str, str], ...]:
    """The pairs of a view, and the version of the tables that they are for ("": not known)."""
    return (*pairs, *([(VERSION_KEY, version)] if version else []))


def present_address(view: View, key: str, scene: int = 1) -> str:
    """The address that presents a briefing from this scene on, relative to that of the app."""
    pairs = [("scene", str(scene))] if scene > 1 else []
    if view.language:
        pairs.append(("language", view.language))
    return f"present/{key}" + (f"?{urlencode(pairs)}" if pairs else "")
