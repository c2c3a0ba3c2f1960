"""The headline of a page: the sentence, how sure it is, and its buttons."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from briefing.scenes.scene import Scene
from incidents.counting.count import Count
from incidents.counting.select import days_of_choice
from incidents.languages.language import Language, as_sentence
from incidents.words.caveats import each_caveat
from incidents.words.sentence import (
    apart_in_words,
    checked_in_full,
    claim_alone_and_basis,
    read_at_desk,
    sentence,
)
from incidents.words.sources import credit
from ui.briefing.add_scene import add_button
from ui.elements.filter_chips import add_other_contexts, filter_chips
from ui.elements.html import joined, show, tag, text
from ui.no_answer.search_said import offer_buttons, show_no_answer, what_search_said
from ui.passport.window import passport_button
from ui.session.session import Session
from ui.sharing.copy_button import copy_button
from ui.sharing.share_button import address, permanent_view, share


@dataclass(frozen=True)
class Headline:
    """A headline that is drawn: what it counts, what is folded away under it, and the room for its
    buttons, which is there before they come: else the map would move."""

    result: Count
    remarks: tuple[str, ...]
    buttons: DeltaGenerator


def headline(session: Session, result: Count, *, beside_slider: bool = False) -> Headline:
    """Draws the sentence with what must stand under it (all of it on paper)."""
    speaker, say = session.speaker, session.say
    claim, basis = claim_alone_and_basis(result, speaker)
    apart = apart_in_words(result, speaker)
    first, *rest = [*each_caveat(result, speaker), ""]
    beneath = " ".join(filter(None, (as_sentence(basis), first, read_at_desk(result, speaker))))
    folded = (*rest, checked_in_full(result, speaker), _longer(result, speaker.language))
    remarks = tuple(remark for remark in folded if remark)
    filter_chips(session, beside_slider=beside_slider)
    if show_no_answer(session):
        return Headline(result, remarks, _room_for_buttons())
    said = what_search_said(session)
    read_as = [tag("p", told, css="read-as") for told in said.told] if said else []
    on_paper = tag("p", " ".join(remarks), css="checked on-paper")
    waits = say("The map is playing: what stands around it follows when it stops.")
    heading = joined([text(claim), *([tag("small", apart)] if apart else [])], " ")
    parts = [
        tag("h1", heading),
        *read_as,
        tag("p", beneath),
        tag("p", waits, css="waits"),
        on_paper,
    ]
    plays = beside_slider and _has_several_days(session)
    show(tag("div", joined(parts), css="headline plays" if plays else "headline"))
    return Headline(result, remarks, _room_for_buttons())


def _has_several_days(session: Session) -> bool:
    """Whether the slider has days to play, so that the words change while a finger is on it."""
    first, last = days_of_choice(session.dataset, session.view.filters)
    return first is None or last is None or first < last


def _room_for_buttons() -> DeltaGenerator:
    """Streamlit draws no container that holds nothing: this one holds something unseen."""
    room = st.container(horizontal=True, key="headline-buttons")
    with room:
        show(tag("span", "", css="room-for-buttons"))
    return room


def headline_buttons(
    session: Session, above: Headline, scene: Scene, *, to_add: str = "", page: str = ""
) -> None:
    """Draws what can be done with the sentence: see how sure it is, copy it, share the view, see
    how it was made, keep what the page shows as this scene of the briefing. `to_add` is what the
    button for this says where the scene shows less than the page; `page` the address of the page,
    where links lead to it and not to the map. Where a search has no answer there is no sentence,
    and what it offers stands in place of all that."""
    with above.buttons:
        if not offer_buttons(session):
            _buttons(session, above, scene, to_add, page)


def _buttons(session: Session, above: Headline, scene: Scene, to_add: str, page: str) -> None:
    speaker, say, result = session.speaker, session.say, above.result
    if above.remarks or result.other_contexts:
        with st.popover(say("How sure is this?")):
            show(joined(tag("p", remark) for remark in above.remarks))
            add_other_contexts(session, result.other_contexts)
    copied = " ".join(
        [
            sentence(result, speaker),
            credit(result, speaker),
            address(permanent_view(session), session, page=page),
        ]
    )
    copy_button(say("Copy the sentence"), say("Copied"), copied)
    share(session, page=page)
    passport_button(session, result.selection, key="passport-of-sentence")
    add_button(session, scene, key="add-page", label=to_add)


def _longer(result: Count, language: Language) -> str:
    if not result.longer:
        return ""
    return language.say_count(
        "{number} report covers a longer time and is not in this number.",
        "{number} reports cover a longer time and are not in this number.",
        len(result.longer),
    )


def broken_table_notice(session: Session) -> None:
    """Says what is wrong with the tables and what was left out, where anything is."""
    reading, say = session.tables.refused or session.reading, session.say
    if not reading.problems:
        return
    number = session.speaker.language.say_count(
        "The table has {number} problem.",
        "The table has {number} problems.",
        len(reading.problems),
    )
    if session.tables.refused:
        lost = say("What is shown are the tables as they were before the last change.")
    else:
        lost = session.speaker.language.say_count(
            "{number} row was left out.",
            "{number} rows were left out.",
            sum(reading.left_out.values()),
        )
    with st.expander(f"{number} {lost}"):
        told = session.speaker.language.told
        st.text("\n".join(told(problem.sentence()) for problem in reading.problems[:50]))
        if len(reading.problems) > 50:
            st.text(say("The page “Data” lists them all."))
