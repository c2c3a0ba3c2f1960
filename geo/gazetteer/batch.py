"""A table of names to a table of the places that they name, a row for each that could be read."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TextIO

from geo.gazetteer.batch_input import QUERY, Query
from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match, Place
from geo.regions import admin1_on, unit_name
from text_safety.csv_injection import write_table

ANSWER_FIELDS = ["query", "status", "place_id", "name", "kind", "latitude", "longitude"]
ANSWER_FIELDS += ["admin1_code", "admin1_on_date", "matched_by", "score", "candidates"]

Answer = dict[str, Any]


def answer(query: Query, gazetteer: Gazetteer, language: str = "en") -> Answer:
    """What the gazetteer says to a row: a value for each of ANSWER_FIELDS.

    `status` is found, not_found or ambiguous; `candidates` is a list of places, best first,
    empty unless ambiguous; the other values are None where there is no place. Names are those of
    the language.
    """
    empty = dict.fromkeys(ANSWER_FIELDS) | {"query": query.text, "candidates": []}
    try:
        match = gazetteer.find(query.text, on=query.on)
    except AmbiguousPlace as several:
        candidates = [_candidate(place, query.on, language) for place in several.candidates]
        return empty | {"status": "ambiguous", "candidates": candidates}
    if match is None:
        return empty | {"status": "not_found"}
    return empty | {"status": "found"} | _found(match, query.on, language)


def answers(
    queries: Iterable[Query], gazetteer: Gazetteer, language: str = "en"
) -> Iterator[Answer]:
    """An answer for each row, in their order, as they are found."""
    for query in queries:
        yield answer(query, gazetteer, language)


def write_csv(rows: Iterable[tuple[Query, Answer]], stream: TextIO, language: str = "en") -> None:
    """Write the answers and each row's other cells; nothing in them runs in a spreadsheet. Regions
    of candidates are told in the language, in which the answers are."""
    write_table(stream, _table_of(rows, language))


def _table_of(rows: Iterable[tuple[Query, Answer]], language: str) -> Iterator[list[Any]]:
    """The heading and the rows; the first row says which other cells there are."""
    others: dict[str, str] | None = None
    for query, found in rows:
        if others is None:
            others = _headings(query)
            yield [*ANSWER_FIELDS, *others.values()]
        cells = [_as_cell(found[name], language) for name in ANSWER_FIELDS]
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


def _found(match: Match, on: date | None, language: str) -> Answer:
    details = {"matched_by": match.matched_by, "score": match.score}
    return _place(match.place, on, language) | details


def _candidate(place: Place, on: date | None, language: str) -> Answer:
    return _place(place, on, language) | {"population": place.population or None}


def _place(place: Place, on: date | None, language: str) -> Answer:
    return {
        "place_id": place.place_id,
        "name": place.name(language, on=on),
        "kind": place.kind,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "admin1_code": place.admin1_code,
        "admin1_on_date": admin1_on(place.admin1_code, on),
    }


def _as_cell(value: Any, language: str) -> Any:
    """The value, a list of candidates as one text: in English what a program can take apart, else
    what a reader tells them apart by."""
    if not isinstance(value, list):
        return value
    if language != "en":
        named = ((one, unit_name(one["admin1_code"], language)) for one in value)
        return " | ".join(f"{one['place_id']} {one['name']} ({unit})" for one, unit in named)
    text = "{place_id} {name} ({kind}, {admin1_code}, population {population})"
    known = (one | {"population": one["population"] or "unknown"} for one in value)
    return " | ".join(text.format(**one) for one in known)
