"""The scenes of a briefing with their numbers, each counted once for all readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from briefing.discretion import Discretion
from briefing.scene import Briefing, Scene
from briefing.showing import show_scene
from briefing.shown import Shown
from incidents.language import Language
from ui.session import Session


def each_shown(session: Session, briefing: Briefing, discretion: Discretion) -> Iterator[Shown]:
    """The scenes one by one, so that whoever waits can be told how many are counted."""
    for number, scene in enumerate(briefing.scenes, start=1):
        language = session.speaker.language
        shown = _shown(session, session.dataset.digest, scene, language.code, discretion)
        yield replace(shown, number=number, of=len(briefing.scenes))


def counted_sentence(shown: Shown) -> str:
    """What the count of a scene says, also where the author wrote another sentence."""
    return shown.speaker.claim(shown.count)[0] if shown.count else ""


# A resource is kept as it is; data would be pickled, and a scene holds on to all tables.
@st.cache_resource(max_entries=400, show_spinner=False)
def _shown(
    _session: Session, digest: str, scene: Scene, language_code: str, discretion: Discretion
) -> Shown:
    language: Language = _session.speaker.language
    return show_scene(scene, _session.dataset, language, discretion)
