"""The page Incidents: all incidents of the filters as a table, and the one that is open."""

import streamlit as st

from ui.elements.filter_chips import counted_with
from ui.elements.html import show, tag
from ui.headline import broken_table_notice
from ui.incidents.detail import incident_detail
from ui.incidents.ready_search import ready_search
from ui.incidents.scroll import scroll_to_incident
from ui.incidents.search_table import incident_browser, incidents_on_paper
from ui.no_answer.search_said import offer_buttons, show_no_answer
from ui.session.session import current_session
from ui.sharing.share_button import share
from ui.sidebar.filters import sidebar

session = current_session()
st.sidebar.container()  # opens the sidebar now: filters that come later make no table narrower
broken_table_notice(session)
if show_no_answer(session):
    offer_buttons(session)
show(tag("h1", session.say("Incidents")))
share(session, page="incidents")
counted_with(session, session.selection)
with st.container(key="incidents-page"):
    list_column, incident_column = st.columns([11, 9], gap="medium")
    with list_column:
        shown, of = incident_browser(session)
    with incident_column:
        incident_detail(session)
sidebar(session)  # after the table, which does not wait for thirty widgets
scroll_to_incident(session.view.incident_id)
incidents_on_paper(session, shown, of)
ready_search(session.dataset)
