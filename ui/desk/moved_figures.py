"""What a change does to the figures: each total that moves, from what to what, and where."""

from __future__ import annotations

import streamlit as st

from incidents.changes.change_in_words import rows_in_words
from incidents.changes.review import Review
from incidents.tables.problems import visible
from incidents.words.moved_totals import both_in_words, sentences_of, total_in_words
from ui.desk.moved_map import moved_map
from ui.desk.touched_briefings import touched_briefings
from ui.elements.html import joined, show, tag
from ui.elements.plain_table import plain_table
from ui.list_pages import page_of
from ui.session.session import Session, speaker_of

MOST_TOTALS = 40
"""Totals of a page."""

MOST_NOTES = 50


def moved_figures(session: Session, review: Review, *, within: str) -> None:
    """Draws the consequence of a change: the sentence of the whole table before and after, each
    total that moves, the map, and what the checks have to say about the new rows. `within` tells
    the widgets of one such change from those of another on the page."""
    say, language = session.say, session.speaker.language
    before, after = review.before.reading.dataset, review.after.reading.dataset
    now, then = (speaker_of(dataset, session.locale) for dataset in (before, after))
    show(tag("h2", say("What it does to the figures"), css="page-part"))
    show(tag("p", rows_in_words(review.change.row_counts, language) or say("No row changes.")))
    with st.spinner(say("Working on it; whatever you press meanwhile ends it.")):
        totals = review.totals
    if not totals:
        show(tag("p", say("No total moves.")))
    else:
        widest = totals[0]
        if not widest.selection.to_query():
            for heading, sentence, beside in sentences_of(widest, now, then):
                words = [tag("strong", heading), tag("p", sentence)]
                words += [tag("p", beside, css="quiet")] if beside else []
                show(tag("div", joined(words), css="place"))
        names = [say("What is counted"), say("Now"), say("Then")]
        told = language.say_count("{number} total moves", "{number} totals move", len(totals))
        key = f"desk-totals-of-{within}"
        rows = [
            (total_in_words(total.selection, now, then), *both_in_words(total, now, then))
            for total in totals[page_of(session, key, len(totals), size=MOST_TOTALS)]
        ]
        show(plain_table(names, rows, caption=told))
        moved_map(session, totals, before, after)
        touched = touched_briefings(before, after)
        if touched.looked_at:
            told = language.say_count(
                "Of the briefings that are kept here {touched} of {number} shows a figure that "
                "moves.",
                "Of the briefings that are kept here {touched} of {number} show a figure that "
                "moves.",
                touched.looked_at,
                touched=language.number(touched.touched),
            )
            show(tag("p", told))
        show(
            tag(
                "p",
                say(
                    "Links and copies with these figures name the version that they were made "
                    "with; whoever opens one is told what changed since."
                ),
                css="quiet",
            )
        )
    _notes(session, review)


def _notes(session: Session, review: Review) -> None:
    """What the checks note on the new rows, which keeps none of them out."""
    if not review.notes:
        return
    language = session.speaker.language
    told = language.say_count(
        "{number} note on the new rows", "{number} notes on the new rows", len(review.notes)
    )
    with st.expander(told):
        first = [visible(language.told(note.sentence())) for note, _ in review.notes[:MOST_NOTES]]
        st.text("\n".join(language.with_rest(first, len(review.notes))))
