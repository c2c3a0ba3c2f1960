"""Opens a briefing: from a file, the example that ships, or with a first scene of one's own."""

from __future__ import annotations

from pathlib import Path

import streamlit as st

from briefing.scenes.briefing_file import BriefingReading, read_briefing
from briefing.scenes.limits import LARGEST, MEGABYTES
from briefing.scenes.scene import Briefing, to_json
from incidents.languages.language import Language
from incidents.tables.schema import PROJECT_DATA
from ui.elements.html import joined, show, tag
from ui.session.briefing_draft import Desk, fresh_desk, keep
from ui.session.session import Session
from ui.session.session_keys import BRIEFING_TITLE, BRIEFING_UPLOADS, briefing_upload

EXAMPLE = PROJECT_DATA / "briefings" / "2019-10-26.json"

LONGEST_NAME = 60
"""Characters of a file name before its ending."""


def empty_state(session: Session) -> None:
    """Says what a briefing is and how one begins."""
    say = session.say
    steps = [
        say(
            "Find what you want to show: a day on the map, a year by region, an incident, the "
            "way a number was made."
        ),
        say("Press “Add to briefing” there. It becomes a scene here, with its words and sources."),
        say(
            "Put the scenes in order, write notes, and press “Present”: it plays without a "
            "network. Or take it along as slides, as paper, or as one file that plays anywhere."
        ),
    ]
    parts = [
        tag("p", say("A briefing is a row of scenes for a room. This one has none yet.")),
        tag("ol", joined(tag("li", step) for step in steps)),
        tag(
            "p",
            say("A scene holds no number: each is counted anew from the tables when it is shown."),
            css="quiet-line",
        ),
    ]
    show(tag("div", joined(parts), css="briefing-empty"))
    with st.container(horizontal=True, vertical_alignment="center", key="briefing-begin"):
        if EXAMPLE.is_file():
            st.button(
                say("Open the example: 26 October 2019"),
                type="primary",
                key="briefing-example",
                on_click=_open_example,
                args=(session.speaker.language,),
            )
        st.page_link("../pages/map.py", label=say("To the map"))


def save_button(session: Session, briefing: Briefing) -> None:
    """Draws the button that saves the briefing as a file, which opens here again."""
    st.download_button(
        session.say("Save as a file"),
        data=to_json(briefing).encode(),
        file_name=f"{file_stem(briefing)}.json",
        mime="application/json",
        on_click="ignore",
        key="briefing-save",
    )


def open_box(session: Session) -> None:
    """Draws the box that takes a file of a briefing."""
    number = st.session_state.get(BRIEFING_UPLOADS, 0)
    st.file_uploader(
        session.say("Open the file of a briefing"),
        type=["json"],
        key=briefing_upload(number),
        max_upload_size=MEGABYTES,
        on_change=_take_uploaded,
        args=(number, session.speaker.language),
    )


def file_stem(briefing: Briefing) -> str:
    """A name for its files that is safe on any disk and in any header."""
    letters = "".join(sign if sign.isalnum() else "-" for sign in briefing.title)
    words = "-".join(part for part in letters.split("-") if part)
    return words[:LONGEST_NAME].strip("-") or "briefing"


def _take_uploaded(number: int, language: Language) -> None:
    file = st.session_state[briefing_upload(number)]
    if file is None:
        return
    # The box is empty again afterwards: what counts is the briefing, no longer the file.
    st.session_state[BRIEFING_UPLOADS] = number + 1
    # Enough to be told as too large, without a copy of all of it.
    _open(read_briefing(file.read(LARGEST + 1), language))


def _open_example(language: Language) -> None:
    _open(read_briefing(Path(EXAMPLE).read_bytes(), language))


def _open(reading: BriefingReading) -> None:
    # A title too long to be taken was that of another briefing.
    st.session_state.pop(BRIEFING_TITLE, None)
    now: Desk = fresh_desk()
    found = reading.briefing
    history = now.history.changed(found) if found.scenes or not reading.problems else now.history
    keep(now, history, problems=reading.problems, opened=len(found.scenes))
