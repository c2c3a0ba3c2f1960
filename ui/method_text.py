"""The short account of the method, and the words-to-bounds table."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from incidents.words import VAGUE, WORDINGS
from ui.session import Session

EXAMPLE = 30
"""The number that the table of words shows each wording with."""


def method_text(session: Session) -> None:
    """Draws what is counted, and the rule for numbers in plain words."""
    say = session.say
    lines = [
        say("A report is what one source says: a figure or none, for certain places and days."),
        say("What does not overlap is added up. A figure for two cities is never split."),
        say("A witness sees a part: what was seen is an “at least”."),
        say("Reports are believed until two cannot both be right; then both are shown."),
        say("A report counts only if all its places and days lie inside what is selected."),
        say("A summons is no detention, and neither is kettling. Sentences are not counted."),
        say("One person held twice is two detentions; so across days we say “detentions”."),
        say("No report is not zero, and neither is a report without a number."),
        say("A state of emergency is not summed with protests unless the reader asks."),
        say("Journalists are counted apart; among people they are only an “at least”."),
    ]
    st.text("\n".join(f"•  {line}" for line in lines))


def words_table(session: Session) -> None:
    """Draws the table that turns words into bounds."""
    say = session.say
    rows = [(f"{word} {EXAMPLE}", *row.bounds(EXAMPLE)) for row in WORDINGS for word in row.words]
    rows += [(word, low, None) for word, low in VAGUE.items()]
    names = [say("Words"), say("at least"), say("at most")]
    frame = pd.DataFrame(rows, columns=names).astype({names[1]: "Int64", names[2]: "Int64"})
    st.dataframe(frame, hide_index=True)
    st.caption(say("An empty cell is an absent bound, never zero."))
