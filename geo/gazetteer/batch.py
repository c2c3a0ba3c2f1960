"""A table of names to a table of the places that they name, a row for each that could be read."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from geo.gazetteer.batch_input import QUERY, Query
from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match, Place
from geo.regions import admin1_on
from text_safety.csv_injection import write_table

ANSWER_FIELDS = ["query", "status", "place_id", "name", "kind", "latitude", "longitude"]
ANSWER_FIELDS += ["admin1_code", "admin1_on_date", "matched_by", "score", "candidates"]

Answer = dict[str, Any]


def answer(query: Query, gazetteer: Gazetteer) -> Answer:
    """What the gazetteer says to a row: a value for each of ANSWER_FIELDS.

    `status` is found, not_found or ambiguous; `candidates` is a list of places, best first,
    empty unless ambiguous; the other values are None where there is no place.
    """
    empty = dict.fromkeys(ANSWER_FIELDS) | {"query": query.text, "candidates": []}
    try:
        match = gazetteer.find(query.text, on=query.on)
    except AmbiguousPlace as several:
        candidates = [_candidate(place, query.on) for place in several.candidates]
        return empty | {"status": "ambiguous", "candidates": candidates}
    if match is None:
        return empty | {"status": "not_found"}
    return empty | {"status": "found"} | _found(match, query.on)


def answers(queries: Iterable[Query], gazetteer: Gazetteer) -> Iterator[Answer]:
    """An answer for each row, in their order, as they are found."""
    for query in queries:
        yield answer(query, gazetteer)


def write_csv(rows: Iterable[tuple[Query, Answer]], stream: TextIO) -> None:
    """Write the answers and each row's other cells; nothing in them runs in a spreadsheet."""
    write_table(stream, _table_of(rows))


def _table_of(rows: Iterable[tuple[Query, Answer]]) -> Iterator[list[Any]]:
    """The heading and the rows; the first row says which other cells there are."""
    others: dict[str, str] | None = None
    for query, found in rows:
        if others is None:
            others = _headings(query)
            yield [*ANSWER_FIELDS, *others.values()]
        cells = [_as_cell(found[name]) for name in ANSWER_FIELDS]
        yield cells + [query.others.get(name, "") for name in others]
    if others is None:
        yield ANSWER_FIELDS


def _headings(query: Query) -> dict[str, str]:
    """The headings of the other cells, by what they are in the list: numbered where an answer has
    this heading; an answer of before, which the list holds whole, gives way to the new one."""
    given = [name for name in query.others if name]
    if set(ANSWER_FIELDS) - {QUERY} <= set(given):
        given = [name for name in given if name not in ANSWER_FIELDS]
    return {name: f"{name} (2)" if name in ANSWER_FIELDS else name for name in given}


def _found(match: Match, on: date | None) -> Answer:
    details = {"matched_by": match.matched_by, "score": match.score}
    return _place(match.place, on) | details


def _candidate(place: Place, on: date | None) -> Answer:
    return _place(place, on) | {"population": place.population or None}


def _place(place: Place, on: date | None) -> Answer:
    return {
        "place_id": place.place_id,
        "name": place.name(on=on),
        "kind": place.kind,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "admin1_code": place.admin1_code,
        "admin1_on_date": admin1_on(place.admin1_code, on),
    }


def _as_cell(value: Any) -> Any:
    """The value, a list of candidates as one text."""
    if not isinstance(value, list):
        return value
    text = "{place_id} {name} ({kind}, {admin1_code}, population {population})"
    known = (one | {"population": one["population"] or "unknown"} for one in value)
    return " | ".join(text.format(**one) for one in known)
