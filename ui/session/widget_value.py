"""What a widget shows: that of the view, without taking back what a reader does meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import streamlit as st

from ui.session.session import map_number
from ui.session.session_keys import GIVEN

Value = TypeVar("Value")


@dataclass
class Given:
    """The widgets of the page at `path` that were given a value, by their keys.

    Those `on_the_way` were given it by a run that has not come to its end.
    """

    path: str
    sent: set[str] = field(default_factory=set)
    on_the_way: set[str] = field(default_factory=set)
    is_drawing: bool = False


def give(key: str, value: Value) -> Value | None:
    """Gives a widget this value, but for one that was given it on this page and has it still; the
    order of several values is the reader's.

    Streamlit sends every value that is given to the browser, also one that stands there. It would
    take back what the reader chose while the page was being made, and close a list that is open.

    What comes back is for the widget to start with, where a browser draws it only now since what
    an earlier run had said was lost on the way: the value, None where it is given anyhow.
    """
    given: Given = st.session_state[GIVEN]
    if key in given.sent and _same(st.session_state.get(key), value):
        return value
    st.session_state[key] = value
    given.sent.add(key)
    if given.is_drawing:
        given.on_the_way.add(key)
    return None


def is_too_long(key: str, most: int) -> bool:
    """Whether more than so many characters stand in the field of this key: they are not taken, and
    no other value is given to it."""
    return len(st.session_state.get(key) or "") > most


def give_anew() -> None:
    """Gives each widget its value once more, as on another page."""
    st.session_state.pop(GIVEN, None)


def heard(key: str, take: Callable[[Any], None]) -> Callable[[], None]:
    """What a widget, after it was given its value, does when it changes: hand over what it holds.

    Several changes may be told in one run, and one before it may have led to another view, whose
    widgets are others. What the reader chose in this one counts all the same; what it was given is
    no choice there, since a browser tells it of every widget that is gone from the app. A widget
    that is gone with its value hands over nothing.
    """
    number, shown = map_number(), st.session_state.get(key)

    def hear() -> None:
        if key not in st.session_state:
            return
        value = st.session_state[key]
        if number == map_number() or not _same(value, shown):
            take(value)

    return hear


def begin_page(path: str) -> None:
    """To be called before a page draws: on another page than before each widget is a new one.

    What a run gave that did not come to its end may never have reached the browser: Streamlit
    drops what a run has said and not sent yet when the next one begins.
    """
    given: Given | None = st.session_state.get(GIVEN)
    if given is None or given.path != path:
        given = st.session_state[GIVEN] = Given(path)
    given.sent -= given.on_the_way
    given.on_the_way.clear()
    given.is_drawing = True


def end_page() -> None:
    """To be called when the page is drawn."""
    given: Given = st.session_state[GIVEN]
    given.on_the_way.clear()
    given.is_drawing = False


def _same(one: object, other: object) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(value in other for value in one)
    return one == other
