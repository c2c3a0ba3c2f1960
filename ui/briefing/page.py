"""The page Briefing put together: its head, its scenes, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from briefing.counted.counted_scene import Shown
from ui.briefing.counted_scenes import each_shown
from ui.briefing.files import file_buttons
from ui.briefing.head import briefing_head, where_it_is_kept
from ui.briefing.open_file import open_box, save_button
from ui.briefing.redaction_choice import discretion_of_reader, discretion_ticks
from ui.briefing.scene_cards import scene_card
from ui.elements.html import show, tag
from ui.session.briefing_draft import Desk
from ui.session.session import Session


def briefing_with_scenes(session: Session, now: Desk) -> None:
    """Draws a briefing that has scenes."""
    briefing_head(session, now)
    discretion = discretion_of_reader()
    with st.container(key="briefing-page"):
        scenes, aside = st.columns([7, 3], gap="medium")
    shown = []
    with scenes, st.container(key="scenes"):
        for scene in each_shown(session, now.briefing, discretion):
            scene_card(session, scene, discretion, key=now.key)
            shown.append(scene)
    with aside, st.container(key="briefing-aside"):
        _take_away(session, now, shown)


def _take_away(session: Session, now: Desk, shown: Sequence[Shown]) -> None:
    say = session.say
    show(tag("h2", say("Take it away"), css="page-part"))
    chosen = discretion_ticks(session, shown)
    told = say("Press a file: it is counted and made, and then it can be downloaded.")
    show(tag("p", told, css="quiet-line"))
    file_buttons(session, now.briefing, chosen)
    show(tag("h2", say("Keep it and open another"), css="page-part"))
    where_it_is_kept(session, now)
    save_button(session, now.briefing)
    open_box(session)
