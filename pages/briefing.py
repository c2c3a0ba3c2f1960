"""The briefing: scenes in an order, presented to a room or taken away as files."""

import streamlit as st

from ui.briefing_desk import fresh_desk
from ui.briefing_head import notices, undo_buttons
from ui.briefing_open import empty_state, open_box
from ui.briefing_page import briefing_with_scenes
from ui.focusing import draw_focus
from ui.page_text import show, tag
from ui.session import current_session

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
