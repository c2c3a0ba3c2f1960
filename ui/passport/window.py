"""The window with the passport of a figure, opened from any figure to show how it was made."""

from __future__ import annotations

import streamlit as st

from incidents.selection import Selection
from ui.briefing.add_scene import leave_windows
from ui.no_answer.no_figure import drawn_or_told
from ui.passport.panel import passport_panel
from ui.session.session import Session
from ui.session.session_keys import PASSPORT_OF


def open_passport(selection: Selection) -> None:
    """Asks for the passport of this selection's figure; `draw_passport` draws it."""
    st.session_state[PASSPORT_OF] = selection


def draw_passport(session: Session) -> None:
    """Draws the passport that was asked for, if one was, over the page."""
    selection = st.session_state.get(PASSPORT_OF)
    if selection is None:
        return
    title = session.say("How this number was made")

    @st.dialog(title, width="large", on_dismiss=leave_windows)
    def window() -> None:
        drawn_or_told(lambda: passport_panel(session, selection), session, key="explain-again")

    window()


def passport_button(
    session: Session, selection: Selection, *, key: str, label: str | None = None
) -> None:
    """Draws a small button that opens the passport of this selection's figure."""
    st.button(
        label or session.say("How this number was made"),
        key=key,
        on_click=open_passport,
        args=(selection,),
    )
