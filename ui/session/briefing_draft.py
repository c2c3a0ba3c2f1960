"""The briefing that a reader is making: its states, and the key under which it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from ipaddress import ip_address, ip_network

import streamlit as st

from briefing.scenes.disk_store import briefing_store, new_key
from briefing.scenes.history import History
from briefing.scenes.scene import Briefing, Scene
from geo.message import to_say
from incidents.languages.language import Language
from incidents.selection import ONE_VALUE, Ignored
from ui.session.session_keys import BRIEFING
from ui.session.view import BRIEFING_KEY

ANOTHER_IS_OPEN = to_say("a link opened in a window of its own: another briefing is open here")
NOT_KEPT = to_say("a briefing that is kept here")
UNKNOWN = "unknown"
"""The author at an address that is none."""


@dataclass(frozen=True)
class Desk:
    """`key` is None until there is something to keep; `stored` is what was last kept or loaded.

    `on_disk` is False where it is in memory alone: the disk could not be written, or there is no
    room for another briefing of this author.
    `problems` are the faults of the file that was opened last, `opened` how many of its scenes
    could be (None: none was opened since the last change).
    """

    history: History = field(default_factory=History)
    key: str | None = None
    stored: Briefing = field(default_factory=Briefing)
    on_disk: bool = True
    problems: tuple[str, ...] = ()
    opened: int | None = None

    @property
    def briefing(self) -> Briefing:
        """The briefing as its last change left it."""
        return self.history.now


def desk() -> Desk:
    """What this reader has before them."""
    kept: Desk = st.session_state.get(BRIEFING, Desk())
    return kept


def fresh_desk() -> Desk:
    """The same with what another window with this key has kept since; undo leads back.

    What is in memory alone is on the disk as soon as it can be written and has room for it.
    """
    now, store = desk(), briefing_store()
    key = now.key
    if key is None:
        return now
    reading = store.load(key)
    if reading is None or reading.problems:
        return now
    if reading.briefing != now.stored:
        now = replace(now, history=now.history.changed(reading.briefing), stored=reading.briefing)
    now = _saved(now) if store.holds(key) else replace(now, on_disk=True)
    st.session_state[BRIEFING] = now
    return now


def edit(change: Callable[[Briefing], Briefing]) -> None:
    """Makes a change and keeps it."""
    now = fresh_desk()
    keep(now, now.history.changed(change(now.briefing)))


def undo() -> None:
    """Goes one state back and keeps it."""
    now = fresh_desk()
    keep(now, now.history.undo())


def redo() -> None:
    """Goes one state forward again and keeps it."""
    now = fresh_desk()
    keep(now, now.history.redo())


def keep(
    now: Desk, history: History, *, problems: tuple[str, ...] = (), opened: int | None = None
) -> None:
    """Keeps another state of the briefing, in this session and under its key."""
    now = replace(now, history=history, problems=problems, opened=opened)
    st.session_state[BRIEFING] = _saved(now) if history.now != now.stored else now


def keep_and_let_go() -> None:
    """Keeps the briefing on the disk although the one that its author used longest ago goes."""
    st.session_state[BRIEFING] = _saved(desk(), let_go=True)


def room_for_more() -> int:
    """How many new briefings of this reader can be kept until one of theirs goes."""
    return briefing_store().room(_author())


def _saved(now: Desk, *, let_go: bool = False) -> Desk:
    key = now.key or new_key()
    on_disk = briefing_store().save(key, now.briefing, _author(), let_go=let_go)
    return replace(now, key=key, stored=now.briefing, on_disk=on_disk)


def _author() -> str:
    return author_of(st.context.ip_address)


def author_of(address: str | None) -> str:
    """Who a reader counts as where briefings are too many: their address, of IPv6 the half that
    stands for a household; one for all readers on this machine. It is written nowhere.

    >>> author_of("203.0.113.9"), author_of("2001:db8:1:2::3"), author_of(None)
    ('203.0.113.9/32', '2001:db8:1:2::/64', '::/64')
    """
    try:
        found = ip_address(address or "::1")
    except ValueError:
        return UNKNOWN
    return str(ip_network((found, 64 if found.version == 6 else 32), strict=False))


def place_of(briefing: Briefing, scene: Scene, index: int) -> int | None:
    """Where a scene is now that was drawn at `index`; None if it is gone.

    Between the drawing and the press another window, or the field that was just left, may have
    changed it or moved it.
    """
    scenes = briefing.scenes
    if index < len(scenes) and scenes[index] == scene:
        return index
    same = [place for place, other in enumerate(scenes) if other == scene]
    if same:
        return min(same, key=lambda place: abs(place - index))
    if index < len(scenes) and scenes[index].selection == scene.selection:
        return index
    return None


def open_from_link(pairs: Iterable[tuple[str, str]], language: Language) -> tuple[Ignored, ...]:
    """Opens the briefing whose key stands in a link; what could not be used comes back.

    A link that is pasted while another briefing is open opens none. Of a file that is broken the
    sound scenes open, under another key: the file itself stays as it is.
    """
    keys = list(dict.fromkeys(value for key, value in pairs if key == BRIEFING_KEY))
    told = [Ignored(BRIEFING_KEY, value, ONE_VALUE) for value in keys[1:]]
    now = desk()
    if not keys or keys[0] == now.key:
        return tuple(told)
    if now.briefing != Briefing():
        return (Ignored(BRIEFING_KEY, keys[0], ANOTHER_IS_OPEN), *told)
    reading = briefing_store().load(keys[0], language)
    if reading is None:
        return (Ignored(BRIEFING_KEY, keys[0], NOT_KEPT), *told)
    found = reading.briefing
    if not reading.problems:
        st.session_state[BRIEFING] = Desk(History(found), keys[0], stored=found)
        return tuple(told)
    keep(Desk(), History(found), problems=reading.problems, opened=len(found.scenes))
    told += [Ignored(BRIEFING_KEY, keys[0], problem) for problem in reading.problems]
    return tuple(told)
