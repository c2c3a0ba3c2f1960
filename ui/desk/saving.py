"""The press that saves a change, and what became of it."""

from __future__ import annotations

import streamlit as st

from incidents.changes.change_in_words import occasion_in_words, rows_in_words
from incidents.importing.plan import Plan
from ui.access.editing import shows_publisher
from ui.desk.refused import refused
from ui.desk.work import Work, outcome, put_away, save
from ui.elements.html import joined, show, tag
from ui.session.session import Session
from ui.session.session_keys import desk_widget


def save_buttons(session: Session, now: Work, plan: Plan) -> None:
    """Draws the press that saves, and what keeps it from being there."""
    say = session.say
    if plan.blocked:
        refused(session, plan.blocked)
        return
    if not plan.review.change.rows:
        show(tag("p", say("There is nothing to save.")))
        return
    wants_all = False
    if plan.problems:
        wants_all = st.checkbox(
            say("All or nothing: save only when no row has a problem"),
            key=desk_widget("all-or-nothing", now.number),
        )
    with st.container(horizontal=True, key="desk-buttons"):
        st.button(
            say("Save these rows") if shows_publisher() else say("Propose these rows"),
            type="primary",
            key=desk_widget("save", now.number),
            on_click=save,
            args=(plan,),
            disabled=wants_all or now.unticked != now.choices.without,
        )
        st.button(
            say("Save nothing"), key=desk_widget("save-nothing", now.number), on_click=put_away
        )
    if wants_all:
        show(tag("p", say("Mend the rows with problems first, or take the tick away.")))
    if now.unticked != now.choices.without:
        first = say("Ticks of rows were changed: press “Take the ticked rows alone” first.")
        show(tag("p", first, role="status"))


def tell_outcome(session: Session) -> None:
    """Says what became of the last press, in a room of its own that stays in sight: a press may be
    far down the page."""
    with st.container(gap=None):
        show(tag("span", ""))  # Streamlit draws no container that holds nothing
        _tell_outcome(session)


def _tell_outcome(session: Session) -> None:
    done, say, language = outcome(), session.say, session.speaker.language
    if done is None:
        return
    if done.entry:
        told = say(
            "Saved as entry {number} of the journal: {rows}. The map shows it in a few seconds.",
            number=language.number(done.entry.number),
            rows=rows_in_words(done.entry.change.row_counts, language),
        )
        show(tag("div", tag("p", told), css="notice", role="status"))
        return
    if done.proposed:
        told = say(
            "Proposed: {rows}. It is made when a publisher lets it in.",
            rows=rows_in_words(done.proposed.change.row_counts, language),
        )
        show(tag("div", tag("p", told), css="notice", role="status"))
        return
    if done.not_made:
        told = say(
            "Refused; entry {number} of the journal says so.",
            number=language.number(done.not_made.number),
        )
        show(tag("div", tag("p", told), css="notice", role="status"))
        return
    lines = [tag("p", say("Nothing was changed."))]
    lines += [tag("p", language.told(reason)) for reason in done.refused]
    if done.by_hand:
        lines.append(tag("p", say("A table was changed by hand meanwhile.")))
    for entry in done.meanwhile:
        told = say(
            "Meanwhile entry {number} was saved: {what}; {rows}.",
            number=language.number(entry.number),
            what=occasion_in_words(entry, language),
            rows=rows_in_words(entry.change.row_counts, language),
        )
        lines.append(tag("p", told))
    if done.meanwhile or done.by_hand:
        lines.append(
            tag("p", say("What you see below is made anew on that: look, and save again."))
        )
    show(tag("div", joined(lines), css="notice", role="alert"))
