"""A table of figures, each row of which opens the passport of its figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import pyarrow as pa
import streamlit as st

from incidents.selection import Selection
from ui.passport.window import open_passport
from ui.session.session import Session

ROW, BORDERS, TALLEST = 35, 3, 460
"""Pixels of a row, of what is around all of them, and of the highest table."""


def figure_table(
    session: Session,
    frame: pd.DataFrame | pa.Table,
    selections: Sequence[Selection | None],
    *,
    key: str,
    height: int | None = None,
    widths: Mapping[str, int] | None = None,
    helps: Mapping[str, str] | None = None,
) -> None:
    """Draws the table; a chosen row opens the passport of its selection's figure.

    `selections` has one for each row of the frame, None where the row has no figure. `widths` are
    pixels of the columns whose words would be cut, `helps` what is said of a column at its name.
    """

    widths, helps = widths or {}, helps or {}

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
        height=height or min(TALLEST, ROW * (len(frame) + 1) + BORDERS),
        selection_mode="single-row",
        on_select=open_chosen,
        column_config={
            name: st.column_config.Column(width=widths.get(name), help=helps.get(name))
            for name in {**widths, **helps}
        },
    )
    st.caption(session.say("Choose a row to see how its number was made."))
