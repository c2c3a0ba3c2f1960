"""The scenes of a briefing with their numbers, each counted once for all readers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefing.counted.counted_scene import Shown
from briefing.counted.counting import count_scene, fails_to_be_counted
from briefing.counted.redaction import Discretion
from briefing.scenes.scene import Briefing, Scene
from incidents.dataset.dataset import Dataset
from incidents.dataset.memo import memoised
from incidents.languages.catalogues import language_of
from incidents.words.sentence import claim_and_basis
from ui.session.session import Session


def each_shown(session: Session, briefing: Briefing, discretion: Discretion) -> Iterator[Shown]:
    """The scenes one by one, so that whoever waits can be told how many are counted."""
    dataset, language = session.dataset, session.language_code
    for number, scene in enumerate(briefing.scenes, start=1):
        shown = scene_as_written(dataset, scene, language, discretion)
        yield replace(shown, number=number, of=len(briefing.scenes))


def scene_as_written(
    dataset: Dataset, scene: Scene, language: str, discretion: Discretion
) -> Shown:
    """The counted scene with what its author wrote: other words need no other count."""
    bare = replace(scene, title="", sentence="", sentence_is_own=False, notes="", minutes=0)
    try:
        shown = _counted(dataset, bare, language, discretion)
    except Exception:  # Told on its card, and tried anew in the next run.
        shown = fails_to_be_counted(bare, dataset, language_of(language), discretion)
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


@memoised(at_most=400)
def _counted(dataset: Dataset, scene: Scene, language: str, discretion: Discretion) -> Shown:
    return count_scene(scene, dataset, language_of(language), discretion)
