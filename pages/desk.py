"""The desk: a table is brought in, seen with what it does to the figures, saved, and taken back."""

from ui.desk.by_hand import by_hand
from ui.desk.incoming import bring_in, who_box
from ui.desk.journal_list import journal_list
from ui.desk.reading_list import reading_list
from ui.desk.saving import tell_outcome
from ui.elements.html import show, tag
from ui.server.editing import may_edit
from ui.session.session import current_session

session = current_session()
say = session.say
show(tag("h1", say("Desk")))
if may_edit():
    tell_outcome(session)
    who_box(session)
    bring_in(session)
    by_hand(session)
    reading_list(session)
    journal_list(session)
else:
    show(
        tag(
            "p",
            say(
                "Here tables are brought in and changed. It is switched off: whoever runs the app "
                "can set DETENTIONS_EDITING=on, for whoever sits at this machine."
            ),
        )
    )
