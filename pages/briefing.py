"""The page Briefing: scenes in an order, presented to a room or taken away as files."""

import streamlit as st

from ui.briefing.head import notices, undo_buttons
from ui.briefing.open_file import empty_state, open_box
from ui.briefing.page import briefing_with_scenes
from ui.elements.html import show, tag
from ui.elements.keyboard_focus import draw_focus
from ui.session.briefing_draft import fresh_desk
from ui.session.session import current_session

session = current_session()
say = session.say
now = fresh_desk()
show(tag("h1", say("Briefing")))
notices(session, now)
if now.briefing.scenes:
    briefing_with_scenes(session, now)
else:
    empty_state(session)
    if now.history.before or now.history.undone:
        with st.container(horizontal=True, key="briefing-buttons"):
            undo_buttons(session, now)
    open_box(session)
draw_focus()
