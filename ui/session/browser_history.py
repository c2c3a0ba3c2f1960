"""The address of the browser and its Back and Forward buttons: the address is the view, each choice
is a step of the history, and a step back is the view before.

Streamlit's own way to write the address hears of no step inside a page, and a page that is opened
would have two: the bare one and that with the view.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from ui.session.session import current_session, go_to
from ui.session.session_keys import BROWSER_HISTORY, STEPS_HEARD

SCRIPT = """
export default function ({ data, setTriggerValue }) {
  // `steps` of the reader so far, and how often the last was told; `page` and `path` of the last
  // run that knew of it.
  const own = (window.browser_history ??= { steps: 0, told: 0, page: null, path: "", due: 0 })
  const is_other_page = data.page !== own.page
  const is_heard = data.heard === own.steps
  const query_of = (text) => `${new URLSearchParams(text)}`
  const tell = () => {
    own.told += 1
    setTriggerValue("step", { number: own.steps, query: location.search })
  }
  // Steps in quick succession are told as one: Streamlit runs what was told on the page that it
  // has open, which the next step may leave.
  const tell_soon = () => {
    clearTimeout(own.due)
    own.due = setTimeout(tell, PAUSE)
  }

  if (!is_heard) {
    // Streamlit first opens the page that a step leads to, and may lose what it was told meanwhile.
    if ((is_other_page || location.pathname === own.path) && own.told < MOST_TIMES) tell_soon()
  } else if (query_of(location.search) !== query_of(data.query)) {
    const address = location.pathname + (data.query && `?${data.query}`)
    if (is_other_page) history.replaceState(history.state, "", address)
    else history.pushState(history.state, "", address)
  }
  if (is_heard || is_other_page) own.path = location.pathname
  own.page = data.page

  const follow = () => {
    own.steps += 1
    own.told = 0
    clearTimeout(own.due)
    if (location.pathname === own.path) tell_soon()
  }
  window.addEventListener("popstate", follow)
  return () => window.removeEventListener("popstate", follow)
}
""".replace("PAUSE", "100").replace("MOST_TIMES", "5")

_history = st.components.v2.component("browser_history", html="<span></span>", js=SCRIPT)


def write_address(page: str, query: Mapping[str, list[str]]) -> None:
    """Puts the query of what is shown into the address, and listens for Back and Forward.

    `page` is the name of the page. Draws nothing.
    """
    data = {
        "page": page,
        "query": urlencode(query, doseq=True),
        "heard": st.session_state.get(STEPS_HEARD, 0),
    }
    _history(data=data, key=BROWSER_HISTORY, on_step_change=_open_address)


def _open_address() -> None:
    # Streamlit forgets what was told while it opens another page; the script tells it again.
    told = st.session_state.get(BROWSER_HISTORY)
    step: dict[str, Any] | None = told["step"] if told else None
    if step is None or step["number"] <= st.session_state.get(STEPS_HEARD, 0):
        return
    st.session_state[STEPS_HEARD] = step["number"]
    pairs = parse_qsl(step["query"].removeprefix("?"), keep_blank_values=True)
    go_to(current_session().opened(pairs))
