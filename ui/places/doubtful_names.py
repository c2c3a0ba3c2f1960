"""The doubtful names of a list (several places, guesses, the network's word), settled by a click.

The buttons are the browser's own, in a component: Streamlit's would read what stands beside them
as Markdown, and these names come from files and from the network.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from ui.component import component
from ui.elements.html import show, tag
from ui.places.list_in_work import Asked, work
from ui.places.outcome_words import in_one_line
from ui.places.outcomes import Outcome
from ui.session.session import Session
from ui.session.session_keys import doubtful_names

MOST_AT_ONCE = 30
"""Doubtful names on the page at once; a button leads to the next."""

_choice = component(__file__, '<div class="doubtful" role="group"></div>')


def doubtful(session: Session, found: Sequence[Outcome]) -> None:
    """Draws the doubtful names, the open ones first; one that is settled keeps its place."""
    say, now = session.say, work()
    by_name = {(o.query.text, o.query.on): o for o in found if o.candidates}
    if not by_name:
        return
    order = sorted(by_name, key=lambda asked: now.offline[asked].status != "ambiguous")
    now.shown_from = now.shown_from if now.shown_from < len(order) else 0
    shown = order[now.shown_from : now.shown_from + MOST_AT_ONCE]
    show(tag("h2", say("Settle the doubtful ones"), css="page-part"))

    def settled() -> None:
        given = st.session_state[key].settled
        if isinstance(given, list | tuple) and len(given) == 2 and given[0] in range(len(shown)):
            now.choices[shown[given[0]]] = str(given[1])

    key = doubtful_names(now.number, now.shown_from)
    names = [_as_choice(session, number, by_name[asked]) for number, asked in enumerate(shown)]
    data = {"label": say("Doubtful names"), "none": say("none of these"), "names": names}
    _choice(data=data, key=key, on_settled_change=settled)
    if len(order) > len(shown):
        _next(session, order, shown)


def _as_choice(session: Session, number: int, outcome: Outcome) -> dict[str, object]:
    language, on = session.speaker.language, outcome.query.on
    return {
        "id": number,
        "name": outcome.query.text,
        "hint": on.isoformat() if on else "",
        "chosen": outcome.chosen,
        "candidates": [
            {
                "key": candidate["place_id"],
                "label": in_one_line(candidate, language, on, is_networks=bool(outcome.credit)),
            }
            for candidate in outcome.candidates
        ],
    }


def _next(session: Session, order: Sequence[Asked], shown: Sequence[Asked]) -> None:
    """Draws which of the doubtful names these are, and the button that shows the next."""
    say, number, now = session.say, session.speaker.language.number, work()

    def go_on() -> None:
        now.shown_from += MOST_AT_ONCE

    with st.container(horizontal=True, vertical_alignment="center"):
        st.button(say("Show the next doubtful names"), key="places-next", on_click=go_on)
        told = say(
            "{first} to {last} of {all}",
            first=number(now.shown_from + 1),
            last=number(now.shown_from + len(shown)),
            all=number(len(order)),
        )
        st.text(told)
