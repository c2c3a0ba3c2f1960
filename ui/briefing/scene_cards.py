"""The scenes of the briefing as cards: what each says now, and what can be changed."""

from __future__ import annotations

from typing import Any

import streamlit as st
from markupsafe import Markup

from briefing.counted.counted_scene import Shown
from briefing.counted.redaction import Discretion
from briefing.scenes.limits import LONGEST, MOST_MINUTES
from briefing.scenes.scene import Scene
from incidents.words.code_names import N_
from ui.briefing.card_picture import scene_picture
from ui.briefing.counted_scenes import counted_sentence
from ui.briefing.edits import (
    copy_scene,
    is_kept_too_long,
    move_scene,
    remove_scene,
    write_into,
)
from ui.elements.html import joined, show, tag
from ui.elements.typed_text import typed_text
from ui.session.links import present_address
from ui.session.session import Session
from ui.session.session_keys import scene_widget
from ui.session.widget_value import give

KIND_NAMES = {
    "map": N_("Map"),
    "regions": N_("Regions"),
    "incident": N_("Incident"),
    "passport": N_("How a number was made"),
}


def scene_card(session: Session, shown: Shown, discretion: Discretion, *, key: str | None) -> None:
    """Draws the card of a scene of the briefing with this key, as its files will hold it."""
    index = shown.number - 1
    with st.container(border=True, key=f"scene-{index}"):
        show(_heading(session, shown))
        said, planned = st.columns([3, 2], gap="medium")
        with said:
            _title(session, shown, index)
            show(_counted(session, shown))
            _own_sentence(session, shown, index)
        with planned:
            scene_picture(session, shown, discretion)
            _notes(session, shown.scene, index)
        _buttons(session, shown, index, key=key)


def _heading(session: Session, shown: Shown) -> Markup:
    kind = session.say(KIND_NAMES[shown.scene.kind])
    numbered = session.say("Scene {number} of {of}", number=shown.number, of=shown.of)
    return tag("h2", tag("strong", numbered) + Markup(" ") + tag("span", kind), css="scene-number")


def _title(session: Session, shown: Shown, index: int) -> None:
    name = session.say("Title of scene {number}", number=shown.number)
    _text(session, name, shown.scene, "title", index, placeholder=shown.title)


def _text(session: Session, name: str, scene: Scene, part: str, index: int, **options: Any) -> None:
    """Draws the field of a text of the scene; what is too long stays in it while it is this scene
    that stands here."""
    key = scene_widget(part, index)
    start = None if is_kept_too_long(part, scene, index) else give(key, getattr(scene, part))
    typed_text(
        session,
        name,
        most=LONGEST[part],
        value=start or "",
        key=key,
        on_change=write_into,
        args=(part, scene, index),
        **options,
    )


def _counted(session: Session, shown: Shown) -> Markup:
    """What the scene says as counted now, or why it cannot be shown."""
    say = session.say
    if shown.problem:
        why = say("This scene cannot be shown. {problem}", problem=shown.problem)
        return tag("p", why, css="notice scene-problem", role="alert")
    sentence = counted_sentence(shown)
    parts = [tag("p", f"{sentence}, {shown.basis}." if shown.basis else sentence, css="counted")]
    if shown.changed:
        parts.append(tag("p", shown.changed, css="notice"))
    if shown.second:
        parts.append(tag("p", shown.second))
    parts.append(tag("p", _labelled(say("Said aloud:"), shown.spoken), css="quiet"))
    parts.append(tag("p", _labelled(say("Shows:"), shown.filters), css="quiet"))
    return tag("div", joined(parts), css="scene-counted")


def _labelled(label: str, words: str) -> Markup:
    return tag("b", label) + Markup(" ") + tag("span", words)


def _own_sentence(session: Session, shown: Shown, index: int) -> None:
    scene, say = shown.scene, session.say
    tick = scene_widget("sentence_is_own", index)
    ticked = give(tick, scene.sentence_is_own)
    st.checkbox(
        say("A sentence of my own instead, scene {number}", number=shown.number),
        value=bool(ticked),
        key=tick,
        on_change=write_into,
        args=("sentence_is_own", scene, index),
        help=say(
            "It is shown as you write it, and no number in it is counted. The figure, who says "
            "so and the sources stay beside it."
        ),
    )
    if not scene.sentence_is_own:
        return
    name, counted = say("Sentence of scene {number}", number=shown.number), counted_sentence(shown)
    _text(session, name, scene, "sentence", index, has_lines=True, height=80, placeholder=counted)


def _notes(session: Session, scene: Scene, index: int) -> None:
    say, number = session.say, index + 1
    minutes = scene_widget("minutes", index)
    time = give(minutes, float(scene.minutes))
    name = say("Notes to scene {number}, for the speaker", number=number)
    _text(session, name, scene, "notes", index, has_lines=True, height=130)
    st.number_input(
        say("Minutes for scene {number}", number=number),
        value="min" if time is None else time,
        min_value=0.0,
        max_value=float(MOST_MINUTES),
        step=0.5,
        format="%g",
        key=minutes,
        on_change=write_into,
        args=("minutes", scene, index),
    )


def _buttons(session: Session, shown: Shown, index: int, *, key: str | None) -> None:
    say, scene = session.say, shown.scene
    # A screen reader is told which scene; whoever looks sees it by the card.
    which = say("scene {number}", number=shown.number)

    def label(does: str) -> str:
        return f"{does} *{which}*"

    with st.container(horizontal=True, key=f"scene-buttons-{index}"):
        st.button(
            label(say("Move up")),
            key=f"scene-up-{index}",
            on_click=move_scene,
            args=(scene, index, -1),
            disabled=index == 0,
        )
        st.button(
            label(say("Move down")),
            key=f"scene-down-{index}",
            on_click=move_scene,
            args=(scene, index, 1),
            disabled=shown.number == shown.of,
        )
        st.button(
            label(say("Duplicate")),
            key=f"scene-copy-{index}",
            on_click=copy_scene,
            args=(scene, index),
        )
        st.button(
            label(say("Remove")),
            key=f"scene-remove-{index}",
            on_click=remove_scene,
            args=(scene, index),
        )
        if key:
            st.link_button(
                label(say("Present from here")),
                present_address(session.view, key, shown.number),
                type="tertiary",
                key=f"scene-present-{index}",
            )
