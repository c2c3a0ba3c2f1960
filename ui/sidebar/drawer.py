"""The sidebar as a drawer: its handle says what is in it, and on a narrow screen it closes once a
search has found its way, so that the answer is seen."""

from __future__ import annotations

import streamlit as st

from ui.session.session import Session

SCRIPT = """
const NARROW = matchMedia("(max-width: 768px)")  // where the sidebar lies over the page

export default function ({ data }) {
  document.documentElement.style.setProperty("--drawer-handle", JSON.stringify(data.handle))
  if (!data.search || window.drawer_closed_for === data.search) return
  window.drawer_closed_for = data.search
  const close = document.querySelector("[data-testid=stSidebarCollapseButton] button")
  if (NARROW.matches) close?.click()
}
"""

_drawer = st.components.v2.component("drawer", html="<span></span>", js=SCRIPT)


def drawer(session: Session, *, search: int) -> None:
    """Names the handle, and closes the drawer once for each number of a search; 0: leaves it."""
    _drawer(data={"handle": session.say("Filters"), "search": search}, key="drawer")
