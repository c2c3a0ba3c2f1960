"""The journalists whom a monitor named, behind a switch that says why they are hidden.

The switch is off on each visit of the page and stands in no link.
"""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from incidents.counting.outlets import named_journalists
from incidents.dataset.index import sources_of
from ui.elements.html import joined, link, show, tag, text
from ui.session.session import Session
from ui.session.session_keys import SHOW_NAMES


def journalists_by_name(session: Session) -> None:
    """Draws the switch, and while it is on the names by outlet with where they were published."""
    say, speaker = session.say, session.speaker
    told = say(
        "A press-freedom monitor published these names. They are hidden, since a name that is "
        "repeated can be used against its bearer years later: show them only if you need them."
    )
    show(tag("p", told, css="quiet"))
    if not st.toggle(say("Show the names on this screen"), key=SHOW_NAMES):
        return
    found = named_journalists(session.dataset, session.selection)
    if not found:
        show(tag("p", say("No report in this selection names a journalist.")))
    for outlet, people in groupby(found, key=lambda one: one.outlet):
        lines = []
        for person in people:
            report = speaker.row("reports", person.report_id)
            sources = [speaker.row("sources", source) for source in sources_of(report)]
            links = joined([link(row["url"], row["publisher"]) for row in sources], ", ")
            day = speaker.language.days(report["date_first"].date(), report["date_last"].date())
            lines.append(tag("li", joined([text(f"{person.name}, {day}. "), links])))
        show(tag("h3", outlet or say("outlet not named")))
        show(tag("ul", joined(lines)))
