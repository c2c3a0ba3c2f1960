"""The page Corrections: what was corrected, withdrawn or taken out of the tables, and why."""

from ui.elements.corrections import correction_list, corrections_now
from ui.elements.html import show, tag
from ui.session.session import current_session

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
else:
    correction_list(session, found)
