"""The page Corrections: what was corrected, withdrawn or taken out of the tables, and why."""

import streamlit as st

from incidents.changes.corrections import corrections_csv
from ui.elements.corrections import alike, correction_in_words, corrections_now
from ui.elements.html import joined, show, tag
from ui.session.session import current_session

MOST_SHOWN = 200

session = current_session()
say = session.say
show(tag("h1", say("Corrections")))
show(
    tag(
        "p",
        say(
            "What was corrected, withdrawn or taken out of the tables after it could be seen, the "
            "last first. An incident tells its own."
        ),
        css="places-intro",
    )
)
found = corrections_now()
if not found:
    show(tag("p", say("Nothing was corrected here yet.")))
    st.stop()
st.download_button(
    say("Take the list away"),
    data=lambda: corrections_csv(found),
    file_name="corrections.csv",
    mime="text/csv",
    on_click="ignore",
    key="corrections-file",
)
groups = list(alike(found))
show(
    tag(
        "ul",
        joined(tag("li", correction_in_words(session, *some)) for some in groups[:MOST_SHOWN]),
        css="corrections",
    )
)
if (rest := len(groups) - MOST_SHOWN) > 0:
    language = session.speaker.language
    show(tag("p", language.say_count("and {number} more", "and {number} more", rest)))
