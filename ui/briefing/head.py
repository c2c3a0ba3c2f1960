"""The head of the page Briefing: title, the way to the big screen, undo and redo, minutes."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from briefing.scenes.limits import LONGEST_TITLE
from briefing.scenes.scene import Briefing
from ui.briefing.edits import name_briefing
from ui.elements.html import joined, show, tag
from ui.elements.typed_text import typed_text
from ui.session.briefing_draft import Desk, keep_and_let_go, redo, room_for_more, undo
from ui.session.links import present_address, public_link
from ui.session.session import Session
from ui.session.session_keys import BRIEFING_CHANGED_ELSEWHERE, BRIEFING_TITLE
from ui.session.view import BRIEFING_KEY
from ui.session.widget_value import give, is_too_long
from ui.sharing.copy_button import copy_button

LITTLE_ROOM = 20
"""New briefings; where there is no room for more, their authors are told."""


def briefing_head(session: Session, now: Desk) -> None:
    """Draws the title and the buttons of the whole briefing."""
    say = session.say
    titled, buttons = st.columns([7, 5], gap="medium", vertical_alignment="bottom")
    with titled:
        is_kept = is_too_long(BRIEFING_TITLE, LONGEST_TITLE)
        start = "" if is_kept else give(BRIEFING_TITLE, now.briefing.title)
        typed_text(
            session,
            say("Title of the briefing"),
            most=LONGEST_TITLE,
            value=start,
            key=BRIEFING_TITLE,
            placeholder=say("Briefing"),
            on_change=name_briefing,
        )
    with (
        buttons,
        st.container(horizontal=True, vertical_alignment="center", key="briefing-buttons"),
    ):
        if now.key and now.briefing.scenes:
            st.link_button(
                say("Present"),
                present_address(session.view, now.key),
                type="primary",
                key="briefing-present",
            )
        undo_buttons(session, now)
        if now.briefing.scenes:
            show(tag("p", how_long(session, now.briefing), css="how-long"))


def undo_buttons(session: Session, now: Desk) -> None:
    """Draws the ways back and forward again."""
    say, history = session.say, now.history
    st.button(say("Undo"), key="briefing-undo", on_click=undo, disabled=not history.before)
    st.button(say("Redo"), key="briefing-redo", on_click=redo, disabled=not history.undone)


def how_long(session: Session, briefing: Briefing) -> str:
    """How many scenes there are, and their minutes together."""
    language = session.speaker.language
    minutes = sum(scene.minutes for scene in briefing.scenes)
    scenes = language.say_count("{number} scene", "{number} scenes", len(briefing.scenes))
    if not minutes:
        return scenes
    long = language.say("{minutes} minutes in all", minutes=language.decimal(minutes))
    return language.say("{scenes}, {minutes}", scenes=scenes, minutes=long)


def notices(session: Session, now: Desk) -> None:
    """Draws what the reader must know of how this briefing is kept, and of the file opened last."""
    say = session.say
    with st.container(key="briefing-notices"):
        if st.session_state.pop(BRIEFING_CHANGED_ELSEWHERE, False):
            told = say("Another window changed this scene: nothing was done. Here it is as it is.")
            show(tag("p", told, css="notice", role="alert"))
        if now.key:
            _room(session, now)
        if now.problems:
            _problems(session, now.problems, now.opened or 0)
        elif now.opened is not None and now.history.before and now.history.before[-1].scenes:
            told = say("Opened. Undo brings back the briefing that was here before.")
            show(tag("p", told, css="quiet-line", role="status"))


def _room(session: Session, now: Desk) -> None:
    """Says that this briefing is in memory alone, or that there is little room for others."""
    say, language, room = session.say, session.speaker.language, room_for_more()
    if now.on_disk and room > LITTLE_ROOM:
        return
    if now.on_disk:
        told = language.say_count(
            "There is room for {number} more briefing from your address. After that the one that "
            "nobody has opened for longest makes room for the next: save as a file what must stay.",
            "There is room for {number} more briefings from your address. After that the one that "
            "nobody has opened for longest makes room for the next: save as a file what must stay.",
            room,
        )
    elif room:
        told = say(
            "The disk cannot be written: this briefing is kept in memory and is gone when "
            "the app ends. Save it as a file."
        )
    else:
        told = say(
            "As many briefings are kept from your address as there is room for: this one is in "
            "memory, and is gone when the app ends. Save it as a file, or keep it here: then the "
            "one from your address that nobody has opened for longest is removed for good."
        )
    show(tag("p", told, css="notice", role="alert"))
    if not now.on_disk and not room:
        st.button(say("Keep it here"), key="briefing-keep", on_click=keep_and_let_go)


def _problems(session: Session, problems: Sequence[str], opened: int) -> None:
    language = session.speaker.language
    told = language.say_count(
        "{number} fault was found in the file:",
        "{number} faults were found in the file:",
        len(problems),
    )
    if opened:
        kept = language.say_count(
            "{number} sound scene was opened; Undo brings back the briefing that was here before.",
            "{number} sound scenes were opened; Undo brings back the briefing that was here "
            "before.",
            opened,
        )
    else:
        kept = language.say("Nothing was opened.")
    listed = tag("ul", joined(tag("li", problem) for problem in problems))
    parts = [tag("p", told), listed, tag("p", kept)]
    show(tag("div", joined(parts), css="notice briefing-problems", role="alert"))


def where_it_is_kept(session: Session, now: Desk) -> None:
    """Says that the address opens the briefing again, and what that means."""
    say = session.say
    if not now.key or not now.on_disk:
        return
    told = say(
        "Every change is kept at once. The address of this page opens the briefing again, and "
        "whoever has the address can change it; links and codes that you share elsewhere do not "
        "hold it. Where too many are kept, those that nobody has opened for longest go: save as a "
        "file what must stay."
    )
    show(tag("p", told, css="quiet-line"))
    if link := public_link([(BRIEFING_KEY, now.key)], page="briefing"):
        copy_button(say("Copy the link of this briefing"), say("Copied"), link)
