"""What was searched for reports, said where a table or a chart may show nothing."""

from __future__ import annotations

import streamlit as st

from incidents.searched import searched, searches
from incidents.searched_in_words import search_in_words, silence_in_words
from incidents.selection import Selection
from ui.page_text import joined, show, tag
from ui.session import Session

MOST_SEARCHES = 50
"""Searches that are drawn; the rest is counted."""

FIRST_DAY, LAST_DAY = 1, 3_652_059
"""All days that there are, as ordinals: a selection without a period has no ends."""


def searched_line(session: Session, selection: Selection) -> None:
    """Draws one small line: what silence means in this selection."""
    first = selection.since.toordinal() if selection.since else FIRST_DAY
    last = selection.until.toordinal() if selection.until else LAST_DAY
    known = searched(session.dataset, selection)
    line = silence_in_words(known, first, last, session.speaker.language)
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
