"""What the app writes into the address of a page that has no browser."""

from __future__ import annotations

import json
from urllib.parse import parse_qs

from streamlit.testing.v1 import AppTest


def address(app: AppTest) -> dict[str, list[str]]:
    """The keys of the query with their values."""
    (written,) = [
        element.proto
        for element in app.get("bidi_component")
        if element.proto.component_name == "browser_history"
    ]
    return parse_qs(json.loads(written.json)["query"])
