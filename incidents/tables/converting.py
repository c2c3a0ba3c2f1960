"""The tables of a folder written in their other form, as Parquet or as CSV."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from incidents.tables.cells import validate
from incidents.tables.csv_file import TableFile
from incidents.tables.home import Home, label_of
from incidents.tables.parquet_files import ROW_NUMBER, write_parquet
from incidents.tables.problems import Note, Problem, listed
from incidents.tables.rows import Tables
from incidents.tables.schema import PACKAGE_FILE, read_package
from incidents.tables.table_files import files_of, read_tables
from text_safety.csv_injection import write_table

ROWS_AT_A_TIME = 20_000
"""Rows of a CSV file that are made into Python's values together."""


class CannotConvert(Exception):
    """Tables of which the other form could not hold every cell; `problems` says which."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("; ".join(map(str, problems)))


@dataclass(frozen=True)
class Written:
    """How many rows were written, and what an editor may want to know of the files read."""

    rows: int
    notes: tuple[Note, ...]


def convert(folder: Home, out: Path, *, to: str) -> Written:
    """Writes the tables and their datapackage.json into a new folder, whole or not at all.

    CannotConvert where a cell cannot be read as what its field asks for, or a row or file not at
    all; FileExistsError where `out` is there, OSError where it cannot be written. From CSV as the
    project writes it to Parquet and back the bytes are the same.
    """
    if out.exists():
        raise FileExistsError(str(out))
    prefix = f"{label_of(folder)}/"
    package = read_package(folder, label=f"{prefix}{PACKAGE_FILE}")
    files = read_tables(files_of(folder, package), package, prefix=prefix)
    tables, problems = validate(package, files)
    if unheld := list(_not_held(files, tables, problems)):
        raise CannotConvert(listed(unheld))
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".", suffix=".unfinished", dir=out.parent) as place:
        whole = Path(place) / "whole"
        whole.mkdir()
        described = _described(folder)
        if described is not None:
            (whole / PACKAGE_FILE).write_bytes(described)
        found = [name for name, file in files.items() if file.readable]
        for name in found:
            rows = tables[name].cells.select(list(files[name].header))
            numbers = pa.array(tables[name].numbers, pa.int64())
            FORMS[to](whole, name, rows.add_column(0, ROW_NUMBER, numbers))
        whole.rename(out)
    notes = [note for file in files.values() for note in file.notes]
    return Written(sum(len(tables[name]) for name in found), listed(notes))


def _described(folder: Home) -> bytes | None:
    """The folder's datapackage.json as it is, None where there is none."""
    try:
        return (folder / PACKAGE_FILE).read_bytes()
    except OSError:
        return None


def csv_of(folder: Path, name: str) -> bytes:
    """A table of the folder that is there as Parquet, as CSV."""
    package = read_package(folder)
    file = read_tables(files_of(folder, package), package)[name]
    written = io.StringIO()
    write_table(written, _lines(file.cells.select(list(file.header))))
    return written.getvalue().encode("utf-8")


def _not_held(
    files: Mapping[str, TableFile], tables: Tables, problems: Sequence[Problem]
) -> Iterator[Problem]:
    """What keeps a cell, a row or a file from being written."""
    for name, file in files.items():
        yield from file.problems
        for column in file.columns:
            read = tables[name][column]
            lost = pc.and_(pc.is_null(read), pc.not_equal(file.cells[column], ""))
            if pc.any(lost).as_py():
                yield from (p for p in problems if (p.file, p.field) == (file.label, column))


def write_csv(folder: Path, name: str, rows: pa.Table) -> None:
    """Writes a table into the folder as CSV; `rows` may have `ROW_NUMBER`, which is not written."""
    cells = rows.drop_columns([ROW_NUMBER]) if ROW_NUMBER in rows.column_names else rows
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        write_table(file, _lines(cells))


def _lines(cells: pa.Table) -> Iterator[Sequence[object]]:
    """Header and rows; few of them are Python's values at a time."""
    yield cells.column_names
    for batch in cells.to_batches(ROWS_AT_A_TIME):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


FORMS: Mapping[str, Callable[[Path, str, pa.Table], None]] = {
    "csv": write_csv,
    "parquet": write_parquet,
}
"""What writes a table in each form."""
