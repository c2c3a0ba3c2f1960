"""What became of each name of a list: found by itself, found by choice, doubtful, or not found.

The gazetteer goes first, by the rows that `python -m geo geocode --batch` gives; what the network
says and what the reader chooses come on top, each marked as what it is.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.gazetteer.batch import ANSWER_FIELDS, Answer, answer, write_csv
from geo.gazetteer.batch_input import Query
from geo.gazetteer.gazetteer import Gazetteer
from geo.network.geocoder import NetworkAnswer
from geo.regions import admin1_on
from incidents.export.csv_table import BYTE_ORDER_MARK
from incidents.languages.language import Language
from ui.places.outcome_words import name_on

CHOSEN, NETWORK, NONE_OF_THESE = "chosen", "network", "none"
"""In `matched_by`, beside what the gazetteer says; and the choice of no candidate."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A row of the result; the places that a reader may choose from, none if it is clear.

    `chosen` is the place_id of the candidate that the row holds, `NONE_OF_THESE`, or "" where
    nobody has decided; `credit` says whose data the candidates are, "" for the gazetteer's.
    """

    query: Query
    row: Answer
    candidates: Sequence[Answer] = ()
    chosen: str = ""
    credit: str = ""

    @property
    def status(self) -> str:
        """What came of its name: "found", "ambiguous" or "not_found"."""
        return str(self.row["status"])

    @property
    def shown_credit(self) -> str:
        """Whose data the row is: "" where it is the gazetteer's, or where it holds no place."""
        return self.credit if self.status == "found" else ""


def found_offline(query: Query, gazetteer: Gazetteer) -> Outcome:
    """What the gazetteer says; a guess can be taken back."""
    row = answer(query, gazetteer)
    if row["matched_by"] != "fuzzy":
        return Outcome(query, row, row["candidates"])
    population = gazetteer.places[row["place_id"]].population or None
    return Outcome(query, row, [row | {"population": population}], row["place_id"])


def with_answer(outcome: Outcome, said: NetworkAnswer, *, credit: str) -> Outcome:
    """The outcome with what the network said; only for a name that the gazetteer does not know."""
    if outcome.status != "not_found" or outcome.candidates or not said.places:
        return outcome
    candidates = [
        {
            "place_id": place.place_id or f"{NETWORK}:{number}",
            "name": place.name,
            "kind": place.kind or None,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "admin1_code": place.admin1_code or None,
            "admin1_on_date": admin1_on(place.admin1_code, outcome.query.on)
            if place.admin1_code
            else None,
            "population": None,
        }
        for number, place in enumerate(said.places)
    ]
    if len(candidates) == 1:
        row = outcome.row | _as_found(candidates[0], NETWORK)
        return replace(
            outcome,
            row=row,
            candidates=candidates,
            chosen=str(candidates[0]["place_id"]),
            credit=credit,
        )
    row = outcome.row | {"status": "ambiguous", "candidates": candidates}
    return replace(outcome, row=row, candidates=candidates, credit=credit)


def with_choice(outcome: Outcome, place_id: str) -> Outcome:
    """The outcome as the reader settled it: by a candidate, or by `NONE_OF_THESE`."""
    if place_id == NONE_OF_THESE and outcome.candidates:
        empty = dict.fromkeys(ANSWER_FIELDS) | {"query": outcome.query.text, "candidates": []}
        return replace(outcome, row=empty | {"status": "not_found"}, chosen=NONE_OF_THESE)
    for candidate in outcome.candidates:
        if candidate["place_id"] == place_id != outcome.chosen:
            return replace(outcome, row=outcome.row | _as_found(candidate, CHOSEN), chosen=place_id)
    return outcome


def result_csv(outcomes: Sequence[Outcome], language: Language) -> bytes:
    """The rows as the command writes them, for a spreadsheet, with the names and regions of this
    language; a last column says whose data a row is where the network gave one."""
    has_credit = any(outcome.shown_credit for outcome in outcomes)
    written = io.StringIO()
    write_csv(
        (
            (
                replace(o.query, others={**o.query.others, "credit": o.shown_credit})
                if has_credit
                else o.query,
                _named(o, language),
            )
            for o in outcomes
        ),
        written,
        language.code,
    )
    return (BYTE_ORDER_MARK + written.getvalue()).encode("utf-8")


def _named(outcome: Outcome, language: Language) -> Answer:
    """The row with the names of its places in this language; of places of the network as it has
    them."""
    on = outcome.query.on
    candidates = [
        one | {"name": name_on(one, language, on)} for one in outcome.row["candidates"] or ()
    ]
    named = {"name": name_on(outcome.row, language, on) or None, "candidates": candidates}
    return outcome.row | named


def _as_found(candidate: Answer, matched_by: str) -> Answer:
    fields = {name: candidate.get(name) for name in ANSWER_FIELDS if name in candidate}
    known_to_the_service = str(candidate["place_id"]).partition(":")[0] != NETWORK
    return fields | {
        "status": "found",
        "place_id": candidate["place_id"] if known_to_the_service else None,
        "matched_by": matched_by,
        "score": None,
        "candidates": [],
    }
