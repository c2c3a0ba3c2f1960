"""What a page says while its answer takes more than a moment, and how it is left meanwhile."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from incidents.dataset.memo import BEFORE_MAKING
from ui.elements.html import show, tag
from ui.session.session import Session
from ui.session.session_keys import VIEW

SECONDS_BETWEEN_LOOKS = 0.01
"""A page makes hundreds of things, most of them small: to look before each took a fifteenth of it.
"""


def draw_still_counting(session: Session, page: str) -> None:
    """Draws a line that style.css shows only once the page has been at work for a second.

    It is there from the start and takes no room: what came and went above the map would load it
    anew.
    """
    say = session.say
    doing = {
        "map": say("Counting what the map shows."),
        "events": say("Counting the events."),
        "incidents": say("Putting the incidents in order."),
        "regions": say("Adding up the figures."),
        "data": say("Counting what the files hold."),
        "passport": say("Adding up the reports."),
    }.get(page)
    if doing:
        ending = say("Whatever you press meanwhile ends it.")
        doing = f"{doing} {ending}"
    elif page == "desk":
        doing = say("Working at the tables. A save that has begun is made whole.")
    if doing:
        show(tag("p", doing, css="still-counting", role="status"))


@contextmanager
def left_on_request() -> Iterator[None]:
    """Within it a reader's next choice ends a page that is being counted, before anything more is
    made for it: what was made is kept."""

    last = -SECONDS_BETWEEN_LOOKS

    def leave_if_asked() -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= SECONDS_BETWEEN_LOOKS:
            last = now
            st.session_state.get(VIEW)  # where Streamlit looks whether something was pressed

    kept = BEFORE_MAKING.set(leave_if_asked)
    try:
        yield
    finally:
        BEFORE_MAKING.reset(kept)
