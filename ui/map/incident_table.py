"""The incidents under the map, as a table."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pandas as pd
import pyarrow as pa
import streamlit as st

from geo.days import iso_days
from incidents.counting.count import count
from incidents.counting.incident_figures import IncidentFigure, by_incident
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import memoised
from incidents.languages.language import Language
from incidents.selection import Selection
from incidents.words.code_names import HELP
from incidents.words.figure import own_figure
from ui.passport.figure_table import figure_table
from ui.session.session import Session, speaker_of
from ui.session.view import ReaderLocale

WIDTH_OF_FIGURES = 170
"""Pixels: room for "no figure of its own", which the rows that are drawn first may not have."""


MOST_ROWS = 500
"""Rows that are drawn; more are counted, and the page of incidents has them all."""


@dataclass(frozen=True, eq=False)
class Listed:
    """Incidents in words, the latest of a selection, and as Arrow, which a page takes as it is;
    `own` is what the figure of each counts."""

    frame: pd.DataFrame
    columns: pa.Table
    own: tuple[Selection | None, ...]


def incident_table(session: Session) -> pd.DataFrame:
    """Draws the incidents of the view, and gives what it drew: at most `MOST_ROWS`."""
    say = session.say
    listed = _listed(session.dataset, session.selection, session.locale)
    if listed.frame.empty:
        st.text(say("No incident in this selection."))
        return listed.frame
    helps = {
        say("This place alone"): say(HELP["alone"]),
        say("With other places"): say(HELP["shared"]),
    }
    widths = {say("This place alone"): WIDTH_OF_FIGURES}
    key = f"incident-table-{len(listed.own)}"
    figure_table(session, listed.columns, listed.own, key=key, widths=widths, helps=helps)
    rest = len(count(session.dataset, session.selection).incidents) - MOST_ROWS
    if rest > 0:
        st.caption(not_drawn(rest, session.speaker.language))
    return listed.frame


def not_drawn(rest: int, language: Language) -> str:
    """Why so many incidents before those that are drawn are not, and how to see them."""
    return language.say_count(
        "{number} earlier incident is not drawn here: narrow the dates to see it.",
        "{number} earlier incidents are not drawn here: narrow the dates to see them.",
        rest,
    )


@memoised(at_most=64)
def _listed(dataset: Dataset, selection: Selection, locale: ReaderLocale) -> Listed:
    """Kept for each run that draws it again, and for the next reader who asks for the same."""
    speaker = speaker_of(dataset, locale)
    say, rows = speaker.language.say, by_incident(dataset, selection, at_most=MOST_ROWS)
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
    own = tuple(own_selection(selection, row) for row in rows)
    return Listed(frame, pa.Table.from_pandas(frame, preserve_index=False), own)


def own_selection(selection: Selection, row: IncidentFigure) -> Selection | None:
    """What the figure of a row counts, with what lies in its place where that is a region; None
    where the row has no figure of its own."""
    if not row.own:
        return None
    return replace(selection, incidents=(row.incident["incident_id"],))
