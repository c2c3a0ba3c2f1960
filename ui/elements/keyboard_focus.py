"""Puts the keyboard's focus where a press moved what it was on; Streamlit has no way to."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.component import component
from ui.session.session_keys import FOCUS_WANTED

_focus = component(__file__)


def focus_next(*keys: str) -> None:
    """Asks for the focus on the first of these widgets, by key, that can be pressed."""
    number, _ = _wanted()
    st.session_state[FOCUS_WANTED] = (number + 1, keys)


def draw_focus() -> None:
    """Gives the focus that was asked for, once; draws nothing to be seen."""
    number, keys = _wanted()
    _focus(data={"number": number, "keys": list(keys)}, key="focus")


def _wanted() -> tuple[int, Sequence[str]]:
    wanted: tuple[int, Sequence[str]] = st.session_state.get(FOCUS_WANTED, (0, ()))
    return wanted
