"""Brings an incident that was opened into sight on a phone, where it stands under the table."""

from __future__ import annotations

import streamlit as st

SCRIPT = """
export default function (component) {
  const opened = component.data ? component.data.opened : null
  if (window.incident_in_sight === opened) return
  window.incident_in_sight = opened
  if (!opened || !matchMedia("(max-width: 640px)").matches) return
  const scroll = (tries) => {
    // The table above takes its height when it is drawn.
    const drawn = document.querySelector(".st-key-incident-table canvas")
    const head = document.querySelector(".incident-head")
    if (head && (drawn || !tries)) head.scrollIntoView({ block: "start" })
    else if (tries) setTimeout(scroll, 100, tries - 1)
  }
  setTimeout(scroll, 100, 30)
}
"""

_scroll = st.components.v2.component("incident_scroll", html="<span></span>", js=SCRIPT)


def scroll_to_incident(incident_id: str | None) -> None:
    """Brings this incident into sight once, on narrow screens; draws nothing to be seen."""
    _scroll(data={"opened": incident_id}, key="incident-scroll")
