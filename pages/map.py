"""The map page: the sentence, the map with its slider, the place that is open, the rest."""

import streamlit as st

from incidents.count import count
from ui.briefing_scenes_of import map_scene
from ui.chart import month_chart
from ui.filters import sidebar
from ui.headline import broken_table_notice, headline
from ui.incident_table import incident_table
from ui.map import draw_map, hear_the_map, is_drawn
from ui.paper import origin_on_paper, table_on_paper
from ui.place import place_choice
from ui.session import current_session

session = hear_the_map(current_session())
say = session.say
sidebar(session)
with st.container():  # always there: what comes and goes above the map would load it anew
    broken_table_notice(session)
headline(session, count(session.dataset, session.view.selection), map_scene(session))

map_column, place_column = st.columns([7, 3], gap="medium")
with map_column:
    draw_map(session)
with place_column:
    place_choice(session)

if is_drawn():
    table_tab, chart_tab = st.tabs([say("The incidents, as a table"), say("By month")])
    with table_tab:
        incidents = incident_table(session)
    with chart_tab:
        month_chart(session)
    table_on_paper(session, incidents, title=say("The incidents, as a table"))
    origin_on_paper(session)
