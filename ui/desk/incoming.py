"""The way in for a file, and what is asked about it before it can be read rightly."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import streamlit as st

from incidents.export.xlsx import MEDIA_TYPE
from incidents.importing.plan import MAPPED, Plan
from incidents.importing.template import template
from incidents.incoming.limits import limits
from incidents.words.code_names import N_
from ui.access.editing import may_edit
from ui.desk.columns_of_file import columns_anew, columns_of_file
from ui.desk.moved_figures import moved_figures
from ui.desk.places_of_file import places_of_file
from ui.desk.rows_of_file import (
    counted_rows,
    known_already,
    problems_of_rows,
    read_otherwise,
)
from ui.desk.saving import save_buttons
from ui.desk.ticked_rows import taken_rows
from ui.desk.work import Work, bring, plan_of, put_away, say_about, work
from ui.elements.html import show, tag
from ui.elements.typed_text import LONGEST_REASON, typed_text
from ui.session.session import Session
from ui.session.session_keys import DESK_WHO, desk_widget

MEGABYTE = 1_000_000

LONGEST_WHO = 100
"""Characters of who works here."""


def bring_in(session: Session) -> None:
    """Draws the way in, and of a file that is there what it holds, what it does to the figures and
    the press that saves it."""
    say, now = session.say, work()
    show(tag("h2", say("Bring a table in"), css="page-part"))
    _file_box(session)
    if now.file is None:
        if now.problem:
            _problem(session, now)
        return
    _questions(session, now)
    # What stands above the map of places keeps its number of elements, or the map is mounted anew.
    with st.container():
        plan = _made(session, now)
    if plan is None:
        _problem(session, now)
        columns_of_file(session, now)
        return
    with st.container():
        counted_rows(session, now, plan)
        if plan.mapping and plan.proposal.kind == MAPPED:
            columns_anew(session, now, plan.mapping)
    places_of_file(session, now, plan)
    problems_of_rows(session, now, plan)
    read_otherwise(session, now, plan)
    known_already(session, now, plan)
    moved_figures(session, plan.review, within=f"file-{now.number}")
    taken_rows(session, now, plan)
    save_buttons(session, now, plan)


STEPS = {
    "read": N_("Reading it: {rows} rows"),
    "propose": N_("Looking for the places and reports of {rows} rows"),
    "check": N_("Checking {rows} rows, and counting what they do to the figures"),
}
"""What is said of each step of a plan, which may take long."""


def _made(session: Session, now: Work) -> Plan | None:
    """The plan, with each step told while it is made; it ends where the page is left or changed."""
    if now.plan or now.problem:
        return now.plan
    language, place = session.speaker.language, st.empty()

    def tell(step: str, rows: int) -> None:
        place.text(language.say(STEPS[step], rows=language.number(rows)))

    with st.spinner(language.say("Working on it; whatever you press meanwhile ends it.")):
        plan = plan_of(now, tell)
    place.empty()
    return plan


def _file_box(session: Session) -> None:
    """Draws the box for a file; once one is there, its name and the way to put it away."""
    now, say = work(), session.say
    if now.file is None:
        key = desk_widget("file", now.number)

        def brought() -> None:
            if may_edit() and (file := st.session_state.get(key)):
                bring(file.getvalue(), file.name)

        megabytes = max(1, limits().file_bytes // MEGABYTE)
        st.file_uploader(
            say(
                "A table: one row a report (day, place, words, number, who says so, source), or "
                "tables of our own kind; CSV, TSV, XLSX, XLS, ODS, JSON, GeoJSON, at most "
                "{megabytes} MB",
                megabytes=session.speaker.language.number(megabytes),
            ),
            max_upload_size=megabytes,
            key=key,
            on_change=brought,
        )
        st.download_button(
            say("Take an empty table to be filled in"),
            data=lambda: template(session.speaker.language, session.reading.tables["origins"]),
            file_name="detentions-template.xlsx",
            mime=MEDIA_TYPE,
            on_click="ignore",
            key="desk-template",
        )
        show(
            tag(
                "p",
                say("Nothing is changed before you have seen what it does and saved it."),
                css="quiet",
            )
        )
    else:
        with st.container(horizontal=True, vertical_alignment="center", key="desk-file"):
            show(tag("p", now.file.name))
            st.button(
                say("Put it away"), key=desk_widget("put-away", now.number), on_click=put_away
            )


def _problem(session: Session, now: Work) -> None:
    """Says why the file cannot be read, or why no plan can be made of it."""
    told = session.speaker.language.told(now.problem)
    show(tag("div", tag("p", told), css="notice", role="alert"))


def _questions(session: Session, now: Work) -> None:
    """Draws what an editor may say about the whole file: how its days are written, and why
    rows are corrected."""
    say = session.say
    orders = {
        None: say("as the file shows"),
        "day_first": say("the day first: 5 June"),
        "month_first": say("the month first: 6 May"),
    }
    with st.expander(say("About this file"), expanded=False):
        key = desk_widget("order", now.number)
        st.radio(
            say("A day such as 05/06/2019 has"),
            options=list(orders),
            format_func=lambda order: orders[order],
            key=key,
            horizontal=True,
            on_change=lambda: _say("order", st.session_state[key]),
        )
        persons = desk_widget("persons", now.number)
        st.checkbox(
            say("Each row is one person: rows of a day and place are added up"),
            key=persons,
            on_change=lambda: _say("add_up", st.session_state[persons]),
        )
        reason = desk_widget("reason", now.number)
        typed_text(
            session,
            say("Why rows are corrected"),
            most=LONGEST_REASON,
            key=reason,
            on_change=lambda: _say("reason", _if_short(st.session_state[reason])),
        )


def _if_short(reason: str) -> str:
    return reason if len(reason) <= LONGEST_REASON else ""


def who_box(session: Session) -> None:
    """Draws the question who works here, for the journal."""
    say = session.say

    def named() -> None:
        typed = st.session_state[DESK_WHO]
        work().who = typed if len(typed) <= LONGEST_WHO else ""

    typed_text(
        session,
        say("Who works here, for the journal; may stay empty"),
        most=LONGEST_WHO,
        value=work().who,
        key=DESK_WHO,
        on_change=named,
    )


def _say(name: str, value: Any) -> None:
    say_about(lambda choices: replace(choices, **{name: value}))
