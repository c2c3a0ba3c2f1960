"""Brings an incident that was opened into sight on a phone, where it stands under the table."""

from __future__ import annotations

from ui.component import component

_scroll = component(__file__)


def scroll_to_incident(incident_id: str | None) -> None:
    """Brings this incident into sight once, on narrow screens; draws nothing to be seen."""
    _scroll(data={"opened": incident_id}, key="incident-scroll")
