"""Checks the columns of the tables against what datapackage.json says of their fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.compute as pc

from geo.message import to_say
from incidents.tables.csv_file import TableFile
from incidents.tables.parquet_files import TYPES
from incidents.tables.problems import Problem
from incidents.tables.rows import Table, distinct, positions
from incidents.tables.schema import Descriptor, Package, wanted_in

MOST_DIGITS = 18
"""Digits of a whole number that is read at all: those that a column can hold."""

_WHOLE_NUMBER = re.compile(rf"0|-?[1-9][0-9]{{0,{MOST_DIGITS - 1}}}")


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
    columns, faulty, problems = {}, [], list[Problem]()
    for field in schema["fields"]:
        column = field["name"]
        columns[column], cells = read_column(file.cells[column], field)
        for position, text, cell in cells:
            faulty.append(position)
            if column not in file.missing:
                wanted = wanted_in(field, in_range=cell.beyond)
                number = int(file.numbers[position])
                problems.append(Problem(file.label, number, column, text, wanted))
    table = Table(
        name, file.label, tuple(columns), pa.table(columns), file.numbers, lost=file.broken
    )
    table.sound[faulty] = False
    return table, problems


def read_column(
    texts: pa.ChunkedArray, field: Descriptor
) -> tuple[pa.ChunkedArray, list[tuple[int, str, Cell]]]:
    """The column as its field has it, and each faulty cell: where it stands, its text, what it is.

    As frictionless reads it, but only what every program reads so: "1_000", "2024-2-1" and "id\\n"
    are no values.
    """
    if field.get("type", "string") not in TYPES:
        at = positions(_unfit(texts, field.get("constraints", {})))
        return texts, [(n, texts[n].as_py(), Cell(None, sound=False)) for n in at]
    encoded = distinct(texts)
    values = encoded.dictionary.to_pylist()
    cells = list(map(reader_of(field), values))
    typed = pa.array([cell.value for cell in cells], TYPES[field["type"]])
    column = pa.chunked_array([typed.take(encoded.indices)])
    faulty = [number for number, cell in enumerate(cells) if not cell.sound]
    if not faulty:
        return column, []
    at = positions(pc.is_in(encoded.indices, pa.array(faulty, pa.int32())))
    numbers = encoded.indices.take(pa.array(at)).to_pylist()
    return column, [(n, values[i], cells[i]) for n, i in zip(at, numbers, strict=True)]


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
    read: Callable[[str], Any] = _day if field["type"] == "date" else _whole_number
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


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if str(day) == text else None


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
    values = table.cells.select(list(key))
    if len(values.group_by(list(key)).aggregate([])) == len(values):
        return
    first: dict[tuple[Any, ...], int] = {}
    for row in table:
        cells = tuple(row[column] for column in key)
        if not any(cells):
            continue
        if (other := first.setdefault(cells, row.number)) != row.number:
            table.leave_out([row])
            wanted = (
                to_say("an id that no other row has (row {row} has it)", row=other)
                if len(key) == 1
                else to_say(
                    "{columns} that no other row has (row {row} has them)",
                    columns=", ".join(key),
                    row=other,
                )
            )
            yield table.problem(row, key[0], wanted=wanted)


def _dangling(column: str, table: Table, target: Table) -> Iterator[Problem]:
    """Cells with an id that no row of the target has."""
    known = pc.is_in(table[column], target[target.columns[0]].combine_chunks())
    rows = table.where(pc.and_(pc.not_equal(table[column], ""), pc.invert(known)))
    table.leave_out(rows)
    for row in rows:
        yield table.problem(
            row, column, wanted=to_say("an id of {file}", file=f"{target.name}.csv")
        )
