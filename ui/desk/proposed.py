"""The changes that editors proposed, each with what it would do, for a publisher to decide."""

from __future__ import annotations

import streamlit as st

from geo.message import to_say
from incidents.changes.change_in_words import rows_in_words
from incidents.changes.journal_heads import EntryHead
from incidents.changes.open_store import open_store
from incidents.changes.proposals import proposal_heads, proposal_of
from incidents.changes.review import Review, Reviewed, review
from incidents.changes.table_text import CannotChange
from incidents.tables.home import beside
from incidents.verification.reading import read_anew
from ui.access.editing import shows_publisher
from ui.desk.changed_rows import changed_rows
from ui.desk.kept_reviews import kept_review
from ui.desk.moved_figures import moved_figures
from ui.desk.refused import refused
from ui.desk.work import refuse_proposal, save_proposal
from ui.elements.html import joined, label, show, tag
from ui.elements.typed_text import LONGEST_REASON, typed_text
from ui.session.session import Session
from ui.session.session_keys import DESK_PROPOSAL


def proposed_changes(session: Session) -> None:
    """Draws what waits; for those who may decide, what each would do and the two presses."""
    say, language = session.say, session.speaker.language
    waiting = proposal_heads(beside(open_store().home))
    if not waiting:
        return
    show(tag("h2", say("Proposed"), css="page-part"))
    for one in waiting:
        when = language.day(one.at.date())
        who = one.occasion.who or say("somebody")
        lines = [tag("strong", say("{who}, {day}", who=who, day=when))]
        lines.append(tag("p", rows_in_words(one.row_counts, language)))
        show(tag("div", joined(lines), css="incident"))
        if not shows_publisher():
            continue
        if st.session_state.get(DESK_PROPOSAL) == one.number:
            _decide(session, one)
        else:
            st.button(
                say("See what it does"),
                key=f"desk-proposal-{one.number}",
                on_click=_look_at,
                args=(one.number,),
            )


def _look_at(number: int) -> None:
    st.session_state[DESK_PROPOSAL] = number


def _decide(session: Session, one: EntryHead) -> None:
    say = session.say

    def reviewed(before: Reviewed) -> Review:
        proposal = proposal_of(beside(open_store().home), one)
        if proposal is None:
            raise CannotChange([to_say("the tables were changed meanwhile")])
        return review(read_anew(proposal.change, before.snapshot), before)

    try:
        with st.spinner(say("Working on it; whatever you press meanwhile ends it.")):
            result = kept_review(("proposal", one.number, one.at), reviewed)
        reasons = [problem.sentence() for problem, _ in result.problems]
    except CannotChange as told:
        result, reasons = None, [*told.reasons]
    if reasons:
        refused(session, reasons)
    if result:
        changed_rows(session, result.change, within="proposal")
        moved_figures(session, result, within="proposal")
    name, key = say("Why it is refused, for the journal"), f"desk-refuse-reason-{one.number}"
    why = typed_text(session, name, most=LONGEST_REASON, key=key) or ""
    with st.container(horizontal=True):
        if result and not reasons:
            st.button(
                say("Let it in"),
                type="primary",
                key=f"desk-let-in-{one.number}",
                on_click=save_proposal,
                args=(result, one),
            )
        st.button(
            label(say("Refuse it")),
            key=f"desk-refuse-{one.number}",
            disabled=not why.strip(),
            on_click=refuse_proposal,
            args=(one, why.strip()),
        )
