"""What the table holds by month, under the map: bars that open how each number was made."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from ui.elements.bars import bar_data, draw_bars
from ui.elements.html import show, tag
from ui.passport.figure_table import figure_table
from ui.passport.window import open_passport
from ui.regions.group_charts import MOST_BARS
from ui.regions.group_notes import notes, title_of, what_is_counted
from ui.regions.group_rows import grouped_rows, with_gaps
from ui.session.session import Session


def month_chart(session: Session) -> None:
    """Draws the months of the view, with the same as a table."""
    say, selection = session.say, session.selection
    found = grouped_rows(session, "month", selection)
    if not found.rows:
        st.text(say("No report lies inside one month of this selection."))
        return
    drawn = found.rows[:MOST_BARS]
    explained = {row.bar.id: row.explained for row in drawn}

    def explain(bar_id: str) -> None:
        if of := explained.get(bar_id):
            open_passport(of)

    title = title_of(session, "month", selection)
    bars = with_gaps(session, "month", drawn)
    show(tag("p", what_is_counted(session, "month")))
    data = bar_data(bars, title=title, chosen=None, language=session.speaker.language)
    draw_bars(data, key="bars-under-map", choose=explain)
    beyond = len(found.rows) - len(drawn)
    lines = notes(session, "month", found, bars, beyond=beyond)
    st.caption(" ".join([say("Press a bar to see how its number was made."), *lines]))
    with st.expander(say("The same as a table")):
        figure_table(
            session,
            pd.DataFrame([{say("Month"): row.bar.name, **row.cells} for row in found.rows]),
            [row.explained for row in found.rows],
            key=f"month-table-{len(found.rows)}",
        )
