"""The tables with what the checks find in them, and what a change would do to them: made once, and
kept while the tables stay as they are, since a page is drawn anew at each press."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable

import streamlit as st

from geo.message import message_of
from incidents.changes.open_store import open_store
from incidents.changes.review import Review, Reviewed, reviewed
from incidents.changes.store import Snapshot
from incidents.changes.table_text import CannotChange
from incidents.tables.saves import NoAnswer
from ui.session.session_keys import DESK_REVIEW

_LOCK = threading.Lock()
_LAST: list[Reviewed] = []
"""The last tables that were checked, for all editors: at most one, since large ones take memory."""


def snapshot_now() -> Snapshot:
    """The tables of the store as their files hold them; CannotChange where it gives none."""
    try:
        return open_store().snapshot()
    except NoAnswer as error:
        raise CannotChange([message_of(error)]) from error


def tables_now() -> Reviewed:
    """The tables of the store, read and checked; CannotChange where it gives none."""
    snapshot = snapshot_now()
    with _LOCK:  # who comes meanwhile would check the same
        if not _LAST or _LAST[0].snapshot != snapshot:
            _LAST.clear()
            _LAST.append(reviewed(snapshot))
        return _LAST[0]


def kept_review(what: Hashable, make: Callable[[Reviewed], Review]) -> Review:
    """What a change would do to the tables of now: `make` is asked again only where this session
    looked at another change last, or the tables are others; `what` tells one from another."""
    before = tables_now()
    kept: tuple[Hashable, Review] | None = st.session_state.get(DESK_REVIEW)
    if kept and kept[0] == what and kept[1].before is before:
        return kept[1]
    forget_review()
    made = make(before)
    st.session_state[DESK_REVIEW] = what, made
    return made


def forget_review() -> None:
    """Forgets the change that was looked at last, and the tables that it would make."""
    st.session_state.pop(DESK_REVIEW, None)
