"""The picture of a scene on its card: the one that its files hold, smaller."""

from __future__ import annotations

import logging
from dataclasses import replace

import streamlit as st

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.pictures.files import scene_svg
from briefing.pictures.png_and_pdf import svg_to_png
from briefing.scenes.scene import Scene
from incidents.dataset.dataset import Dataset
from ui.briefing.counted_scenes import scene_as_written
from ui.elements.html import png, show, tag
from ui.session.session import Session
from ui.session.tables import BY_CONTENT

log = logging.getLogger(__name__)

SCALE = 0.27
"""Of 1920 by 1080 pixels: enough for a card on a screen with two pixels a point."""


def scene_picture(session: Session, shown: Shown, discretion: Discretion) -> None:
    """Draws the picture of a scene; nothing where it cannot be shown."""
    if shown.problem:
        return
    # Notes and minutes are on no picture, and the place in the row is cut off under it.
    drawn = replace(shown.scene, notes="", minutes=0)
    dark = st.context.theme.type == "dark"
    try:
        content = _picture(session.dataset, drawn, session.language_code, discretion, dark)
    except Exception:  # The words of the card stand without it.
        log.exception("A scene could not be drawn")
        return
    named = session.say("Picture of scene {number}", number=shown.number)
    show(tag("div", png(content, named), css="scene-picture"))


@st.cache_data(max_entries=300, show_spinner=False, hash_funcs=BY_CONTENT)
def _picture(
    dataset: Dataset, scene: Scene, language: str, discretion: Discretion, dark: bool
) -> bytes:
    shown = scene_as_written(dataset, scene, language, discretion)
    return svg_to_png(scene_svg(shown, dark=dark), scale=SCALE)
