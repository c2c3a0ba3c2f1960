"""The address of the browser and its Back and Forward buttons: the address is the view, each choice
is a step of the history, and a step back is the view before.

Streamlit's own way to write the address hears of no step inside a page, and a page that is opened
would have two: the bare one and that with the view.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode

import streamlit as st

from ui.session.session import current_session, go_to
from ui.session.session_keys import BROWSER_HISTORY, STEPS_HEARD

SCRIPT = """
export default function ({ data, setTriggerValue }) {
  // `steps` of the reader so far; `waiting`: the query of one that led to another page, which
  // Streamlit opens first; `page` and `path` of the last run.
  const own = (window.browser_history ??= { steps: 0, waiting: null, page: null, path: "" })
  const is_other_page = data.page !== own.page
  const tell = (query) => setTriggerValue("step", { number: own.steps, query })
  const query_of = (text) => `${new URLSearchParams(text)}`

  if (own.waiting !== null && is_other_page) {
    setTimeout(tell, 0, own.waiting)
    own.waiting = null
  } else if (data.heard === own.steps && query_of(location.search) !== query_of(data.query)) {
    const address = location.pathname + (data.query && `?${data.query}`)
    if (is_other_page) history.replaceState(history.state, "", address)
    else history.pushState(history.state, "", address)
  }
  own.page = data.page
  own.path = location.pathname

  const follow = () => {
    own.steps += 1
    if (location.pathname === own.path) tell(location.search)
    else own.waiting = location.search
  }
  window.addEventListener("popstate", follow)
  return () => window.removeEventListener("popstate", follow)
}
"""

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
    step: dict[str, str] = st.session_state[BROWSER_HISTORY]["step"]
    st.session_state[STEPS_HEARD] = step["number"]
    pairs = parse_qsl(step["query"].removeprefix("?"), keep_blank_values=True)
    go_to(current_session().opened(pairs))
