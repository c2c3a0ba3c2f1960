"""A table of figures, each row of which opens the passport of its figure."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from incidents.selection import Selection
from ui.passport import open_passport
from ui.session import Session

LOWEST_ROW, TALLEST = 36, 460
"""Pixels of a row, and of a table that does not say how high it is to be."""


def figure_table(
    session: Session,
    frame: pd.DataFrame,
    selections: Sequence[Selection | None],
    *,
    key: str,
    height: int | None = None,
) -> None:
    """Draws the table; a chosen row opens the passport of its selection's figure.

    `selections` has one for each row of the frame, None where the row has no figure.
    """

    def open_chosen() -> None:
        rows = st.session_state[key].selection.rows
        # Let go of at once, so that the same row can be chosen again.
        st.session_state[key] = {"selection": {"rows": []}}
        if rows and rows[0] < len(selections) and (selection := selections[rows[0]]):
            open_passport(selection)

    st.dataframe(
        frame,
        key=key,
        hide_index=True,
        width="stretch",
        height=height or min(TALLEST, LOWEST_ROW * (len(frame) + 1)),
        selection_mode="single-row",
        on_select=open_chosen,
    )
    st.caption(session.say("Choose a row to see how its number was made."))
