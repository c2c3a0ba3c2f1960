"""The rows of the page of incidents: made once for a selection, then put in the reader's order."""

from __future__ import annotations

from functools import cache, partial

import pandas as pd
import streamlit as st

from geo.days import iso_days
from incidents.counting.incident_figures import by_incident
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import columns_of
from incidents.selection import Selection
from incidents.words.code_names import N_, STANDING_NAMES
from incidents.words.figure import own_figure
from incidents.words.language import Language
from incidents.words.speaker import Speaker
from ui.session.session import Session, speaker_of
from ui.session.tables import BY_CONTENT
from ui.session.view import ReaderLocale

ORDERS = {
    "latest": N_("latest first"),
    "earliest": N_("earliest first"),
    "largest": N_("largest figure first"),
    "smallest": N_("smallest figure first"),
    "apart": N_("disputed and far apart first"),
    "reports": N_("most reports first"),
    "place": N_("by place"),
}

_APART = {"disputed": 0, "far_apart": 1, "not_contradicted": 2}


def incident_rows(session: Session) -> pd.DataFrame:
    """The incidents of the view, latest first, with ids as index; columns by codes.

    `low` and `apart` are for the order only: a low may be a bound that nobody said.
    """
    return _rows(session.dataset, session.selection, session.locale)


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs=BY_CONTENT)
def _rows(dataset: Dataset, selection: Selection, locale: ReaderLocale) -> pd.DataFrame:
    speaker = speaker_of(dataset, locale)
    say = speaker.language.say
    listed = by_incident(dataset, selection)
    rows, figures = [one.incident for one in listed], [one.figure for one in listed]
    printed = cache(partial(own_figure, language=speaker.language))
    organizers = _organizers(speaker)
    titles = cache(speaker.event_title)
    return pd.DataFrame(
        {
            "day": [iso_days(row["date_first"].date(), row["date_last"].date()) for row in rows],
            "place": [speaker.place_of(row) if row["resolved_place_id"] else "" for row in rows],
            "written": [row["location_text"] for row in rows],
            "figure": [printed(one.alone, covered=one.covered) for one in listed],
            "standing": [
                say(STANDING_NAMES[f.standing]) if f.standing != "not_contradicted" else ""
                for f in figures
            ],
            "own": [len(one.own) for one in listed],
            "shared": [len(one.shared) for one in listed],
            "event": [titles(row["event_id"]) for row in rows],
            "organizers": [organizers.get(row["event_id"], "") for row in rows],
            "venue": [row["venue_text"] for row in rows],
            "low": pd.array([figure.low for figure in figures], dtype="Int64"),
            "apart": [_APART[figure.standing] for figure in figures],
        },
        index=pd.Index([row["incident_id"] for row in rows], name="incident_id"),
    )


def in_order(rows: pd.DataFrame, order: str, language: Language) -> pd.DataFrame:
    """The rows in one of `ORDERS`; equal ones stay latest first."""
    columns = {
        "earliest": ("day", True),
        "largest": ("low", False),
        "smallest": ("low", True),
        "apart": ("apart", True),
        "reports": ("own", False),
        "place": ("place", True),
    }
    if order not in columns:
        return rows
    column, ascending = columns[order]
    if order == "place":
        return rows.sort_values(
            column, key=lambda names: names.map(language.by_name), kind="stable"
        )
    return rows.sort_values(column, ascending=ascending, kind="stable", na_position="last")


def _organizers(speaker: Speaker) -> dict[str, str]:
    """For each event the names of its organizers, as reported, one after the other."""
    rows = columns_of(speaker.dataset, "event_organizers")
    found: dict[str, dict[str, None]] = {}
    pairs = zip(rows["event_id"].to_list(), rows["organizer_id"].to_list(), strict=True)
    for event, organizer in pairs:
        if organizer:
            found.setdefault(event, {})[speaker.organizer(organizer)] = None
    return {event: "; ".join(names) for event, names in found.items()}
