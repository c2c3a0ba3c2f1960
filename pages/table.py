"""The table behind the map: what it holds, what is wrong with it, what was left out of it."""

from ui.page_text import show, tag
from ui.session import current_session
from ui.table_lists import considered_events, event_list, problem_list

session = current_session()
say = session.say
show(tag("h1", say("The table behind the map")))
problem_list(session)
show(tag("h2", say("Events, and why each is in"), css="page-part"))
event_list(session)
show(tag("h2", say("Considered and left out"), css="page-part"))
considered_events(session)
