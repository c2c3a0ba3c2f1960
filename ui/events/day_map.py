"""The map of an event as a picture: the one that its scene has in every file."""

from __future__ import annotations

import streamlit as st

from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion
from briefing.pictures.files import map_svg
from briefing.pictures.png_and_pdf import svg_to_png
from briefing.scenes.scene import Scene
from incidents.dataset.dataset import Dataset
from incidents.languages.catalogues import language_of
from ui.elements.html import joined, png, show, tag
from ui.session.session import Session
from ui.session.tables import BY_CONTENT

WIDTH, HEIGHT, SCALE = 760, 520, 1.5
"""Pixels of the drawing, and of the picture for each of them."""


def day_map(session: Session, scene: Scene) -> None:
    """Draws the map of this scene with its notes; nothing where the scene cannot be shown."""
    dark = st.context.theme.type == "dark"
    drawn = _drawn(session.dataset, scene, session.language_code, dark)
    if not drawn:
        return
    content, told, notes = drawn
    beneath = joined(tag("p", note, css="quiet") for note in notes)
    show(tag("div", png(content, told) + beneath, css="place day-map"))


@st.cache_data(max_entries=100, show_spinner=False, hash_funcs=BY_CONTENT)
def _drawn(
    dataset: Dataset, scene: Scene, language: str, dark: bool
) -> tuple[bytes, str, tuple[str, ...]] | None:
    """The picture as PNG, what it shows in words, and what no circle of it shows."""
    shown = show_scene(scene, dataset, language_of(language), Discretion())
    if shown.problem:
        return None
    svg = map_svg(shown, width=WIDTH, height=HEIGHT, dark=dark)
    return svg_to_png(svg, scale=SCALE), shown.alternative, shown.notes
