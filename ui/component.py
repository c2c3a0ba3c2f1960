"""What a script of ours draws. The script, and the style if it has one, stand beside the module
that shows it, under the name of the module."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


def component(module: str, html: str = "<span></span>") -> ComponentRenderer:
    """The component of this module, given as its `__file__`, called by the module's name.

    Raises FileNotFoundError where no script stands beside it.
    """
    script = Path(module).with_suffix(".js")
    style = script.with_suffix(".css")
    return st.components.v2.component(
        script.stem,
        html=html,
        css=style.read_text(encoding="utf-8") if style.is_file() else None,
        js=script.read_text(encoding="utf-8"),
    )


def hears(key: str, choose: Callable[[str], None]) -> Callable[[], None]:
    """What a component of this key calls when something in it is pressed: `choose`, with its id."""

    def heard() -> None:
        if (chosen := st.session_state[key].chosen) is not None:
            choose(str(chosen))

    return heard
