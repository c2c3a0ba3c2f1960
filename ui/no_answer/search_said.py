"""What a search has to say where its answer would stand: why there is none, what is offered."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from ui.elements.html import joined, label, show, tag
from ui.session.session import Session, go_to
from ui.session.session_keys import NOT_FOUND, SEARCH_SAID
from ui.session.view import View


@dataclass(frozen=True)
class SearchSaid:
    """Sentences, and the views that are offered, each by what its button says.

    `is_answered`: whether the view that is shown answers the search; the sentences say then how it
    was read. `beside` is the view under which it is said: under another the reader has gone on.
    """

    told: tuple[str, ...]
    beside: View
    offers: tuple[tuple[str, View], ...] = ()
    is_answered: bool = False


def what_search_said(session: Session) -> SearchSaid | None:
    """What the last search says here; None where nothing, or where another view is shown since."""
    said: SearchSaid | None = st.session_state.get(SEARCH_SAID)
    return said if said and _same(said.beside, session.view) else None


def _same(one: View, other: View) -> bool:
    """Whether the two count the same in one language: the map moves by itself."""
    return all(
        getattr(one, part) == getattr(other, part)
        for part in ("filters", "since", "until", "mode", "window_days", "language")
    )


def no_answer(session: Session) -> SearchSaid | None:
    """What the last search says in place of an answer; None where there is one, or no search."""
    said = what_search_said(session)
    return None if said is None or said.is_answered else said


def show_no_answer(session: Session) -> bool:
    """Draws what stands in the place of an answer, if a search has none; whether it has none."""
    said = no_answer(session)
    if said is None:
        return False
    below = session.say("What stands below is as it was before the search.")
    parts = [*(tag("h1", told) for told in said.told), tag("p", below)]
    show(tag("div", joined(parts), css="headline", role="status"))
    return True


def offer_buttons(session: Session) -> bool:
    """Draws the buttons of a search that has no answer; whether it has none."""
    said = no_answer(session)
    if said is None:
        return False
    for number, (name, view) in enumerate(said.offers):
        st.button(label(name), key=f"offer-{number}", on_click=_go_there, args=(view,))
    st.button(session.say("Leave it"), key="leave-search", on_click=_leave)
    return True


def _go_there(view: View) -> None:
    _leave()
    go_to(view)


def _leave() -> None:
    st.session_state[SEARCH_SAID] = st.session_state[NOT_FOUND] = None
