"""Long lists, page by page: a browser is sent the rows of one page alone."""

from __future__ import annotations

import streamlit as st

from ui.session.session import Session

ROWS_A_PAGE = 500


def page_of(session: Session, key: str, rows: int, *, size: int = ROWS_A_PAGE) -> slice:
    """Draws what turns the pages of a list with so many rows, nothing where one page holds it; the
    rows of the page that is open."""
    if rows <= size:
        return slice(0, rows)
    say, number = session.say, session.speaker.language.number
    pages = -(-rows // size)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        page = st.number_input(
            say("Page, of {pages}", pages=number(pages)),
            min_value=1,
            max_value=pages,
            key=key,
            width=160,
        )
        shown = slice((page - 1) * size, min(page * size, rows))
        st.text(
            say(
                "{first} to {last} of {all}",
                first=number(shown.start + 1),
                last=number(shown.stop),
                all=number(rows),
            )
        )
    return shown
