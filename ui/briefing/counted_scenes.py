"""The scenes of a briefing with their numbers, each counted once for all readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import streamlit as st

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import show_scene
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Briefing, Scene
from incidents.words.language import Language
from incidents.words.sentence import claim_and_basis
from ui.session.session import Session


def each_shown(session: Session, briefing: Briefing, discretion: Discretion) -> Iterator[Shown]:
    """The scenes one by one, so that whoever waits can be told how many are counted."""
    for number, scene in enumerate(briefing.scenes, start=1):
        shown = _shown(
            session,
            session.dataset.digest,
            replace(scene, title="", sentence="", sentence_is_own=False, notes="", minutes=0),
            session.speaker.language.code,
            discretion,
        )
        yield replace(_as_written(shown, scene), number=number, of=len(briefing.scenes))


def _as_written(shown: Shown, scene: Scene) -> Shown:
    """The counted scene with what its author wrote: other words need no other count."""
    own = scene.sentence if scene.sentence_is_own and not shown.problem else ""
    return replace(
        shown,
        scene=scene,
        title=scene.title or shown.title,
        sentence=own or shown.sentence,
    )


def counted_sentence(shown: Shown) -> str:
    """What the count of a scene says, also where the author wrote another sentence."""
    return claim_and_basis(shown.count, shown.speaker)[0] if shown.count else ""


# A resource is kept as it is; data would be pickled, and a scene holds on to all tables.
@st.cache_resource(max_entries=400, show_spinner=False)
def _shown(
    _session: Session, digest: str, scene: Scene, language_code: str, discretion: Discretion
) -> Shown:
    language: Language = _session.speaker.language
    return show_scene(scene, _session.dataset, language, discretion)
