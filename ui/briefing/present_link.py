"""The address of the page that presents a briefing, as seen from the page that makes it."""

from __future__ import annotations

from urllib.parse import urlencode

from ui.session.session import Session
from ui.session.view import View


def present_address(session: Session, key: str, scene: int = 1) -> str:
    """The address, relative to that of the app, that presents from this scene on."""
    pairs = [("scene", str(scene))] if scene > 1 else []
    if session.view.language != View().language:
        pairs.append(("language", session.view.language))
    return f"present/{key}" + (f"?{urlencode(pairs)}" if pairs else "")
