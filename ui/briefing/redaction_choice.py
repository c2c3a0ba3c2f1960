"""The boxes that let persons, venues, links into the files of a briefing, and why they are out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from incidents.words.sources import risk_told
from ui.elements.html import joined, show, tag
from ui.session.session import Session
from ui.session.session_keys import BRIEFING_DISCRETION, discretion_tick
from ui.session.widget_value import give


def discretion_of_reader() -> Discretion:
    """What this reader lets into files."""
    kept: Discretion = st.session_state.get(BRIEFING_DISCRETION, Discretion())
    return kept


def discretion_ticks(session: Session, shown: Sequence[Shown]) -> Discretion:
    """Draws what sharing risks and a tick for each kind of thing that is left out otherwise."""
    say = session.say
    risks = dict.fromkeys(risk for scene in shown for risk in scene.risks)
    for risk in risks:
        show(tag("div", risk_told(risk, session.speaker.language), css="notice"))
    _tick(
        "without-links",
        say("Titles of sources without their links"),
        say("Who opens a link is seen doing so; a title can be looked for elsewhere."),
    )
    _tick(
        "persons",
        say("Names of persons"),
        say(
            "Only journalists whose names a press-freedom monitor published. A file travels: a "
            "name in it cannot be taken back."
        ),
    )
    _tick(
        "venues",
        say("Exact venues"),
        say(
            "Squares and streets, also in quotations. They can tell who was where, and where "
            "people meet again."
        ),
    )
    left_out = discretion_of_reader().left_out(session.speaker.language)
    if left_out:
        parts = [tag("b", say("Every file says:")), *(tag("span", line) for line in left_out)]
        show(tag("p", joined(parts, " "), css="quiet-line"))
    return discretion_of_reader()


def _tick(name: str, label: str, why: str) -> None:
    key, kept = discretion_tick(name), discretion_of_reader()
    field = "links" if name == "without-links" else name
    value = getattr(kept, field)
    start = give(key, not value if field == "links" else value)

    def change() -> None:
        ticked = bool(st.session_state[key])
        wanted = not ticked if field == "links" else ticked
        st.session_state[BRIEFING_DISCRETION] = replace(discretion_of_reader(), **{field: wanted})

    st.checkbox(label, value=bool(start), key=key, on_change=change)
    show(tag("p", why, css="why"))
