"""The edits of the page Briefing: what each press changes; kept at once, and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import streamlit as st

from briefing.scenes.history import duplicated, moved, removed, replaced
from briefing.scenes.limits import LONGEST, LONGEST_TITLE, MOST_SCENES
from briefing.scenes.scene import Briefing, Scene
from ui.elements.keyboard_focus import focus_next
from ui.session.briefing_draft import edit, place_of
from ui.session.session_keys import (
    BRIEFING_CHANGED_ELSEWHERE,
    BRIEFING_TITLE,
    TOO_LONG,
    scene_widget,
)
from ui.session.widget_value import is_too_long

Change = Callable[[Briefing, int], Briefing]


def name_briefing() -> None:
    """Gives the briefing the title that stands in its widget."""
    title = str(st.session_state[BRIEFING_TITLE])
    if len(title) > LONGEST_TITLE:
        return
    edit(lambda briefing: replace(briefing, title=title))


def write_into(name: str, scene: Scene, index: int) -> None:
    """Puts what stands in its widget into a field of the scene that was drawn at `index`."""
    value: Any = st.session_state[scene_widget(name, index)]
    if isinstance(value, str) and len(value) > LONGEST[name]:
        st.session_state.setdefault(TOO_LONG, {})[scene_widget(name, index)] = _wordless(scene)
        return
    changes: dict[str, Any] = {name: value if value is not None else 0.0}
    if name == "sentence_is_own" and not value:
        changes["sentence"] = ""

    def write(briefing: Briefing, place: int) -> Briefing:
        return replaced(briefing, place, replace(briefing.scenes[place], **changes))

    _edit_scene(scene, index, write)


def is_kept_too_long(name: str, scene: Scene, index: int) -> bool:
    """Whether what stands in the widget of a text is too long to be taken, and was written for the
    scene that is drawn at `index` now."""
    key = scene_widget(name, index)
    written_for = st.session_state.get(TOO_LONG, {}).get(key)
    return is_too_long(key, LONGEST[name]) and written_for == _wordless(scene)


def _wordless(scene: Scene) -> Scene:
    """The scene without what its author can write into its fields."""
    return replace(scene, title="", sentence="", notes="", sentence_is_own=False, minutes=0.0)


def move_scene(scene: Scene, index: int, by: int) -> None:
    """Moves the scene; the focus goes with its button."""
    _edit_scene(scene, index, lambda briefing, place: moved(briefing, place, place + by))
    there = index + by
    first, second = ("up", "down") if by < 0 else ("down", "up")
    focus_next(f"scene-{first}-{there}", f"scene-{second}-{there}")


def copy_scene(scene: Scene, index: int) -> None:
    """Puts a copy right after the scene, unless the briefing is full."""

    def copy(briefing: Briefing, place: int) -> Briefing:
        full = len(briefing.scenes) >= MOST_SCENES
        return briefing if full else duplicated(briefing, place)

    _edit_scene(scene, index, copy)
    focus_next(f"scene-title-{index + 1}")


def remove_scene(scene: Scene, index: int) -> None:
    """Takes the scene out; the focus goes to the way back."""
    _edit_scene(scene, index, removed)
    focus_next("briefing-undo")


def _edit_scene(scene: Scene, index: int, change: Change) -> None:
    st.session_state[BRIEFING_CHANGED_ELSEWHERE] = False

    def apply(briefing: Briefing) -> Briefing:
        place = place_of(briefing, scene, index)
        if place is None:
            st.session_state[BRIEFING_CHANGED_ELSEWHERE] = True
            return briefing
        return change(briefing, place)

    edit(apply)
