"""The desk: a table is brought in, seen with what it does to the figures, saved, and taken back."""

import streamlit as st

from ui.access.editing import editor_shown
from ui.desk.by_hand import by_hand
from ui.desk.incoming import bring_in
from ui.desk.journal_list import journal_list
from ui.desk.login import closed_desk, who_is_here
from ui.desk.proposed import proposed_changes
from ui.desk.reading_list import reading_list
from ui.desk.saving import tell_outcome
from ui.desk.work import begin_as
from ui.elements.html import show, tag
from ui.session.session import current_session

PARTS = (
    tell_outcome,
    who_is_here,
    bring_in,
    proposed_changes,
    by_hand,
    reading_list,
    journal_list,
)

session = current_session()
show(tag("h1", session.say("Desk")))
if editor := editor_shown():
    begin_as(editor.name)
    with st.container(key="desk"):
        for part in PARTS:
            # Each in a place of its own: where one above grew, as by what somebody proposes, those
            # below would be mounted anew, without what is typed in their forms.
            with st.container():
                part(session)
else:
    closed_desk(session)
