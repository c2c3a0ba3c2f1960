"""The journal: what was changed, when, by whom if they said so, and the way to take it back."""

from __future__ import annotations

from functools import lru_cache

import streamlit as st

from geo.message import message_of
from incidents.changes.change_in_words import occasion_in_words, rows_in_words
from incidents.changes.journal import BrokenJournal, Entry, undone_by
from incidents.changes.journal_heads import EntryHead
from incidents.changes.open_store import open_store
from incidents.changes.table_text import CannotChange
from incidents.changes.undo import undo
from incidents.tables.home import Home
from incidents.tables.problems import visible
from incidents.words.code_names import N_
from ui.desk.changed_rows import changed_rows
from ui.desk.kept_reviews import forget_review, kept_review
from ui.desk.moved_figures import moved_figures
from ui.desk.refused import refused
from ui.desk.work import outcome, save_undo
from ui.elements.html import joined, show, tag
from ui.elements.journal_now import journal_now
from ui.elements.typed_text import LONGEST_REASON, typed_text
from ui.session.session import Session
from ui.session.session_keys import DESK_ENTRY, DESK_UNDO

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
    is_open = st.session_state.get(DESK_ENTRY) == entry.number
    is_asked = st.session_state.get(DESK_UNDO) == entry.number
    with st.container(horizontal=True):
        st.button(
            say("Hide its rows") if is_open else say("Show its rows"),
            key=f"desk-rows-{entry.number}",
            on_click=_look_at,
            args=(None if is_open else entry.number,),
        )
        if not (undone or refused or is_asked):
            st.button(
                say("Take it back …"),
                key=f"desk-undo-{entry.number}",
                on_click=_think_of,
                args=(entry.number,),
            )
    if is_open:
        _rows(session, entry)
    if is_asked and not (undone or refused):
        _ask(session, entry)


def _rows(session: Session, head: EntryHead) -> None:
    """Each row of an entry, of a refusal those that were not made; and the file they came from."""
    store = open_store()
    found = _entry(store.home, store.last_save(), head.number)
    if found is None:
        return
    occasion = (found.occasion.refuses or found).occasion
    if file := occasion.file:
        told = session.say(
            "{file}, {size} bytes, SHA-256 {digest}",
            file=visible(file.name),
            size=session.speaker.language.number(file.size),
            digest=file.sha256,
        )
        show(tag("p", told, css="quiet"))
    changed_rows(session, (found.occasion.refuses or found).change, within=f"entry-{head.number}")


@lru_cache(maxsize=1)
def _entry(home: Home, save: int, number: int) -> Entry | None:
    """An entry with its rows; asked anew after each save."""
    del save
    return next((one for one in open_store(home).entries() if one.number == number), None)


def _look_at(number: int | None) -> None:
    st.session_state[DESK_ENTRY] = number


def _think_of(number: int | None) -> None:
    st.session_state[DESK_UNDO] = number
    forget_review()


def _ask(session: Session, entry: EntryHead) -> None:
    """What taking the entry back would do, and the press that does it."""
    say = session.say
    name, key = say("Why it is taken back"), f"desk-undo-reason-{entry.number}"
    reason = typed_text(session, name, most=LONGEST_REASON, key=key) or ""
    try:
        with st.spinner(say("Working on it; whatever you press meanwhile ends it.")):
            review = kept_review(
                ("undo", entry.number, entry.at),
                lambda before: undo(entry.number, "", open_store().entries(), before),
            )
    except CannotChange as told:
        refused(session, told.reasons, words=N_("It cannot be taken back:"))
        review = None
    if review:
        moved_figures(session, review, within="undo")

    def taken_back() -> None:
        assert review is not None
        save_undo(review, entry.number, reason.strip())
        if (done := outcome()) and (done.entry or done.proposed):
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
