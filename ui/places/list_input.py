"""The input for a list of names, pasted or as a file, and what was wrong with it, all at once."""

from __future__ import annotations

import streamlit as st

from ui.elements.html import joined, show, tag
from ui.elements.typed_text import typed_text
from ui.places.list_in_work import take_list, work
from ui.places.name_list import LARGEST_FILE, MOST_NAMES, NameList, pasted_list, uploaded_list
from ui.places.outcome_words import PROBLEMS
from ui.session.session import Session
from ui.session.session_keys import PLACES_PASTED, PLACES_UPLOADED
from ui.session.widget_value import is_too_long

MOST_PROBLEMS = 50
LONGEST_PASTE = 1_000_000


def list_box(session: Session) -> None:
    """Draws the two ways in, and what was wrong with the list that came."""
    say, number = session.say, session.speaker.language.number
    paste, upload = st.tabs([say("Paste a list"), say("Upload a CSV file")])
    with paste, st.form("places-paste", border=False):
        typed_text(
            session,
            say("One name a line; after a tab, its day"),
            most=LONGEST_PASTE,
            has_lines=True,
            key=PLACES_PASTED,
            height=160,
            placeholder="Нур-Султан\t2019-10-26\nУральск\nAksu, Pavlodar Region",
        )
        st.form_submit_button(say("Find these places"), on_click=_take_pasted)
    with upload, st.form("places-upload", border=False):
        st.file_uploader(
            say(
                "A column “query” (or “place”, “city”, “город”, “қала”) and, if the names have "
                "days, “on_date” (or “date”, “дата”, “күні”); at most {most} names and "
                "{megabytes} MB",
                most=number(MOST_NAMES),
                megabytes=LARGEST_FILE,
            ),
            type=["csv", "tsv", "txt"],
            max_upload_size=LARGEST_FILE,
            key=PLACES_UPLOADED,
        )
        st.form_submit_button(say("Find the places of the file"), on_click=_take_uploaded)
    _columns(session, work().names)
    _problems(session, work().names)


def _take_pasted() -> None:
    if not is_too_long(PLACES_PASTED, LONGEST_PASTE):
        take_list(pasted_list(st.session_state[PLACES_PASTED]))


def _take_uploaded() -> None:
    if file := st.session_state[PLACES_UPLOADED]:
        take_list(uploaded_list(file.getvalue()))


def _columns(session: Session, names: NameList) -> None:
    """Says which columns of the file were taken, where another reader might have taken others."""
    say = session.say
    lines = []
    if names.columns:
        taken = ", ".join(names.columns)
        lines.append(say("Names, and days if there are any, are taken from: {taken}.", taken=taken))
    if names.not_taken:
        others = ", ".join(names.not_taken)
        lines.append(say("Would do too, and not taken: {others}.", others=others))
    if lines:
        show(tag("p", " ".join(lines), css="quiet"))


def _problems(session: Session, names: NameList) -> None:
    if not names.problems:
        return
    say, language = session.say, session.speaker.language
    told = language.say_count(
        "{number} problem in this list:", "{number} problems in this list:", len(names.problems)
    )
    lines = [
        say(
            PROBLEMS[problem.wrong],
            row=language.number(problem.row),
            column=problem.column,
            found=repr(problem.found[:60]),
            cells=problem.found,
            wanted=language.told(problem.wanted),
            most=language.number(MOST_NAMES),
        )
        for problem in names.problems[:MOST_PROBLEMS]
    ]
    lines = language.with_rest(lines, len(names.problems))
    left_out = tag("p", say("Rows that are named here are not in the result."))
    parts = [tag("p", told), tag("ul", joined(tag("li", line) for line in lines)), left_out]
    show(tag("div", joined(parts), css="notice", role="alert"))
