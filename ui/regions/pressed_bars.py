"""The bars that the reader pressed: each narrows what the rest of the page counts, none the view.

A press is kept as a step. The bars of a grouping are drawn from what stood before its own step,
so that another one can be pressed; everything else from what stands after the last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from incidents.selection import Selection
from ui.session.session import Session, go_to
from ui.session.session_keys import NARROWING
from ui.session.view import View


@dataclass(frozen=True)
class Step:
    """A pressed bar: of which grouping, its id and name, and the choice before and after."""

    grouping: str
    id: str
    name: str
    before: Selection
    after: Selection


def steps(session: Session) -> tuple[Step, ...]:
    """The bars pressed, first to last; none once the view's own choice is another."""
    taken: tuple[Step, ...] = st.session_state.get(NARROWING, ())
    if taken and taken[0].before != session.selection:
        clear()
        return ()
    return taken


def narrowed(session: Session) -> Selection:
    """What the page counts: the view's choice after all steps."""
    taken = steps(session)
    return taken[-1].after if taken else session.selection


def before(session: Session, grouping: str) -> Selection:
    """What the bars of this grouping are made from."""
    return next((s.before for s in steps(session) if s.grouping == grouping), narrowed(session))


def chosen(session: Session, grouping: str) -> str | None:
    """The id of the bar of this grouping that is pressed."""
    return next((s.id for s in steps(session) if s.grouping == grouping), None)


def press(session: Session, step: Step) -> None:
    """Takes a step; pressing the bar that is pressed takes it back, with those after it."""
    taken = steps(session)
    kept = tuple(s for s in taken[: _place(taken, step.grouping)])
    again = chosen(session, step.grouping) == step.id
    st.session_state[NARROWING] = kept if again else (*kept, step)


def _place(taken: tuple[Step, ...], grouping: str) -> int:
    places = [number for number, step in enumerate(taken) if step.grouping == grouping]
    return places[0] if places else len(taken)


def clear() -> None:
    """Takes all steps back."""
    st.session_state.pop(NARROWING, None)


def keep(view: View, selection: Selection) -> None:
    """Makes the narrowed choice the filters of all pages."""
    clear()
    # The days of the slider are those of the choice by now; another mode would move them.
    go_to(replace(view, filters=selection).at_the_end())


def as_session(session: Session) -> Session:
    """The session as if the narrowed choice were its filters, for what draws a view."""
    if not steps(session):
        return session
    view = replace(session.view, filters=narrowed(session)).at_the_end()
    return replace(session, view=view)


def whole_period(view: View) -> None:
    """Lets go of the slider's window; the date filter stays."""
    go_to(view.at_the_end())


def slider_line(session: Session) -> None:
    """Says that the slider of the map narrows this page, where it does, and lets it go."""
    view, language = session.view, session.speaker.language
    filters, window = view.filters, session.selection
    with _line("slider-window"):
        if (filters.since, filters.until) == (window.since, window.until):
            return
        days = {"first": window.since, "last": window.until}
        words = {name: language.day(day) if day else "…" for name, day in days.items()}
        st.text(session.say("The slider of the map is at {first} to {last}.", **words))
        st.button(session.say("Whole period"), on_click=whole_period, args=(view,))


def step_line(session: Session) -> None:
    """Says which bars narrow the page, and offers to keep them as filters or to let them go."""
    taken, say = steps(session), session.say
    names = session.speaker.language.joined([step.name for step in taken])
    with _line("narrowed"):
        if not taken:
            return
        st.text(say("Only: {names}", names=names))
        st.button(
            say("Keep as filter"),
            on_click=keep,
            args=(session.view, narrowed(session)),
            help=say("Counts only this on every page."),
        )
        st.button(say("Clear"), on_click=clear)


def _line(key: str) -> DeltaGenerator:
    """A line that is there, if empty: what came and went would mount the bars beneath anew."""
    return st.container(horizontal=True, vertical_alignment="center", key=key)
