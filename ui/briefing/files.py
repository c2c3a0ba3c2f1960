"""The files of a briefing: made on request scene by scene, then there to be downloaded."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.formats import FORMATS, Format, Taken, file_name, media_type, write_taken
from briefing.scenes.scene import Briefing
from incidents.words.code_names import N_
from ui.briefing.counted_scenes import each_shown
from ui.elements.html import show, tag
from ui.elements.keyboard_focus import focus_next
from ui.session.session import Session
from ui.session.session_keys import (
    BRIEFING_ASKED,
    BRIEFING_HANDOUT,
    BRIEFING_HANDOUT_SCENES,
    BRIEFING_MADE,
)
from ui.session.widget_value import give

log = logging.getLogger(__name__)

LABELS = {
    "html": N_("Plays offline (HTML)"),
    "pptx": N_("Slides (PowerPoint)"),
    "pdf": N_("Scenes (PDF)"),
    "handout": N_("Handout on paper (PDF)"),
    "png": N_("Pictures (PNG)"),
    "svg": N_("Drawings (SVG)"),
}
"""What each format of `FORMATS` is called; one without a name goes by its own."""


@dataclass(frozen=True)
class Made:
    """A file, and what it was made of: on another briefing it would be another one.

    `content` is None where it could not be made.
    """

    of: tuple[Any, ...]
    name: str = ""
    media_type: str = ""
    content: bytes | None = None


def file_buttons(session: Session, briefing: Briefing, discretion: Discretion) -> None:
    """Draws a button for each format; what is ready lies under it."""
    asked = st.session_state.pop(BRIEFING_ASKED, None)
    for format_ in FORMATS.values():
        # The same elements whether or not there is a file: what lies under them keeps its place.
        with st.container(key=f"briefing-file-{format_.name}"):
            if format_.name == "handout":
                _choose_scenes(session, briefing)
            _file_button(session, briefing, discretion, format_, asked=asked == format_.name)


def _file_button(
    session: Session, briefing: Briefing, discretion: Discretion, format_: Format, *, asked: bool
) -> None:
    say = session.say
    label = say(LABELS.get(format_.name, format_.name))
    of = _made_of(session, briefing, discretion, format_)
    if asked:
        _make(session, briefing, discretion, format_)
        focus_next(f"briefing-download-{format_.name}", f"briefing-make-{format_.name}")
    made: Made | None = st.session_state.get(BRIEFING_MADE, {}).get(format_.name)
    if made is None or made.of != of or made.content is None:
        st.button(
            label,
            key=f"briefing-make-{format_.name}",
            on_click=_ask,
            args=(format_.name,),
            width="stretch",
        )
        if made is not None and made.of == of:
            told = say("This file could not be made; nothing was kept of it. The log says why.")
            show(tag("p", told, css="notice", role="alert"))
        return
    st.download_button(
        say("Download {name}, {size}", name=label, size=size_in_words(session, made.content)),
        data=made.content,
        file_name=made.name,
        mime=made.media_type,
        on_click="ignore",
        key=f"briefing-download-{format_.name}",
        type="primary",
        width="stretch",
    )


def _choose_scenes(session: Session, briefing: Briefing) -> None:
    """Draws the choice of the scenes that a handout has a page of."""
    numbers = range(1, len(briefing.scenes) + 1)
    start = give(BRIEFING_HANDOUT, list(_scenes_of_handout(briefing)))

    def name(number: int) -> str:
        title = briefing.scenes[number - 1].title
        return f"{number}. {title}" if title else session.say("Scene {number}", number=number)

    st.multiselect(
        session.say("Scenes of the handout, a page each"),
        numbers,
        default=start,
        key=BRIEFING_HANDOUT,
        format_func=name,
        placeholder=session.say("Its first map"),
        on_change=_keep_choice,
    )


def _keep_choice() -> None:
    st.session_state[BRIEFING_HANDOUT_SCENES] = st.session_state[BRIEFING_HANDOUT]


def _scenes_of_handout(briefing: Briefing) -> tuple[int, ...]:
    chosen = st.session_state.get(BRIEFING_HANDOUT_SCENES, [])
    return tuple(sorted(number for number in chosen if number <= len(briefing.scenes)))


def size_in_words(session: Session, content: bytes) -> str:
    """How large a file is, in kB or MB."""
    kilobytes = max(1, round(len(content) / 1000))
    if kilobytes < 1000:
        return session.say("{number} kB", number=kilobytes)
    megabytes = session.speaker.language.decimal(round(kilobytes / 1000, 1))
    return session.say("{number} MB", number=megabytes)


def _ask(name: str) -> None:
    st.session_state[BRIEFING_ASKED] = name


def _made_of(
    session: Session, briefing: Briefing, discretion: Discretion, format_: Format
) -> tuple[Any, ...]:
    chosen = _scenes_of_handout(briefing) if format_.name == "handout" else ()
    return briefing, discretion, session.dataset.digest, session.language_code, chosen


def _make(session: Session, briefing: Briefing, discretion: Discretion, format_: Format) -> None:
    """Counts the scenes and writes the file, with a bar that says how far it is."""
    say, all_scenes = session.say, len(briefing.scenes)
    made = Made(_made_of(session, briefing, discretion, format_))
    bar = st.progress(0.0)
    try:
        shown: list[Shown] = []
        for scene in each_shown(session, briefing, discretion):
            shown.append(scene)
            told = say("Counted scene {number} of {of}.", number=scene.number, of=all_scenes)
            bar.progress(scene.number / (all_scenes + 1), text=told)
        bar.progress(all_scenes / (all_scenes + 1), text=say("Writing the file."))
        chosen = _scenes_of_handout(briefing)
        taken = Taken(briefing, tuple(shown), discretion, session.speaker.language, chosen)
        made = replace(
            made,
            name=file_name(format_, taken),
            media_type=media_type(format_, taken),
            content=write_taken(format_, taken)[0],
        )
    except Exception:  # Whatever it was: the reader is told, and no half file is offered.
        log.exception("The %s of a briefing could not be made", format_.name)
    bar.empty()
    files = st.session_state.get(BRIEFING_MADE, {})
    st.session_state[BRIEFING_MADE] = {**files, format_.name: made}
