"""The results of a list: a sentence, the doubtful names to settle, the map, the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from geo.network.geocoder import Network
from geo.regions import unit_name
from incidents.languages.language import Language, as_sentence
from incidents.words.code_names import MATCHES
from ui.elements.html import show, tag
from ui.places.doubtful_names import doubtful
from ui.places.list_in_work import find_all
from ui.places.network_switch import ask_button
from ui.places.outcome_words import KINDS, STATUSES, name_on
from ui.places.outcomes import CHOSEN, NETWORK, Outcome, result_csv
from ui.places.points_map import Point, State, draw_points
from ui.session.session import Session
from ui.sharing.paper import table_on_paper

TALLEST, ROW = 520, 36

Found = Sequence[Outcome]


def results(session: Session, network: Network | None) -> None:
    """Finds the names of the list and draws what was found; an empty list explains itself."""
    say = session.say
    now = find_all(session)
    queries = now.names.queries
    if not queries:
        if not now.names.problems:
            show(tag("p", say("Here the map, the table and the file appear once there is a list.")))
        return
    to_ask = now.to_ask(network) if network else []
    found = [now.outcome(query, network) for query in queries]
    show(tag("p", _sentence(session, found), css="places-sentence", role="status"))
    if network:
        ask_button(session, network, now, to_ask)
    doubtful(session, found)
    points = _points(session.speaker.language, found)
    draw_points(points, session.speaker.language, text=_sentence(session, found), key="places-map")
    _under_the_map(session, found, points)
    _table(session, found)
    _download(session, found)


def _sentence(session: Session, found: Found) -> str:
    language = session.speaker.language
    by_status = Counter(outcome.status for outcome in found)
    parts = [
        language.say_count(
            "{found} of {number} name found",
            "{found} of {number} names found",
            len(found),
            found=language.number(by_status["found"]),
        )
    ]
    if several := by_status["ambiguous"]:
        parts.append(
            language.say_count(
                "{number} can be several places", "{number} can be several places", several
            )
        )
    if unknown := by_status["not_found"]:
        parts.append(language.say_count("{number} not found", "{number} not found", unknown))
    return as_sentence("; ".join(parts))


def _under_the_map(session: Session, found: Found, points: Sequence[Point]) -> None:
    """Says what the forms mean, where there is more than one, and whose map and data it is."""
    say = session.say
    lines = []
    if any(point.state != "sure" for point in points):
        lines.append(say("Full: found. Ring: a guess. Dashed ring: from the network."))
    lines.append(say("Borders as Natural Earth draws them; they are no position of ours."))
    lines.append(say("Names and points: GeoNames, CC BY 4.0, edited."))
    for credit in {outcome.shown_credit for outcome in found} - {""}:
        lines.append(say("From the network: {credit}", credit=credit))
    show(tag("div", tag("p", " ".join(lines), css="quiet"), css="place"))


def _points(language: Language, found: Found) -> list[Point]:
    points: dict[tuple[float, float], Point] = {}
    for outcome in found:
        row = outcome.row
        if outcome.status != "found":
            continue
        state: State = "doubtful" if row["matched_by"] in ("fuzzy", "wider") else "sure"
        if outcome.shown_credit:
            state = "network"
        place = (row["latitude"], row["longitude"])
        name = name_on(row, language, outcome.query.on)
        label = name if name == outcome.query.text else f"{name} ({outcome.query.text})"
        points.setdefault(place, Point(*place, label, state))
    return list(points.values())


def _table(session: Session, found: Found) -> None:
    say, language = session.say, session.speaker.language
    rows = [outcome.row for outcome in found]
    days = [outcome.query.on for outcome in found]
    columns = {
        say("Name in the list"): [outcome.query.text for outcome in found],
        say("Day"): [day.isoformat() if day else "" for day in days] if any(days) else None,
        say("Result"): [say(STATUSES[row["status"]]) for row in rows],
        say("Place"): [name_on(o.row, language, o.query.on) for o in found],
        say("Kind"): [say(KINDS[row["kind"]]) if row["kind"] else "" for row in rows],
        say("Region"): [unit_name(row["admin1_code"] or "", language.code) for row in rows],
        say("Found by"): [
            say(MATCHES[row["matched_by"]]) if row["matched_by"] else "" for row in rows
        ],
    }
    frame = pd.DataFrame({name: cells for name, cells in columns.items() if cells is not None})
    frame.index = pd.RangeIndex(1, len(frame) + 1)
    height = min(TALLEST, ROW * (len(frame) + 1) + 2)
    st.dataframe(frame, width="stretch", height=height, key="places-table")
    table_on_paper(session, frame, title=say("Places"))


def _download(session: Session, found: Found) -> None:
    say = session.say
    st.download_button(
        say("Download the result (CSV)"),
        data=lambda: result_csv(found, session.speaker.language),
        file_name="places.csv",
        mime="text/csv",
        on_click="ignore",
        key="places-download",
    )
    if any(outcome.row["matched_by"] in (CHOSEN, NETWORK) for outcome in found):
        st.caption(say("What was chosen by hand or comes from the network is marked in the file."))
