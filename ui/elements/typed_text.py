"""A text that somebody types or pastes. Streamlit drops a pasted text that is longer than its
`max_chars` without a word; here it stays in its field, and is told."""

from __future__ import annotations

from typing import Any

import streamlit as st

from ui.elements.html import show, tag
from ui.session.session import Session

LONGEST_REASON = 500
"""Characters of a reason or a note."""

LONGEST_NAME = 200
"""Characters of an id, of a name or a point, of who says so."""


def typed_text(
    session: Session, name: str, *, most: int, has_lines: bool = False, **options: Any
) -> str | None:
    """What stands in the field; None where it is longer than `most` characters, which is told under
    it. `options` are those of `st.text_input`, or of `st.text_area` where it `has_lines`."""
    typed: str = (st.text_area if has_lines else st.text_input)(name, **options)
    if len(typed) <= most:
        return typed
    language = session.speaker.language
    told = language.say(
        "Too long: {found} characters; at most {most} are taken.",
        found=language.number(len(typed)),
        most=language.number(most),
    )
    show(tag("p", told, css="notice", role="alert"))
    return None
