"""A scene that cannot be counted or drawn says so in its place; the others are shown as ever."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence

from briefing.counted.counted_scene import Shown
from geo.shipped_files import BrokenFile

log = logging.getLogger(__name__)


def cannot_be_shown(shown: Shown, problem: str) -> Shown:
    """The scene without its numbers, with why it cannot be shown."""
    return Shown(
        shown.scene,
        shown.number,
        shown.of,
        shown.speaker,
        shown.names,
        problem=problem,
        title=shown.scene.title,
        as_of=shown.as_of,
        version=shown.version,
    )


def write_all(
    shown: Sequence[Shown], write: Callable[[Sequence[Shown]], bytes]
) -> tuple[bytes, tuple[Shown, ...]]:
    """What `write` makes of these scenes, and the scenes as they are in it.

    A scene that `write` fails at says so in its place. Raises what `write` raises where that is
    not for one of the scenes.
    """
    try:
        return write(shown), tuple(shown)
    except Exception as error:
        log.error(
            "A briefing could not be written; its scenes are tried one by one: %s",
            error,
            exc_info=not isinstance(error, BrokenFile),
        )
        sound = tuple(scene if _can(write, scene) else _undrawn(scene) for scene in shown)
        if sound == tuple(shown):
            raise
    return write(sound), sound


def _can(write: Callable[[Sequence[Shown]], bytes], scene: Shown) -> bool:
    try:
        write([scene])
    except Exception:
        return False
    return True


def _undrawn(shown: Shown) -> Shown:
    told = shown.speaker.language.say(
        "The app fails to draw it, which is an error of the app; its log says why."
    )
    return cannot_be_shown(shown, told)
