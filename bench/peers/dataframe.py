"""The same table of incidents in plain st.dataframe: searched with pandas, a row in st.table.

The rows are made once for all sessions, with the figures of the product; a peer leaves out the
filters, the orders, other spellings and all of an incident that is no cell of its row.
"""

from functools import cache, partial

import pandas as pd
import streamlit as st

from bench.peers.figures import tables
from geo.gazetteer.gazetteer import load_gazetteer
from incidents.counting.incident_figures import by_incident
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.figure import own_label

HEIGHT = 640


@st.cache_resource(show_spinner=False)
def incidents() -> pd.DataFrame:
    """The columns that the product shows; the place as it is called today."""
    listed = by_incident(tables(), Selection())
    rows = [row.incident for row in listed]
    printed = cache(partial(own_label, language=Language()))
    places = load_gazetteer().places
    return pd.DataFrame(
        {
            "Day": [row["date_first"].date().isoformat() for row in rows],
            "Place": [
                places[row["resolved_place_id"]].name() if row["resolved_place_id"] else ""
                for row in rows
            ],
            "This place alone": [printed(one.alone) for one in listed],
            "Standing": [one.figure.standing for one in listed],
            "Event": [row["event_id"] for row in rows],
            "Venue": [row["venue_text"] for row in rows],
            "Reports": [len(one.own) for one in listed],
            "With other places": [len(one.shared) for one in listed],
            "Place as written": [row["location_text"] for row in rows],
        }
    )


st.set_page_config(layout="wide")
shown = incidents()
asked = st.text_input("Search the incidents")
if asked:
    words = [column for column in shown if shown[column].dtype != "int64"]
    hits = [shown[column].str.contains(asked, case=False, regex=False) for column in words]
    shown = shown[pd.concat(hits, axis=1).any(axis=1)]
st.text(f"{len(shown)} incidents")
table, one = st.columns([11, 9])
with table:
    chosen = st.dataframe(
        shown,
        hide_index=True,
        height=HEIGHT,
        on_select="rerun",
        selection_mode="single-row",
        key=f"incidents-{asked}",
    )
if chosen.selection.rows:
    with one, st.container(key="incident"):
        st.table(shown.iloc[chosen.selection.rows[0]].astype(str))
