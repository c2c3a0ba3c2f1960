"""The page Map: the sentence, the map with its slider, the place that is open, the rest."""

import streamlit as st

from incidents.counting.count import count
from ui.elements.figures_list import figures_list
from ui.headline import broken_table_notice, headline, headline_buttons
from ui.map.incident_table import incident_table
from ui.map.live_map import draw_map, hear_the_map, is_drawn, wait_for_the_picture
from ui.map.map_scene import map_scene
from ui.map.month_chart import month_chart
from ui.map.place_choice import place_choice
from ui.no_answer.lost_map import lost_map
from ui.session.session import current_session
from ui.sharing.paper import origin_on_paper, table_on_paper
from ui.sidebar.filters import sidebar

session = hear_the_map(current_session())
say = session.say
with st.container():  # always there: what comes and goes above the map would load it anew
    broken_table_notice(session)
screen = st.container(key="first-screen")
above = screen.container(gap="xsmall")
map_column, place_column = screen.columns([7, 3], gap="medium")
st.sidebar.container()  # opens the sidebar now: filters that come later make no map narrower

# A map that is there changes before the words do; a new one waits for them, or it would be moved.
if is_drawn():
    with map_column:
        draw_map(session)
result = count(session.dataset, session.selection)
with above:
    head = headline(session, result, beside_slider=True)
if not is_drawn():
    with map_column:
        draw_map(session)
    wait_for_the_picture()

sidebar(session)
headline_buttons(session, head, map_scene(session))
with place_column:
    place_choice(session)

if is_drawn():
    titles = [say("The incidents, as a table"), say("By month")]
    table_tab, chart_tab = st.tabs(titles, on_change="rerun")
    with table_tab:
        incidents = incident_table(session)
    if chart_tab.open:
        with chart_tab:
            month_chart(session)
    table_on_paper(session, incidents, title=titles[0], of=len(result.incidents))
    origin_on_paper(session)
else:
    with map_column:
        lost_map(session.speaker.language, figures_list(session.speaker, session.selection))
