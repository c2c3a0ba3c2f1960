"""What is said where a figure cannot be had, for the memory or for the cluster."""

from __future__ import annotations

import logging
from collections.abc import Callable

import streamlit as st

from geo.message import Message, message_of, to_say
from incidents.dataset import freed_memory
from incidents.engine.cluster_setting import ClusterFailure
from ui.elements.html import joined, show, tag
from ui.session.session import Session

LOG = logging.getLogger(__name__)

NOT_HAD = (MemoryError, ClusterFailure)
"""What is raised where a figure cannot be had."""


def drawn_or_told(draw: Callable[[], None], session: Session, *, key: str) -> None:
    """Draws what Streamlit runs by itself, as a window is: an error in it ends there and comes to
    nobody who draws the page. Where its figures cannot be had that is told in its place, with a
    button of this key to try again."""
    try:
        draw()
    except NOT_HAD as failure:
        LOG.exception("the figures of a window cannot be had")
        tell_no_figure(session, failure)
        st.button(session.say("Count again"), key=key)


def tell_no_figure(session: Session, failure: Exception) -> None:
    """Tells why there is no figure. Where the memory is at an end, what is kept for the next who
    asks is all that can be given up."""
    if isinstance(failure, MemoryError):
        session.dataset.made.clear()
        freed_memory.release()
    told = session.speaker.language.told(why_not_had(failure))
    tell(told, session.say("No figure can be shown."))


def why_not_had(failure: Exception) -> Message:
    """Why a figure cannot be had, for readers."""
    if isinstance(failure, ClusterFailure):
        return message_of(failure)
    return to_say(
        "This machine has too little memory for what was chosen: choose less, or try later."
    )


def tell(*lines: str) -> None:
    """Draws a notice, a paragraph a line, that screen readers say at once."""
    show(tag("div", joined(tag("p", line) for line in lines), css="notice", role="alert"))
