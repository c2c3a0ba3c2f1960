"""The script that the app runs for every reader: navigation, the page, the link."""

from pathlib import Path

import streamlit as st

from ui.access.editing import BY_LOGIN, editing, may_edit
from ui.broken_files import tell_broken_files
from ui.elements.corrections import corrections_now
from ui.elements.language_switch import language_switch
from ui.elements.style import STYLE
from ui.last_good_view import last_good_view_or, read_tables_or_tell
from ui.no_answer.lost_connection import draw_lost_connection
from ui.no_answer.still_counting import draw_still_counting, left_on_request
from ui.passport.window import draw_passport
from ui.session.browser_history import write_address
from ui.session.session import (
    current_session,
    hear_page,
    is_new,
    query_of_page,
    tell_what_was_ignored,
)
from ui.session.session_keys import FILTERS_DRAWN, PAGE_ASKED, TABLES_DRAWN
from ui.session.widget_value import begin_page, end_page
from ui.sidebar.drawer import close_drawer_on
from ui.versions import version_line, version_notice

st.set_page_config(page_icon=str(Path(__file__).parent / "icon.svg"), layout="wide")
tell_broken_files()
read_tables_or_tell()
is_first_run = is_new()
session = current_session()
say = session.say
st.set_page_config(page_title=say("Detention map: Kazakhstan"))
pages = [
    st.Page("../pages/map.py", title=say("Map"), default=True, url_path="map"),
    st.Page("../pages/events.py", title=say("Events"), url_path="events"),
    st.Page("../pages/incidents.py", title=say("Incidents"), url_path="incidents"),
    st.Page("../pages/regions.py", title=say("Regions"), url_path="regions"),
    st.Page("../pages/briefing.py", title=say("Briefing"), url_path="briefing"),
    st.Page("../pages/data.py", title=say("Data"), url_path="data"),
    st.Page("../pages/places.py", title=say("Name finder"), url_path="names"),
    st.Page(
        "../pages/desk.py",
        title=say("Desk"),
        url_path="desk",
        visibility="visible" if may_edit() or editing() == BY_LOGIN else "hidden",
    ),
    st.Page(
        "../pages/corrections.py",
        title=say("Corrections"),
        url_path="corrections",
        visibility="visible" if corrections_now() else "hidden",
    ),
    st.Page("../pages/method.py", title=say("Method"), url_path="method"),
    st.Page(
        "../pages/passport.py",
        title=say("How this number was made"),
        url_path="passport",
        visibility="hidden",
    ),
]
# A new reader gets the names of the pages last: to write them takes as long as to draw the map.
page = st.navigation(pages, position="hidden" if is_first_run else "top")
asked = st.session_state.pop(PAGE_ASKED, None)  # by a view code, which has no path
for one in pages:
    if asked and one.url_path == asked != page.url_path:
        st.switch_page(one)
st.html(STYLE)
# First for who goes by keys; drawn after the page, which a new reader waits for.
place_of_switch = st.container(key="place-of-language-switch")
if is_first_run:
    hear_page([one.url_path or "map" for one in pages], asked)
tell_what_was_ignored(session)
with st.container():  # always there: what comes and goes above the map would load it anew
    version_notice(session)
st.session_state[TABLES_DRAWN] = session.tables
st.session_state[FILTERS_DRAWN] = False
begin_page(page.url_path)


def draw() -> None:
    """Draws the passport that was asked for, and the page."""
    draw_passport(session)  # before the page: who asked for it waits for no chart
    with place_of_switch:
        draw_still_counting(session, page.url_path or "map")
    with left_on_request():
        page.run()


last_good_view_or(draw, session)
version_line(session)
with place_of_switch:
    language_switch(session)
draw_lost_connection(say)
close_drawer_on(session, page=page.url_path)
if is_first_run:
    st.navigation(pages, position="top")
write_address(page.url_path, query_of_page())
end_page()
