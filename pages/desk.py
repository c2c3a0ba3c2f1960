"""The desk: a table is brought in, seen with what it does to the figures, saved, and taken back."""

import streamlit as st

from ui.access.editing import may_edit
from ui.desk.by_hand import by_hand
from ui.desk.incoming import bring_in
from ui.desk.journal_list import journal_list
from ui.desk.login import closed_desk, who_is_here
from ui.desk.proposed import proposed_changes
from ui.desk.reading_list import reading_list
from ui.desk.saving import tell_outcome
from ui.elements.html import show, tag
from ui.session.session import current_session

session = current_session()
show(tag("h1", session.say("Desk")))
if may_edit():
    with st.container(key="desk"):
        tell_outcome(session)
        who_is_here(session)
        bring_in(session)
        proposed_changes(session)
        by_hand(session)
        reading_list(session)
        journal_list(session)
else:
    closed_desk(session)
