"""Checks the columns of the tables against what datapackage.json says of their fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from geo.days import iso_day
from geo.message import to_say
from incidents.tables.compact import in_one_piece
from incidents.tables.csv_file import TableFile
from incidents.tables.parquet_files import TYPES
from incidents.tables.problems import Problem, most_of_a_kind
from incidents.tables.rows import Table, combinations, distinct, truths
from incidents.tables.schema import Descriptor, Package, wanted_in
from incidents.tables.sound_csv import TEXT

MOST_DIGITS = 18
"""Digits of a whole number that is read at all: those that a column can hold."""

_WHOLE_NUMBER = re.compile(rf"0|-?[1-9][0-9]{{0,{MOST_DIGITS - 1}}}")


ASKED_OF_TEXTS = {"required", "pattern", "enum"}
"""What can be asked of a text by itself."""


class Cell(NamedTuple):
    """What one cell says: its value, whether it is what the field asks for, and whether it would
    be but for a number or day beyond the range."""

    value: Any
    sound: bool = True
    beyond: bool = False


def validate(
    package: Package, files: Mapping[str, TableFile]
) -> tuple[dict[str, Table], list[Problem]]:
    """The tables in typed columns, and every cell that is not what the package asks for.

    A row with such a cell is there, and not sound.
    """
    tables, problems = {}, []
    for name, file in files.items():
        schema = package.tables[name]["schema"]
        tables[name], found = _read_cells(name, file, schema)
        problems += found
        for key in _keys(schema):
            problems += _not_unique(key, tables[name])
    for name, table in tables.items():
        for column, target in package.foreign_keys(name):
            if files[target].readable and tables[target].columns[0] not in files[target].missing:
                problems += _dangling(column, table, tables[target])
    return tables, problems


def _read_cells(name: str, file: TableFile, schema: Descriptor) -> tuple[Table, list[Problem]]:
    """The table of the file's rows, and what is wrong with their cells."""
    columns, problems = {}, list[Problem]()
    faulty = np.zeros(len(file.numbers), dtype=bool)
    for field in schema["fields"]:
        column = field["name"]
        columns[column], unfit = read_column(file.cells[column], field)
        faulty |= unfit.any
        if column in file.missing:
            continue
        for is_beyond, mask in ((False, unfit.unread), (True, unfit.beyond)):
            if not mask.any():
                continue
            wanted, at = wanted_in(field, in_range=is_beyond), np.flatnonzero(mask)
            for position in (listed := at[: most_of_a_kind()].tolist()):
                more = len(at) - len(listed) if position == listed[-1] else 0
                number, text = int(file.numbers[position]), file.cells[column][position].as_py()
                problems.append(Problem(file.label, number, column, text, wanted, more))
    table = Table(
        name, file.label, tuple(columns), pa.table(columns), file.numbers, lost=file.broken
    )
    table.sound[faulty] = False
    return table, problems


class Unfit(NamedTuple):
    """Which cells of a column are not what its field asks for: those that are no such value, and
    those that would be one but for its range."""

    unread: np.ndarray
    beyond: np.ndarray

    @property
    def any(self) -> np.ndarray:
        """Where one of the two is so."""
        either: np.ndarray = self.unread | self.beyond
        return either


def read_column(texts: pa.ChunkedArray, field: Descriptor) -> tuple[pa.ChunkedArray, Unfit]:
    """The column as its field has it, and which of its cells are faulty.

    As frictionless reads it, but only what every program reads so: "1_000", "2024-2-1" and "id\\n"
    are no values.
    """
    if field.get("type", "string") not in TYPES:
        none = np.zeros(len(texts), dtype=bool)
        asked = field.get("constraints", {})
        unread = truths(_unfit(texts, asked)) if ASKED_OF_TEXTS & asked.keys() else none
        return texts.cast(TEXT), Unfit(unread, none)
    encoded = distinct(texts)
    cells = list(map(reader_of(field), encoded.dictionary.to_pylist()))
    typed = pa.array([cell.value for cell in cells], TYPES[field["type"]])
    column = pa.chunked_array([typed.take(encoded.indices)])
    unread = np.array([not cell.sound and not cell.beyond for cell in cells], dtype=bool)
    beyond = np.array([cell.beyond for cell in cells], dtype=bool)
    of_each = np.asarray(encoded.indices)
    return column, Unfit(unread[of_each], beyond[of_each])


