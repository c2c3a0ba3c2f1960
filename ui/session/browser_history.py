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

from ui.component import component
from ui.session.session import current_session, go_to
from ui.session.session_keys import BROWSER_HISTORY, STEPS_HEARD

_history = component(__file__)


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
