"""Checks each cell of the tables against what datapackage.json says of its field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import frictionless

from geo.message import to_say
from incidents.tables.csv_file import TableFile
from incidents.tables.problems import Problem
from incidents.tables.rows import Row, Table
from incidents.tables.schema import Descriptor, Package, wanted_in


def validate(
    package: Package, files: Mapping[str, TableFile]
) -> tuple[dict[str, Table], list[Problem]]:
    """The tables as typed rows, and every cell that is not what the package asks for.

    A row with such a cell is there, and not sound. The library reads the cells. It does not
    read the tables: it would stop at a number of errors, and read a table once more for each
    column that refers to it.
    """
    tables, problems = {}, []
    for name, file in files.items():
        tables[name] = Table(name, file.label, package.columns(name), lost=file.broken)
        schema = package.tables[name]["schema"]
        problems += _read_cells(file, schema, tables[name])
        for key in _keys(schema):
            problems += _not_unique(key, tables[name])
    for name, table in tables.items():
        for column, target in package.foreign_keys(name):
            if files[target].readable and tables[target].columns[0] not in files[target].missing:
                problems += _dangling(column, table, tables[target])
    return tables, problems


def _read_cells(file: TableFile, schema: Descriptor, table: Table) -> list[Problem]:
    """Fill the table with the file's rows; what is wrong with their cells comes back."""
    problems = []
    fields = {field["name"]: field for field in schema["fields"]}
    readers = {
        field.name: field.create_cell_reader()
        for field in frictionless.Schema.from_descriptor({**schema, "foreignKeys": []}).fields
    }
    for number, cells in file.rows.items():
        row = Row(number, {})
        for column, cell in zip(table.columns, cells, strict=True):
            value, breaches = readers[column](cell)
            is_text = fields[column]["type"] == "string"
            row.values[column] = "" if value is None and is_text else value
            if not breaches and _is_plain(cell, value, fields[column]):
                continue
            row.sound = False
            if column not in file.missing:
                beyond = {"minimum", "maximum"} & set(breaches or ())
                wanted = wanted_in(fields[column], in_range=bool(beyond))
                problems.append(Problem(file.label, number, column, cell, wanted))
        table.rows.append(row)
    return problems


def _is_plain(cell: str, value: Any, field: Descriptor) -> bool:
    """Whether another program reads the cell as we do: not "1_000", "2024-2-1", "id\\n"."""
    if isinstance(value, date | int) and not isinstance(value, bool):
        return cell == str(value)
    return "pattern" not in field.get("constraints", {}) or not cell.endswith("\n")


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
    first: dict[tuple[Any, ...], int] = {}
    for row in table:
        values = tuple(row[column] for column in key)
        if not any(values):
            continue
        if (other := first.setdefault(values, row.number)) != row.number:
            row.sound = False
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
    ids = target.by_id().keys()
    for row in table:
        if row[column] and row[column] not in ids:
            row.sound = False
            yield table.problem(
                row, column, wanted=to_say("an id of {file}", file=f"{target.name}.csv")
            )
