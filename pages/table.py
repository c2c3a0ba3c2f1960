"""The table behind the map: what it holds, what is wrong with it, what was left out of it."""

import streamlit as st

from ui.page_text import show, tag
from ui.session import current_session
from ui.table_lists import considered_events, event_list, problem_list

session = current_session()
say = session.say
show(tag("h1", say("The table behind the map")))
problem_list(session)
st.subheader(say("Events, and why each is in"))
event_list(session)
st.subheader(say("Considered and left out"))
considered_events(session)