def _unfit(texts: pa.ChunkedArray, asked: Descriptor) -> pa.ChunkedArray:
    """Whether a text is not what is asked of it; an empty one fits unless it is required."""
    is_empty = pc.equal(texts, "")
    unfit = is_empty if asked.get("required") else pc.and_not(is_empty, is_empty)
    if pattern := asked.get("pattern"):
        fits = pc.match_substring_regex(texts, rf"\A(?:{pattern})\z")
        unfit = pc.or_(unfit, pc.invert(pc.or_(fits, is_empty)))
    if choices := asked.get("enum"):
        fits = pc.is_in(texts, pa.array(choices))
        unfit = pc.or_(unfit, pc.invert(pc.or_(fits, is_empty)))
    return unfit


def reader_of(field: Descriptor) -> Callable[[str], Cell]:
    """What reads a cell of this field, of another type than text."""
    asked = field.get("constraints", {})
    nothing = Cell(None, sound=not asked.get("required"))
    if field["type"] == "boolean":
        true = {word: Cell(True) for word in field["trueValues"]}
        false = {word: Cell(False) for word in field["falseValues"]}
        known = {**true, **false, "": nothing}
        return lambda text: known.get(text, Cell(None, sound=False))
    read: Callable[[str], Any] = iso_day if field["type"] == "date" else _whole_number
    lowest, highest = (read(str(asked.get(end, ""))) for end in ("minimum", "maximum"))

    def reading(text: str) -> Cell:
        if not text:
            return nothing
        value = read(text)
        if value is None:
            return Cell(None, sound=False)
        fits = (lowest is None or lowest <= value) and (highest is None or value <= highest)
        return Cell(value, sound=fits, beyond=not fits)

    return reading


def _whole_number(text: str) -> int | None:
    return int(text) if _WHOLE_NUMBER.fullmatch(text) else None


def _keys(schema: Descriptor) -> list[tuple[str, ...]]:
    """The columns, or sets of columns, in which no value stands twice."""
    unique: list[tuple[str, ...]]
    unique = [(f["name"],) for f in schema["fields"] if f.get("constraints", {}).get("unique")]
    primary = schema.get("primaryKey", [])
    key = (primary,) if isinstance(primary, str) else tuple(primary)
    keys = [key, *map(tuple, schema.get("uniqueKeys", []))]
    return [*unique, *(key for key in keys if key and key not in unique)]


def _not_unique(key: tuple[str, ...], table: Table) -> Iterator[Problem]:
    """Rows with the key of a row before them, which stays."""
    codes = combinations(table[column] for column in key)
    if not len(codes) or codes.max() + 1 == len(codes):
        return
    first = np.unique(codes, return_index=True)[1][codes]
    is_empty = np.logical_and.reduce([truths(pc.equal(table[column], "")) for column in key])
    again = (first != np.arange(len(table))) & ~is_empty
    for row, more in table.left_out_where(again):
        other = int(table.numbers[first[row.index]])
        wanted = (
            to_say("an id that no other row has (row {row} has it)", row=other)
            if len(key) == 1
            else to_say(
                "{columns} that no other row has (row {row} has them)",
                columns=", ".join(key),
                row=other,
            )
        )
        yield table.problem(row, key[0], wanted=wanted, more=more)


def _dangling(column: str, table: Table, target: Table) -> Iterator[Problem]:
    """Cells with an id that no row of the target has."""
    known = pc.is_in(table[column], in_one_piece(target[target.columns[0]]))
    lost = pc.and_(pc.not_equal(table[column], ""), pc.invert(known))
    wanted = to_say("an id of {file}", file=f"{target.name}.csv")
    for row, more in table.left_out_where(lost):
        yield table.problem(row, column, wanted=wanted, more=more)
