"""The page "How this number was made", which the permanent link of a number opens."""

from ui.elements.html import show, tag
from ui.passport.panel import passport_panel
from ui.session.session import current_session

session = current_session()
show(tag("h1", session.say("How this number was made")))
passport_panel(session, session.selection)
