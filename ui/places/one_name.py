"""The boxes for one name or one point on one day, and what is found there."""

from __future__ import annotations

from datetime import date

import streamlit as st

from geo.days import FIRST_DAY_OF_NAMES, LAST_DAY
from geo.gazetteer.batch_input import Query
from geo.gazetteer.gazetteer import load_gazetteer
from geo.names.name_parts import LONGEST_TEXT
from geo.network.geocoder import Network, as_name
from geo.regions import unit_name
from incidents.words.code_names import MATCHES
from ui.elements.date_field import date_field
from ui.elements.html import joined, show, tag
from ui.elements.typed_text import typed_text
from ui.places.list_in_work import work
from ui.places.network_switch import ask_one, tell_trouble
from ui.places.one_point import tell_point
from ui.places.outcome_words import KINDS, in_one_line, name_on
from ui.places.outcomes import Outcome, found_offline, with_answer
from ui.session.session import Session
from ui.session.session_keys import PLACES_DAY, PLACES_DAY_FIELD

LONGEST_POINT = 60
"""Characters of a latitude and a longitude."""


def one_box(session: Session, network: Network | None) -> None:
    """Draws the boxes for a name, a point and their day, and what is found there."""
    say = session.say
    name, point, when = st.columns([4, 3, 3], vertical_alignment="bottom")
    with name:
        query = typed_text(
            session,
            say("One name"),
            most=LONGEST_TEXT,
            key="places-name",
            placeholder="Нур-Султан; Chimkent; г. Жанаозен, Мангистауская область",
        )
    with point:
        spot = typed_text(
            session,
            say("Or a point: latitude, longitude"),
            most=LONGEST_POINT,
            key="places-point",
            placeholder="43.25, 76.92",
        )
    on: date | None = st.session_state.get(PLACES_DAY)
    with when:
        date_field(
            session,
            say("On this day"),
            key=PLACES_DAY_FIELD,
            day=on,
            first=FIRST_DAY_OF_NAMES,
            last=LAST_DAY,
            take=_keep_day,
            end="last",
        )
    if query and query.strip():
        _tell_name(session, network, query.strip(), on)
    if spot and spot.strip():
        tell_point(session, spot, on)


def _keep_day(day: date | None) -> None:
    st.session_state[PLACES_DAY] = day


def _tell_name(session: Session, network: Network | None, text: str, on: date | None) -> None:
    say, language = session.say, session.speaker.language
    outcome = found_offline(Query(text, on), load_gazetteer())
    if network and outcome.status == "not_found" and as_name(text):
        tell_trouble(session, network)
        if known := work().answers.get(text) or network.known(text):
            outcome = with_answer(outcome, known, credit=network.credit)
        else:
            label = say("Ask {host} about this name", host=network.host)
            st.button(label, key="places-ask-one", on_click=ask_one, args=(network, text, work()))
    if outcome.status == "found":
        _tell_found(session, outcome)
    elif outcome.status == "ambiguous":
        lines = [
            tag("li", in_one_line(candidate, language, on, is_networks=bool(outcome.credit)))
            for candidate in outcome.candidates
        ]
        several = say("Several places have this name. Add the region to say which:")
        show(tag("div", joined([tag("p", several), tag("ul", joined(lines))]), css="notice"))
    else:
        show(tag("p", say("No place of Kazakhstan is known by this name: {name}", name=text)))


def _tell_found(session: Session, outcome: Outcome) -> None:
    say, row, language = session.say, outcome.row, session.speaker.language
    name = name_on(row, language, outcome.query.on)
    region = unit_name(row["admin1_code"] or "", language.code)
    facts = [
        say(KINDS[row["kind"]]) if row["kind"] in KINDS else "",
        region if region != name else "",
        f"{row['latitude']}, {row['longitude']}",
        say("found by {how}", how=say(MATCHES[row["matched_by"]])),
        outcome.shown_credit,
    ]
    lines = [
        tag("p", name, css="figure"),
        tag("p", ", ".join(filter(None, facts)), css="quiet"),
    ]
    show(tag("div", joined(lines), css="place"))
