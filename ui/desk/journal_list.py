"""The journal: what was changed, when, by whom if they said so, and the way to take it back."""

from __future__ import annotations

import streamlit as st

from geo.message import message_of
from incidents.changes.change_in_words import occasion_in_words, rows_in_words
from incidents.changes.journal import BrokenJournal, undone_by
from incidents.changes.journal_heads import EntryHead
from incidents.changes.open_store import open_store
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from ui.desk.kept_reviews import forget_review, kept_review
from ui.desk.moved_figures import moved_figures
from ui.desk.work import save_undo
from ui.elements.html import joined, show, tag
from ui.elements.journal_now import journal_now
from ui.session.session import Session
from ui.session.session_keys import DESK_UNDO

MOST_ENTRIES = 50
"""Entries that are listed, the last first; the rest is counted."""


def journal_list(session: Session) -> None:
    """Draws the entries of the journal, each with a press that shows what taking it back does."""
    say, language = session.say, session.speaker.language
    show(tag("h2", say("Journal"), css="page-part"))
    try:
        entries = journal_now().heads
    except (BrokenJournal, OSError) as error:
        show(tag("div", tag("p", language.told(message_of(error))), css="notice", role="alert"))
        return
    if not entries:
        show(tag("p", say("Nothing was changed here yet.")))
        return
    for entry in reversed(entries[-MOST_ENTRIES:]):
        _draw(session, entry, undone_by(entry.number, entries))
    if (rest := len(entries) - MOST_ENTRIES) > 0:
        show(tag("p", language.say_count("and {number} more", "and {number} more", rest)))


def _draw(session: Session, entry: EntryHead, undone: int | None) -> None:
    say, language = session.say, session.speaker.language
    number = language.number(entry.number)
    when = say("{day}, {time} UTC", day=language.day(entry.at.date()), time=f"{entry.at:%H:%M}")
    head = say("Entry {number}: {what}", number=number, what=occasion_in_words(entry, language))
    refused = entry.occasion.refuses
    rows = rows_in_words(entry.row_counts, language)
    if refused:
        rows = say("Not made: {rows}. Reason: {reason}", rows=rows, reason=entry.occasion.reason)
    lines = [tag("strong", head), tag("p", rows), tag("p", when)]
    if entry.occasion.who:
        lines.append(tag("p", say("by {name}", name=entry.occasion.who)))
    if undone:
        told = say("Taken back by entry {number}.", number=language.number(undone))
        lines.append(tag("p", told))
    show(tag("div", joined(lines), css="incident"))
    if undone or refused:
        return
    if st.session_state.get(DESK_UNDO) == entry.number:
        _ask(session, entry)
    else:
        st.button(
            say("Take it back …"),
            key=f"desk-undo-{entry.number}",
            on_click=_think_of,
            args=(entry.number,),
        )


def _think_of(number: int | None) -> None:
    st.session_state[DESK_UNDO] = number
    forget_review()


def _ask(session: Session, entry: EntryHead) -> None:
    """What taking the entry back would do, and the press that does it."""
    say, language = session.say, session.speaker.language
    reason = st.text_input(
        say("Why it is taken back"), key=f"desk-undo-reason-{entry.number}", max_chars=500
    )
    try:
        with st.spinner(say("Working on it; whatever you press meanwhile ends it.")):
            review = kept_review(
                ("undo", entry.number, entry.at),
                lambda before: undo(entry.number, "", open_store().entries(), before),
            )
    except CannotChange as told:
        reasons = joined(tag("li", language.told(one)) for one in told.reasons)
        words = tag("p", say("It cannot be taken back:")) + tag("ul", reasons)
        show(tag("div", words, css="notice", role="alert"))
        review = None
    if review:
        moved_figures(session, review, within="undo")

    def taken_back() -> None:
        assert review is not None
        save_undo(review, entry.number, reason.strip())
        _think_of(None)

    with st.container(horizontal=True):
        if review:
            st.button(
                say("Take it back"),
                type="primary",
                key=f"desk-undo-now-{entry.number}",
                disabled=not reason.strip(),
                on_click=taken_back,
            )
        st.button(
            say("Do not take it back"),
            key=f"desk-undo-not-{entry.number}",
            on_click=_think_of,
            args=(None,),
        )
