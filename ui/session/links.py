"""The links under which a view can be opened again, with the version of the tables they show."""

from __future__ import annotations

from urllib.parse import urlencode, urlsplit

from ui.session.view import VERSION_KEY, View


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
