"""The desk: a table is brought in, seen with what it does to the figures, saved, and taken back."""

import streamlit as st

from ui.desk.by_hand import by_hand
from ui.desk.incoming import file_box, questions, who_box
from ui.desk.journal_list import journal_list
from ui.desk.moved_figures import moved_figures
from ui.desk.places_of_file import places_of_file
from ui.desk.rows_of_file import counted_rows, known_already, problems_of_rows, taken_rows
from ui.desk.saving import save_buttons, tell_outcome
from ui.desk.work import plan_of, work
from ui.elements.html import show, tag
from ui.server.editing import may_edit
from ui.session.session import current_session

session = current_session()
say = session.say
show(tag("h1", say("Desk")))
if not may_edit():
    show(
        tag(
            "p",
            say(
                "Here tables are brought in and changed. It is switched off: whoever runs the app "
                "can set DETENTIONS_EDITING=on, for whoever sits at this machine."
            ),
        )
    )
    st.stop()
tell_outcome(session)
who_box(session)
show(tag("h2", say("Bring a table in"), css="page-part"))
now = work()
file_box(session)
if now.file:
    questions(session, now)
    with st.spinner(say("Reading it, and counting what it does to the figures …")):
        plan = plan_of(now)
    if plan is None:
        show(tag("div", tag("p", now.problem), css="notice", role="alert"))
    else:
        counted_rows(session, now, plan)
        places_of_file(session, now, plan)
        problems_of_rows(session, now, plan)
        known_already(session, plan)
        moved_figures(session, plan.review)
        taken_rows(session, now, plan)
        save_buttons(session, now, plan)
by_hand(session)
journal_list(session)
