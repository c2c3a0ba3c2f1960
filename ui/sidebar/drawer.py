"""The sidebar as a drawer: its handle says what is in it, and on a narrow screen it closes once a
search has found its way or a page was chosen, so that the answer is seen."""

from __future__ import annotations

import streamlit as st

from ui.component import component
from ui.session.session import Session
from ui.session.session_keys import FILTERS_DRAWN

_drawer = component(__file__)


def drawer(session: Session, *, search: int) -> None:
    """Names the handle, and closes the drawer once for each number of a search; 0: leaves it."""
    _draw(session, "drawer", {"search": search})


def close_drawer_on(session: Session, *, page: str) -> None:
    """Closes the drawer once for each page that is opened; Streamlit opens it again where it stood
    open when another page was loaded."""
    _draw(session, "drawer-of-page", {"page": page})


def _draw(session: Session, key: str, closes: dict[str, int | str]) -> None:
    say = session.say
    # On a narrow screen the pages stand in it too.
    has_filters = st.session_state[FILTERS_DRAWN]
    handles = {
        "filters": say("Filters"),
        "pages": say("Pages and filters") if has_filters else say("Pages"),
    }
    _drawer(data={"handles": handles, "closes": closes}, key=key)
