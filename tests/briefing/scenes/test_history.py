from __future__ import annotations

import pytest

from briefing.scenes.history import History, added, duplicated, moved, removed, replaced
from briefing.scenes.scene import Briefing, Scene

A, B, C = (Scene("map", f"event={name}") for name in "abc")
ABC = Briefing("t", (A, B, C))


@pytest.mark.parametrize(
    ("changed", "scenes"),
    [
        (added(ABC, A), (A, B, C, A)),
        (removed(ABC, 1), (A, C)),
        (duplicated(ABC, 0), (A, A, B, C)),
        (moved(ABC, 2, 0), (C, A, B)),
        (moved(ABC, 0, 9), (B, C, A)),
        (moved(ABC, 0, -5), (A, B, C)),
        (replaced(ABC, 1, A), (A, A, C)),
    ],
)
def test_a_change_gives_another_order(changed: Briefing, scenes: tuple[Scene, ...]) -> None:
    assert changed.scenes == scenes


@pytest.mark.parametrize("index", [-1, 3])
def test_a_scene_that_is_not_there_is_told(index: int) -> None:
    with pytest.raises(IndexError, match="wanted 0 to 2"):
        removed(ABC, index)


def test_undo_and_redo_go_back_and_forth() -> None:
    history = History(ABC).changed(removed(ABC, 0)).changed(Briefing())

    assert history.undo().now.scenes == (B, C)
    assert history.undo().undo().now == ABC
    assert history.undo().undo().undo().now == ABC
    assert history.undo().redo() == history
    assert history.undo().undo().redo().redo() == history


def test_a_new_change_forgets_what_was_undone() -> None:
    history = History(ABC).changed(Briefing()).undo().changed(removed(ABC, 0))

    assert history.redo() == history


def test_the_same_state_is_no_change() -> None:
    assert History(ABC).changed(Briefing("t", (A, B, C))).before == ()
