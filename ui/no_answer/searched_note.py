"""What was searched for reports, said where a table or a chart may show nothing."""

from __future__ import annotations

import streamlit as st

from incidents.counting.searched import searches
from incidents.selection import Selection
from incidents.words.searched import search_in_words, silence_in_selection
from ui.elements.html import joined, show, tag
from ui.session.session import Session

MOST_SEARCHES = 50
"""Searches that are drawn; the rest is counted."""


def searched_line(session: Session, selection: Selection) -> None:
    """Draws one small line: what silence means in this selection."""
    line = silence_in_selection(session.dataset, selection, session.speaker.language)
    show(tag("p", line, css="searched-line"))


def searches_list(session: Session) -> None:
    """Draws every search that is written down, or that there is none."""
    language = session.speaker.language
    found = searches(session.dataset)
    if not found:
        searched_line(session, Selection())
        return
    rows = [tag("li", search_in_words(search, language)) for search in found[:MOST_SEARCHES]]
    show(tag("ul", joined(rows), css="searches"))
    if len(found) > MOST_SEARCHES:
        rest = len(found) - MOST_SEARCHES
        st.text(language.say_count("and {number} more", "and {number} more", rest))
