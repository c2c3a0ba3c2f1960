"""What the columns of a file hold, said by an editor where no heading says it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import streamlit as st

from incidents.incoming.layout import ColumnMapping, headings
from incidents.words.code_names import N_
from ui.desk.work import Work, forget_columns, say_about
from ui.elements.html import show, tag
from ui.elements.typed_text import LONGEST_NAME, typed_text
from ui.session.session import Session
from ui.session.session_keys import desk_widget

MOST_HEADINGS = 5
"""Rows that are offered as the heading."""

HOLDS = {
    "event": N_("event"),
    "date": N_("day"),
    "date_last": N_("last day"),
    "place": N_("place"),
    "region": N_("region"),
    "venue": N_("square or street"),
    "number": N_("number or words"),
    "words": N_("words of the source"),
    "translation": N_("English translation"),
    "person": N_("name of one person"),
    "origin": N_("who says so"),
    "basis": N_("how they know"),
    "source": N_("source"),
    "url": N_("address"),
    "published": N_("day of publication"),
    "latitude": N_("latitude"),
    "longitude": N_("longitude"),
    "note": N_("note"),
}
"""What a column can hold, in words and in the order in which a list is told."""


def columns_anew(session: Session, now: Work, mapping: ColumnMapping) -> None:
    """Draws the same choice where columns were mapped, by the editor or for a file with the same
    heading, and the press that forgets it."""
    say = session.say
    with st.expander(say("Other columns")):
        columns_of_file(session, now, mapping)
        told = say("Files with this heading are read so; forgotten, they are asked about again.")
        show(tag("p", told, css="quiet"))
        st.button(
            say("Forget these columns"),
            key=desk_widget("forget-columns", now.number),
            on_click=forget_columns,
        )


def columns_of_file(session: Session, now: Work, mapping: ColumnMapping | None = None) -> None:
    """Draws a choice for each thing that a list needs: which column of the file holds it. What the
    `mapping` or else the heading with the most known columns says is chosen already."""
    if now.file is None or not now.file.sheets:
        return
    say = session.say
    found = [*islice(headings(now.file.sheets[0]), MOST_HEADINGS)]
    if not found:
        return
    rows = [titles for _, titles, _ in found]
    _, known, places = max(found, key=lambda one: len(one[2]))
    said = mapping.columns if mapping else {name: known[at] for name, at in places.items()}
    same = mapping.fixed if mapping else {}
    show(tag("h2", say("Say what the columns hold"), css="page-part"))
    with st.form(desk_widget("columns", now.number)):
        at = st.selectbox(
            say("The heading is"),
            options=range(len(rows)),
            format_func=lambda index: " | ".join(filter(None, rows[index]))[:120],
            key=desk_widget("heading", now.number),
        )
        titles: list[str] = sorted({title for row in rows for title in row if title.strip()})
        chosen = {}
        for index, name in enumerate(HOLDS):
            if not index % 3:
                beside = st.columns(3)
            with beside[index % 3]:
                chosen[name] = st.selectbox(
                    say(HOLDS[name]),
                    options=titles,
                    index=titles.index(said[name]) if said.get(name) in titles else None,
                    placeholder=say("no column"),
                    key=desk_widget(f"column-{name}", now.number),
                )
        told = {
            "origin": say("Who says so, where the same for all rows"),
            "source": say("Source, where the same for all rows"),
        }
        fixed = {
            name: typed_text(
                session,
                words,
                most=LONGEST_NAME,
                value=same.get(name, ""),
                key=desk_widget(f"fixed-{name}", now.number),
            )
            for name, words in told.items()
        }
        asked = st.form_submit_button(say("Read it so"))
    if asked and at is not None and None not in fixed.values():
        columns = {name: title for name, title in chosen.items() if title}
        named = {name: text.strip() for name, text in fixed.items() if text and text.strip()}
        mapping = ColumnMapping(columns, named)
        say_about(lambda choices: replace(choices, mapping=mapping))
        st.rerun()
