"""The Back and Forward buttons of the browser: the address that they show is the view again.

Each choice writes the address once, and that is a step of the browser's history. Streamlit hears of
a step only where it leads to another page, so this listens beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from ui.session.session import current_session, go_to
from ui.session.session_keys import BROWSER_HISTORY

SCRIPT = """
export default function ({ data, setTriggerValue }) {
  // A run that was on its way at a step of the history has written its own address over it.
  const [shown, meant] = [location.search, data.query].map((query) => new URLSearchParams(query))
  if (`${shown}` !== `${meant}`) {
    const query = `${meant}` && `?${meant}`
    history.replaceState(history.state, "", location.pathname + query)
  }
  const tell = () => setTriggerValue("address", window.location.search || "?")
  window.addEventListener("popstate", tell)
  return () => window.removeEventListener("popstate", tell)
}
"""

_listener = st.components.v2.component("browser_history", html="<span></span>", js=SCRIPT)


def follow_browser_history(query: Mapping[str, list[str]]) -> None:
    """Listens for Back and Forward; draws nothing. `query` is that of the view on the screen."""
    data = {"query": urlencode(query, doseq=True)}
    _listener(data=data, key=BROWSER_HISTORY, on_address_change=_open_address)


def _open_address() -> None:
    address: str = st.session_state[BROWSER_HISTORY]["address"]
    go_to(current_session().opened(parse_qsl(address.removeprefix("?"), keep_blank_values=True)))
