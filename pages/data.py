"""The page Data: the tables taken away, listed, and what is wrong with them or not in them."""

from ui.data.downloads import downloads
from ui.data.named_journalists import journalists_by_name
from ui.data.table_lists import changes, considered_events, event_list, problem_list
from ui.elements.html import show, tag
from ui.no_answer.search_said import offer_buttons, show_no_answer
from ui.no_answer.searched_note import searches_list
from ui.session.session import current_session
from ui.sidebar.filters import sidebar

session = current_session()
say = session.say
sidebar(session)
if show_no_answer(session):
    offer_buttons(session)
show(tag("h1", say("The tables behind the map")))
problem_list(session)
show(tag("h2", say("Take it away"), css="page-part"))
downloads(session)
show(tag("h2", say("Events, and why each is in"), css="page-part"))
event_list(session)
show(tag("h2", say("Considered and left out"), css="page-part"))
considered_events(session)
show(tag("h2", say("Journalists named by a press-freedom monitor"), css="page-part"))
journalists_by_name(session)
show(tag("h2", say("What was searched"), css="page-part"))
searches_list(session)
show(tag("h2", say("What changed"), css="page-part"))
changes(session)
