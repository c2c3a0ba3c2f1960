"""The rows of the page of incidents: made once for a selection, then put in the reader's order."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import streamlit as st

from incidents.counting.incident_figures import IncidentList, OwnFigure, incident_list
from incidents.dataset.dataset import Dataset
from incidents.dataset.index import frame_of
from incidents.selection import Selection
from incidents.words.speaker import Speaker
from ui.elements.code_names import N_, STANDING_NAMES
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
    view = session.view
    return _rows(session.dataset, view.selection, view.locale)


@st.cache_data(max_entries=8, show_spinner=False, hash_funcs=BY_CONTENT)
def _rows(dataset: Dataset, selection: Selection, locale: ReaderLocale) -> pd.DataFrame:
    speaker = speaker_of(dataset, locale)
    say = speaker.language.say
    listed = incident_list(dataset, selection, speaker.language)
    organizers = _organizers(speaker)
    titles = dict(frame_of(dataset.events).select("event_id", "title").iter_rows())
    return pd.DataFrame(
        {
            "day": [first.isoformat() for first, _ in listed.days],
            "place": _places(listed, speaker.place_name),
            "written": listed.locations,
            "figure": [
                _printed(figure, shared, say)
                for figure, shared in zip(listed.figures, listed.shared, strict=True)
            ],
            "standing": [
                say(STANDING_NAMES[f.standing]) if f.standing != "not_contradicted" else ""
                for f in listed.figures
            ],
            "own": listed.own,
            "shared": listed.shared,
            "event": [titles[event] for event in listed.event_ids],
            "organizers": [organizers.get(event, "") for event in listed.event_ids],
            "venue": listed.venues,
            "low": pd.array([figure.low for figure in listed.figures], dtype="Int64"),
            "apart": [_APART[figure.standing] for figure in listed.figures],
        },
        index=pd.Index(listed.incident_ids, name="incident_id"),
    )


def in_order(rows: pd.DataFrame, order: str) -> pd.DataFrame:
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
    return rows.sort_values(column, ascending=ascending, kind="stable", na_position="last")


def _places(listed: IncidentList, name: Callable[..., str]) -> list[str]:
    """The name of each place on the first day, in the reader's language; "" where none is found."""
    names: dict[tuple[str, object], str] = {}
    found = []
    for place_id, (first, _) in zip(listed.place_ids, listed.days, strict=True):
        key = place_id, first
        if key not in names:
            names[key] = name(place_id, first) if place_id else ""
        found.append(names[key])
    return found


def _printed(figure: OwnFigure, shared: int, say: Callable[..., str]) -> str:
    if figure.printed:
        return figure.printed
    if figure.no_number:
        return say("reported, no number")
    return say("no figure of its own") if shared else say("no report")


def _organizers(speaker: Speaker) -> dict[str, str]:
    """For each event the names of its organizers, as reported, one after the other."""
    rows = frame_of(speaker.dataset.event_organizers)
    found: dict[str, dict[str, None]] = {}
    pairs = zip(rows["event_id"].to_list(), rows["organizer_id"].to_list(), strict=True)
    for event, organizer in pairs:
        if organizer:
            found.setdefault(event, {})[speaker.organizer(organizer)] = None
    return {event: "; ".join(names) for event, names in found.items()}
