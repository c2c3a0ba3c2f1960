"""The choices that narrow what a page counts, as chips that let one go at a press."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

import streamlit as st

from geo.regions import unit_name
from incidents.codes import CONTEXTS
from incidents.selection import Selection
from incidents.words.code_names import BASES, CONTEXT_NAMES, MEASURE_NAMES, REVIEW_NAMES
from incidents.words.selection import narrowed_to, period_in_words, voice_name
from ui.elements.html import label, show, tag
from ui.session.session import Session, go_to
from ui.session.session_keys import VIEW, chip
from ui.session.view import View

ADD_CONTEXTS = "add-contexts"
"""The key of the button that sums events of every context."""

SLIDERS_DAYS = "days"
"""The id of the choice that the slider stands for."""


@dataclass(frozen=True)
class Choice:
    """One choice: what it is called, and the view without it.

    `moves_the_map`: whether the slider must be set anew, since it keeps its own state.
    """

    id: str
    name: str
    without: View
    moves_the_map: bool = False


def filter_chips(session: Session, *, beside_slider: bool = False) -> None:
    """Draws a chip for each choice; the room for them is there even if there is none. Where the
    slider is seen, its own days are none: a chip that comes with a drag would move it away."""
    with st.container(horizontal=True, key="filter-chips", gap="small"):
        for choice in choices(session):
            if beside_slider and choice.id == SLIDERS_DAYS:
                continue
            st.button(
                f"{label(choice.name)} ✕",
                key=chip(choice.id),
                on_click=_let_go,
                args=(choice,),
                help=session.say("Take out this filter: {name}", name=label(choice.name)),
            )


def add_other_contexts(session: Session, event_ids: Iterable[str]) -> None:
    """Draws the button that sums these events too, which are left out for their context."""
    speaker, say = session.speaker, session.say
    kinds = {str(speaker.row("events", event)["context"]) for event in event_ids}
    if kinds:
        names = speaker.language.joined([say(CONTEXT_NAMES[kind]) for kind in sorted(kinds)])
        st.button(say("Add: {kind}", kind=label(names)), key=ADD_CONTEXTS, on_click=_add_contexts)


def _add_contexts() -> None:
    view: View = st.session_state[VIEW]
    every = tuple(sorted(CONTEXTS))
    st.session_state[VIEW] = replace(view, filters=replace(view.filters, contexts=every))


def counted_with(session: Session, selection: Selection, *, beside_slider: bool = False) -> None:
    """Draws the chips, and as a clause what figures of a page without a sentence are counted
    with."""
    filter_chips(session, beside_slider=beside_slider)
    if narrowed := narrowed_to(selection, session.speaker):
        told = session.say("Counted is: {narrowed}.", narrowed=narrowed)
        show(tag("p", told, css="quiet"))


def _let_go(choice: Choice) -> None:
    if choice.moves_the_map:
        go_to(choice.without)
    else:
        st.session_state[VIEW] = choice.without


def choices(session: Session) -> Iterator[Choice]:
    """Every choice of the view, in the order of the sidebar."""
    view, say, speaker = session.view, session.say, session.speaker
    filters = view.filters
    yield from _days(session)

    def each(field: str, name: Callable[[str], str]) -> Iterable[Choice]:
        chosen: tuple[str, ...] = getattr(filters, field)
        for value in chosen:
            left = filters.with_values(field, {*chosen} - {value})
            yield Choice(f"{field}-{value}", name(value), replace(view, filters=left))

    yield from each("regions", lambda code: unit_name(code, session.language_code))
    yield from each("places", lambda place: speaker.place_name(place, session.naming_day))
    yield from each("events", speaker.event_with_days)
    yield from each("incidents", speaker.incident)
    yield from each("organizers", speaker.organizer)
    if filters.measure != Selection().measure:
        people = replace(view, filters=replace(filters, measure=Selection().measure))
        yield Choice("measure", say(MEASURE_NAMES[filters.measure]), people)
    yield from each("bases", lambda code: say(BASES[code]))
    yield from each("voices", lambda voice: voice_name(voice, speaker))
    if filters.review:
        anyhow = replace(view, filters=replace(filters, review=None))
        yield Choice("review", say(REVIEW_NAMES[filters.review]), anyhow)
    if filters.contexts:
        usual = replace(view, filters=replace(filters, contexts=()))
        names = speaker.language.joined([say(CONTEXT_NAMES[code]) for code in filters.contexts])
        yield Choice("contexts", names, usual)


def _days(session: Session) -> Iterator[Choice]:
    """The period: the days that the slider stands for inside it, and the dates chosen."""
    view, counted, speaker = session.view, session.selection, session.speaker
    dates, days = (view.filters.since, view.filters.until), (counted.since, counted.until)
    if days != dates:
        name = period_in_words(*days, speaker)
        yield Choice(SLIDERS_DAYS, name, view.at_the_end(), moves_the_map=True)
    if dates != (None, None):
        open_dates = replace(view, filters=view.filters.with_period(None, None))
        yield Choice("dates", period_in_words(*dates, speaker), open_dates)
