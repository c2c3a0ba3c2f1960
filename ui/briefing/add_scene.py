"""What is on the screen as a scene, and the button that keeps it as the briefing's next one."""

from __future__ import annotations

from typing import Any

import streamlit as st

from briefing.scenes.history import added
from briefing.scenes.limits import LONGEST, MOST_SCENES
from briefing.scenes.scene import Briefing, Scene, SceneView, query_of
from incidents.selection import Selection
from ui.elements.html import show, tag
from ui.session.briefing_draft import desk, edit
from ui.session.session import Session, query_of_page
from ui.session.session_keys import BRIEFING_ADDED, PASSPORT_OF
from ui.session.view import BRIEFING_KEY

PAGE = "../pages/briefing.py"


def scene_of(session: Session, kind: str, selection: Selection) -> Scene:
    """A scene of this kind that counts the selection, with the names of places as the reader has
    them; it holds no number."""
    return Scene(
        kind=kind,
        selection=query_of(selection),
        view=SceneView(**names_of_places(session)),
        data_version=session.dataset.version,
    )


def names_of_places(session: Session) -> dict[str, Any]:
    """The fields of a scene's view that say how places are named: in the language of the words,
    whichever it is shown in, unless the reader chose one."""
    return {"names_in": session.view.names_in or "", "names_of": session.view.names_of}


def add_button(session: Session, scene: Scene, *, key: str, label: str = "") -> None:
    """Draws the button; once pressed, says which scene it became and leads to the briefing."""
    say = session.say
    st.button(label or say("Add to briefing"), key=key, on_click=_add, args=(scene, key))
    pressed, kept, number = st.session_state.get(BRIEFING_ADDED, ("", None, 0))
    if (pressed, kept) != (key, scene):
        return
    if told := _refusal(session, scene, number):
        show(tag("span", told, css="added", role="alert"))
        return
    told = say("Added, scene {number}", number=number)
    show(
        tag(
            "span",
            say("{added}. It leads to the briefing.", added=told),
            css="heard-only",
            role="status",
        )
    )
    # A window runs apart from its page, whose last line writes the address.
    if desk().key not in st.query_params.get_all(BRIEFING_KEY):
        st.query_params.from_dict(query_of_page())
    if st.button(told, key=f"{key}-go", type="tertiary"):
        leave_windows()
        st.switch_page(PAGE)


def leave_windows() -> None:
    """Closes the passport that lies over the page, if one does."""
    st.session_state.pop(PASSPORT_OF, None)


def _add(scene: Scene, key: str) -> None:
    number = len(desk().briefing.scenes) + 1
    if number <= MOST_SCENES and len(scene.selection) <= LONGEST["selection"]:

        def add(briefing: Briefing) -> Briefing:
            return added(briefing, scene)

        edit(add)
        number = len(desk().briefing.scenes)
    st.session_state[BRIEFING_ADDED] = (key, scene, number)


def _refusal(session: Session, scene: Scene, number: int) -> str:
    """Why the scene was not added, "" if it was."""
    if number > MOST_SCENES:
        return session.say("Not added: a briefing holds at most {most} scenes.", most=MOST_SCENES)
    if len(scene.selection) > LONGEST["selection"]:
        return session.say("Not added: too many places or events are chosen one by one.")
    return ""
