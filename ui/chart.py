"""The chart by month: bars up to the low, a line up to the high."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

import altair as alt
import pandas as pd
import streamlit as st

from incidents.selection import Selection
from incidents.series import Month, by_month
from incidents.wording import label
from ui.figure_table import figure_table
from ui.session import Session

LIGHT, DARK = "#9a3412", "#f59e5b"


def month_chart(session: Session) -> None:
    """Draws what the table holds by month for the view, with the same as a table."""
    say, speaker = session.say, session.speaker
    months = by_month(session.dataset, session.view.selection)
    if not months:
        st.text(say("No report lies inside one month of this selection."))
        return
    frame = pd.DataFrame(
        {
            "month": [month.first.strftime("%Y-%m") for month in months],
            "low": [month.figure.low for month in months],
            "high": [month.figure.high for month in months],
            "figure": [label(m.figure, speaker.words, speaker.language) for m in months],
            "events": [month.events for month in months],
            "reports": [month.reports for month in months],
        }
    )
    colour = DARK if st.context.theme.type == "dark" else LIGHT
    tooltip = [
        alt.Tooltip("month:N", title=say("Month")),
        alt.Tooltip("figure:N", title=say("Reported detentions")),
        alt.Tooltip("events:Q", title=say("Events")),
        alt.Tooltip("reports:Q", title=say("Reports")),
    ]
    base = alt.Chart(frame).encode(
        x=alt.X("month:N", title=None, axis=alt.Axis(labelAngle=-60, labelOverlap=True)),
        tooltip=tooltip,
    )
    bars = base.mark_bar(color=colour, opacity=0.85).encode(
        y=alt.Y("low:Q", title=say("Reported detentions"), scale=alt.Scale(type="symlog"))
    )
    ranges = base.mark_rule(color=colour, strokeWidth=2).encode(y="low:Q", y2="high:Q")
    highs = base.mark_tick(color=colour, thickness=2, size=12).encode(y="high:Q")
    st.altair_chart(bars + ranges + highs, width="stretch")
    st.caption(
        say(
            "What this table holds, by month: bars are the lows, lines reach to the highest "
            "figures, on a scale that shrinks large numbers. Selected events carry no trend. A "
            "report over the end of a month is in no bar."
        )
    )
    with st.expander(say("The same as a table")):
        named = {
            "month": say("Month"),
            "figure": say("Reported detentions"),
            "events": say("Events"),
            "reports": say("Reports"),
        }
        figure_table(
            session,
            frame[[*named]].rename(columns=named),
            [month_selection(session.view.selection, month) for month in months],
            key=f"month-table-{len(months)}",
        )


def month_selection(selection: Selection, month: Month) -> Selection:
    """What the figure of a month counts: the part of the period that lies in the month."""
    first, last = month.first, _last_day(month.first)
    since, until = selection.since or first, selection.until or last
    return selection.with_period(max(since, first), min(until, last))


def _last_day(first: date) -> date:
    return first.replace(day=monthrange(first.year, first.month)[1])
