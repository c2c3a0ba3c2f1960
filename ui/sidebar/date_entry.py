"""Enter counts in a date's box: it closes the calendar and keeps the date, as Escape and leaving
the box do in Streamlit, which does nothing at Enter."""

from __future__ import annotations

import streamlit as st

SCRIPT = """
export default function () {
  const keep = ({ key, target }) => {
    if (key !== "Enter" || !target.closest?.("[data-testid=stDateInputField]")) return
    target.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))
  }
  document.addEventListener("keydown", keep, true)
  return () => document.removeEventListener("keydown", keep, true)
}
"""

_listener = st.components.v2.component("date_entry", html="<span></span>", js=SCRIPT)


def enter_counts() -> None:
    """Listens for Enter in the boxes of dates; draws nothing to be seen."""
    _listener(key="date-entry")
