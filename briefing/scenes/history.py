"""The history of a briefing, for undo and redo: every state is a value, none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.scenes.scene import Briefing, Scene

MOST_KEPT = 100
"""States that can be gone back to."""


@dataclass(frozen=True)
class History:
    """The briefing as it is now, the states before it and those that were undone, latest last."""

    now: Briefing = field(default_factory=Briefing)
    before: tuple[Briefing, ...] = ()
    undone: tuple[Briefing, ...] = ()

    def changed(self, briefing: Briefing) -> History:
        """With another state; the same one changes nothing."""
        if briefing == self.now:
            return self
        return History(briefing, (*self.before, self.now)[-MOST_KEPT:])

    def undo(self) -> History:
        """One state back; itself where there is none."""
        if not self.before:
            return self
        return History(self.before[-1], self.before[:-1], (*self.undone, self.now))

    def redo(self) -> History:
        """One state forward again; itself where nothing was undone."""
        if not self.undone:
            return self
        return History(self.undone[-1], (*self.before, self.now), self.undone[:-1])


def added(briefing: Briefing, scene: Scene) -> Briefing:
    """With the scene as its last."""
    return replace(briefing, scenes=(*briefing.scenes, scene))


def removed(briefing: Briefing, index: int) -> Briefing:
    """Without the scene at this index, from 0; IndexError if there is none."""
    scenes = list(briefing.scenes)
    del scenes[_at(scenes, index)]
    return replace(briefing, scenes=tuple(scenes))


def duplicated(briefing: Briefing, index: int) -> Briefing:
    """With a copy right after the scene at this index; IndexError if there is none."""
    scenes = list(briefing.scenes)
    scenes.insert(index + 1, scenes[_at(scenes, index)])
    return replace(briefing, scenes=tuple(scenes))


def moved(briefing: Briefing, index: int, to: int) -> Briefing:
    """With the scene at `index` at `to`, the ends at most; IndexError if there is none."""
    scenes = list(briefing.scenes)
    scene = scenes.pop(_at(scenes, index))
    scenes.insert(min(max(to, 0), len(scenes)), scene)
    return replace(briefing, scenes=tuple(scenes))


def replaced(briefing: Briefing, index: int, scene: Scene) -> Briefing:
    """With another scene at this index; IndexError if there is none."""
    scenes = list(briefing.scenes)
    scenes[_at(scenes, index)] = scene
    return replace(briefing, scenes=tuple(scenes))


def _at(scenes: Sequence[Scene], index: int) -> int:
    if not 0 <= index < len(scenes):
        raise IndexError(f"scene {index}, wanted 0 to {len(scenes) - 1}")
    return index
