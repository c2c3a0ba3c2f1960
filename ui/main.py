"""The script that the app runs for every reader: navigation, the page, the link."""

from pathlib import Path

import streamlit as st

from ui.reading import watch_tables
from ui.session import current_session, tell_what_was_ignored, write_link
from ui.style import STYLE

st.set_page_config(
    page_title="Detention map: Kazakhstan",
    page_icon=str(Path(__file__).parent / "icon.svg"),
    layout="wide",
)
session = current_session()
say = session.say
page = st.navigation(
    [
        st.Page("../pages/map.py", title=say("Map"), default=True, url_path="map"),
        st.Page("../pages/table.py", title=say("The table"), url_path="table"),
        st.Page("../pages/method.py", title=say("Method"), url_path="method"),
    ],
    position="top",
)
st.html(STYLE)
tell_what_was_ignored(session)
watch_tables(session.tables)
page.run()
write_link()
