"""The name finder: one name, one point, or a whole list, and where they are."""

import streamlit as st

from ui.elements.html import show, tag
from ui.places.list_input import list_box
from ui.places.network_switch import network_switch
from ui.places.one_name import one_box
from ui.places.results import results
from ui.session.session import current_session

session = current_session()
say = session.say
show(tag("h1", say("Name finder")))
show(
    tag(
        "p",
        say(
            "Finds a place of Kazakhstan by any of its names: in Kazakh, Russian or English, in "
            "any spelling, old names too, as it was called on a day."
        ),
        css="places-intro",
    )
)
network = network_switch(session)
if network is None:
    st.text(say("What you enter is not sent on to anybody."))
one_box(session, network)
show(tag("h2", say("A list of names"), css="page-part"))
list_box(session)
results(session, network)
