"""A CSV table of names to a table of the places that they name.

A table is CSV with a heading row, a column `query` and, if wanted, `on_date`; in UTF-8, with or
without a byte order mark, in UTF-16 with one, or, where it is neither, in Windows-1251, as Russian
spreadsheets save it; with commas, semicolons or tabs.
"""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal, TextIO

from geo.days import iso_day
from geo.gazetteer.gazetteer import AmbiguousPlace, Gazetteer, Match, Place
from geo.regions import admin1_on
from text_safety.csv_injection import write_table

ANSWER_FIELDS = ["query", "status", "place_id", "name", "kind", "latitude", "longitude"]
ANSWER_FIELDS += ["admin1_code", "admin1_on_date", "matched_by", "score", "candidates"]

Answer = dict[str, Any]

_DELIMITERS = ",;\t"
LONGEST_CELL = 1_000_000
WORKBOOK = b"PK\x03\x04"
_END = "end of the table"  # written after the last row: a quotation mark left open swallows it


@dataclass(frozen=True, slots=True)
class Query:
    """One row: the name, the day it was written for, and the row's other cells, as they were."""

    text: str
    on: date | None = None
    others: Mapping[str, str] = field(default_factory=dict)


Wrong = Literal["workbook", "no_table", "open_quotation", "no_query", "cells", "on_date"]
_WORDS: dict[Wrong, str] = {
    "workbook": "this is a workbook, wanted CSV: save the sheet as CSV",
    "no_table": "this is no CSV table: {found}",
    "open_quotation": "row {row}: a quotation mark opens a cell and none closes it",
    "no_query": "row {row}: wanted one column called query, found these columns: {found}",
    "cells": "row {row}: {found} cells, wanted {wanted}",
    "on_date": "row {row}: on_date is {found!r}, wanted a day such as 2019-10-26, or nothing",
}


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong, in which row, what stands there; as text, the line that the command prints."""

    wrong: Wrong
    row: int = 1
    found: str = ""
    wanted: str = ""

    def __str__(self) -> str:
        words = _WORDS[self.wrong]
        return words.format(row=self.row, found=self.found or "none", wanted=self.wanted)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, or all that is wrong with it; `encoding` it was read in."""

    queries: Sequence[Query]
    problems: Sequence[Problem]
    encoding: str


def read_queries(content: bytes) -> Table:
    """The rows of a table. Rows are counted as a spreadsheet does: the heading is row 1."""
    encoding = _encoding(content)
    if content.startswith(WORKBOOK):
        return Table([], [Problem("workbook")], encoding)
    text = content.decode(encoding, errors="replace").lstrip("\ufeff")
    heading = text.splitlines()[0] if text.strip() else ""
    delimiter = max(_DELIMITERS, key=heading.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=delimiter))
    except csv.Error as problem:
        return Table([], [Problem("no_table", found=str(problem))], encoding)
    if rows.pop() != [_END]:
        return Table([], [Problem("open_quotation", len(rows) + 1)], encoding)
    names = [name.strip().casefold() for name in rows[0]] if rows else []
    if names.count("query") != 1:
        return Table([], [Problem("no_query", found=", ".join(names))], encoding)
    queries: list[Query] = []
    problems: list[Problem] = []
    for number, row in enumerate(rows[1:], start=2):
        if not row:  # a blank line is no row; a row of empty cells is one, with no place
            continue
        if len(row) > len(names):
            problems.append(Problem("cells", number, str(len(row)), str(len(names))))
            continue
        cells = dict(zip(names, row + [""] * (len(names) - len(row)), strict=True))
        text, day = cells.pop("query"), cells.get("on_date", "").strip()
        try:
            queries.append(Query(text, day_of_cell(day), cells))
        except ValueError:
            problems.append(Problem("on_date", number, day))
    return Table(queries, problems, encoding)


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
    others: list[str] | None = None
    for query, found in rows:
        if others is None:
            others = [name for name in query.others if name and name not in ANSWER_FIELDS]
            yield [*ANSWER_FIELDS, *others]
        cells = [_as_cell(found[name]) for name in ANSWER_FIELDS]
        yield cells + [query.others.get(name, "") for name in others]
    if others is None:
        yield ANSWER_FIELDS


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


def day_of_cell(text: str) -> date | None:
    """The ISO day of a cell, which a spreadsheet may have given a midnight; None of an empty one.

    Raises ValueError for what is no such day.
    """
    if not text:
        return None
    written, _, time = text.replace("T", " ").partition(" ")
    day = iso_day(written)
    if day is None or time.strip("0:. "):
        raise ValueError(text)
    return day


def _encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "cp1251"
    return "utf-8-sig"
