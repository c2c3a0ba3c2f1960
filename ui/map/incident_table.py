"""The incidents under the map, as a table."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import streamlit as st

from geo.days import iso_days
from incidents.counting.incident_figures import IncidentFigure, latest_incidents
from incidents.selection import Selection
from incidents.words.code_names import HELP
from incidents.words.figure import own_figure
from ui.passport.figure_table import figure_table
from ui.session.session import Session

WIDTH_OF_FIGURES = 170
"""Pixels: room for "no figure of its own", which the rows that are drawn first may not have."""


MOST_ROWS = 500
"""Rows that are sent to a browser; the page Incidents turns the pages of all."""


def incident_table(session: Session) -> tuple[pd.DataFrame, int]:
    """Draws the latest incidents of the view, and gives what it drew and how many there are."""
    say, speaker = session.say, session.speaker
    rows, of = latest_incidents(session.dataset, session.selection, at_most=MOST_ROWS)
    if not rows:
        st.text(say("No incident in this selection."))
        return pd.DataFrame(), 0
    frame = pd.DataFrame(
        {
            say("Day"): [
                iso_days(row.incident["date_first"].date(), row.incident["date_last"].date())
                for row in rows
            ],
            say("Place"): [speaker.place_of(row.incident) for row in rows],
            say("This place alone"): [
                own_figure(row.alone, speaker.language, covered=row.covered) for row in rows
            ],
            say("Reports"): [len(row.own) for row in rows],
            say("With other places"): [len(row.shared) for row in rows],
            say("Event"): [speaker.event_title(row.incident["event_id"]) for row in rows],
        }
    )
    own = [own_selection(session.selection, row) for row in rows]
    helps = {
        say("This place alone"): say(HELP["alone"]),
        say("With other places"): say(HELP["shared"]),
    }
    widths = {say("This place alone"): WIDTH_OF_FIGURES}
    key = f"incident-table-{len(rows)}"
    figure_table(session, frame, own, key=key, widths=widths, helps=helps)
    if more := of - len(rows):
        rest = speaker.language.say_count(
            "{number} earlier incident is on the page Incidents.",
            "{number} earlier incidents are on the page Incidents.",
            more,
        )
        st.caption(rest)
    return frame, of


def own_selection(selection: Selection, row: IncidentFigure) -> Selection | None:
    """What the figure of a row counts, with what lies in its place where that is a region; None
    where the row has no figure of its own."""
    if not row.own:
        return None
    return replace(selection, incidents=(row.incident["incident_id"],))
