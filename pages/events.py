"""The page Events: the events of the filters as a list, or the one that they hold alone."""

from ui.elements.event_buttons import chosen_event
from ui.elements.filter_chips import counted_with
from ui.elements.html import show, tag
from ui.events.event_list import event_list
from ui.events.event_page import event_page
from ui.headline import broken_table_notice
from ui.no_answer.search_said import offer_buttons, show_no_answer
from ui.session.session import current_session
from ui.sharing.paper import origin_on_paper
from ui.sharing.share_button import share
from ui.sidebar.filters import sidebar

session = current_session()
sidebar(session)
broken_table_notice(session)
if event := chosen_event(session.view):
    event_page(session, event)
else:
    if show_no_answer(session):
        offer_buttons(session)
    show(tag("h1", session.say("Events")))
    share(session, page="events")
    counted_with(session, session.view.filters, beside_slider=True)
    event_list(session)
origin_on_paper(session)
