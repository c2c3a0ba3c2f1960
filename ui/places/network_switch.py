"""The switch for the network's geocoder, where whoever runs the app has allowed one.

Where no geocoder is set, nothing of this is on the page: nobody is offered what cannot be had.
"""

from __future__ import annotations

import streamlit as st

from geo.network.geocoder import Network, NetworkTrouble, load_network
from geo.network.settings import BadGeocoderSetting
from incidents.words.code_names import N_
from ui.elements.html import joined, show, tag
from ui.places.list_in_work import Work
from ui.session.session import Session
from ui.session.session_keys import PLACES_NETWORK, PLACES_SWITCH, PLACES_TROUBLE

MOST_ASKED = 300
"""Names that one click sends out: five minutes at one a second."""

MOST_NONSENSE = 3
"""Answers without sense in a row after which no more is asked."""

TROUBLES = {
    "refused": N_("{host} refuses to answer. No more is asked for an hour."),
    "too_many": N_("{host} asks for patience. Try again later."),
    "no_answer": N_("{host} does not answer. Try again in a minute."),
    "nonsense": N_("{host} answered something that is no list of places."),
}


def network_switch(session: Session) -> Network | None:
    """Draws the switch with what it reveals, and gives the network if it is switched on."""
    say = session.say
    try:
        network = load_network()
    except BadGeocoderSetting:
        st.text(say("The geocoder of the network cannot be asked: a setting of the app is wrong."))
        return None
    if network is None:
        return None
    st.session_state[PLACES_SWITCH] = st.session_state.get(PLACES_NETWORK, False)
    st.toggle(
        say("Ask the network for names that are not known here"),
        key=PLACES_SWITCH,
        on_change=_switched,
    )
    if not st.session_state[PLACES_SWITCH]:
        return None
    lines = [
        say(
            "The names that are not known here are sent to {host}, when you ask for it and only "
            "they: it learns them, when they were asked, and the address of this machine.",
            host=network.host,
        ),
        say(
            "One name a second at most, for all readers together. Answers are kept, misses too, "
            "and nothing is asked twice."
        ),
        say("What comes back is marked. Data: {credit}", credit=network.credit),
    ]
    if not network.is_encrypted:
        lines.append(say("The names travel without encryption: whoever is on the way can read."))
    if network.answers.problem:
        lines.append(say("The disk cannot be used: answers are kept only until the app ends."))
    show(tag("div", joined(tag("p", line) for line in lines), css="notice"))
    return network


def ask_button(session: Session, network: Network, now: Work, names: list[str]) -> None:
    """Draws which names would be sent and the button that sends them; then asks, one by one."""
    say, language = session.say, session.speaker.language
    tell_trouble(session, network)
    if not names:
        return
    asked = names[:MOST_ASKED]
    with st.expander(say("What would be sent")):
        st.text("\n".join(asked))
    if len(names) > len(asked):
        every = language.number(len(names))
        st.text(say("{all} names are not known here; they are asked in parts.", all=every))
    label = language.say_count("Ask about {number} name", "Ask about {number} names", len(asked))
    if st.button(label, key="places-ask"):
        _ask(session, network, now, asked)
        st.rerun()


def ask_one(network: Network, query: str, now: Work) -> None:
    """Asks for one name and keeps the answer, or the trouble to be told."""
    try:
        now.answers[query] = network.find(query)
    except NetworkTrouble as trouble:
        st.session_state[PLACES_TROUBLE] = trouble.reason


def _ask(session: Session, network: Network, now: Work, names: list[str]) -> None:
    number = session.speaker.language.number
    bar = st.progress(0.0)
    nonsense = 0
    for done, query in enumerate(names):
        told = session.say(
            "Asked for {done} of {all} names.", done=number(done), all=number(len(names))
        )
        bar.progress(done / len(names), text=told)
        try:
            now.answers[query] = network.find(query)
            nonsense = 0
        except NetworkTrouble as trouble:
            st.session_state[PLACES_TROUBLE] = trouble.reason
            nonsense += 1
            if trouble.quiet_for or nonsense == MOST_NONSENSE:
                break


def tell_trouble(session: Session, network: Network) -> None:
    """Shows why the last names that were asked of the host are not answered, once."""
    if reason := st.session_state.pop(PLACES_TROUBLE, None):
        message = session.say(TROUBLES[reason], host=network.host)
        show(tag("div", tag("p", message), css="notice", role="alert"))


def _switched() -> None:
    st.session_state[PLACES_NETWORK] = st.session_state[PLACES_SWITCH]
