"""Tables as Parquet files: their layout, which other programs and clusters read too.

Beside datapackage.json a folder of tables in this form holds, for each table,

- NAME.parquet, one file; or
- NAME.parquet/year=2019/part-0.parquet, a file for each year of `date_first`, for those of
  `BY_YEAR`, with NAME.parquet/_metadata, which names all of them and their rows.

Its columns are `row_number` and those of the CSV file in their order: dates as date32, whole
numbers as int64, truths as booleans, all else as text. An empty cell is null, of a text "".
"""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import parquet

from geo.message import Message, message_of, to_say, to_say_count
from incidents.tables.csv_file import TableFile, header_fits
from incidents.tables.problems import Problem
from incidents.tables.schema import Descriptor

SUFFIX = ".parquet"
BY_YEAR = ("events", "incidents", "reports")
"""The tables that grow with the years."""

ROW_NUMBER = "row_number"
"""The column with the number of a row in the table's CSV file, as a spreadsheet shows it: in its
order the rows are the table, whatever files they lie in."""

ALL_FILES = "_metadata"
"""The file that names those of a table, as Parquet has it."""

NO_YEAR = "__HIVE_DEFAULT_PARTITION__"
"""What stands for the year of rows without one, as other programs call it too."""

FIRST_ROW = 2
"""The number of the first row under the header."""

ROWS_OF_A_GROUP = 100_000
"""Rows that are read or left aside together."""

TYPES = {"date": pa.date32(), "integer": pa.int64(), "boolean": pa.bool_()}
"""Of the types of datapackage.json; everything else is text."""


def write_parquet(folder: Path, name: str, rows: pa.Table) -> None:
    """Writes a table into the folder, where it must not be yet; `rows` has `ROW_NUMBER` too."""
    whole = folder / f"{name}{SUFFIX}"
    if name not in BY_YEAR:
        _write(rows, whole)
        return
    files: list[parquet.FileMetaData] = []
    whole.mkdir()
    years = pc.year(rows["date_first"])
    for year in sorted(pc.unique(years).to_pylist(), key=lambda year: (year is None, year)):
        of_year = pc.is_null(years) if year is None else pc.equal(years, year)
        part = PurePosixPath(f"year={NO_YEAR if year is None else year}", "part-0.parquet")
        (whole / part).parent.mkdir()
        metadata = _write(rows.filter(of_year), whole / part)
        metadata.set_file_path(str(part))
        files.append(metadata)
    parquet.write_metadata(rows.schema, whole / ALL_FILES, metadata_collector=files)


def _write(rows: pa.Table, path: Path) -> parquet.FileMetaData:
    found: list[parquet.FileMetaData] = []
    parquet.write_table(
        rows,
        path,
        compression="zstd",
        row_group_size=ROWS_OF_A_GROUP,
        write_page_checksum=True,
        metadata_collector=found,
    )
    return found[0]


def parquet_paths(folder: Path, name: str) -> list[str]:
    """The Parquet files of a table by their paths in the folder, sorted."""
    whole = folder / f"{name}{SUFFIX}"
    if not whole.is_dir():
        return [whole.name] if whole.exists() else []
    found = (path.relative_to(folder) for path in whole.rglob("*"))
    return sorted(path.as_posix() for path in found if _holds_rows(path) or path.name == ALL_FILES)


def _holds_rows(path: Path) -> bool:
    """Whether it is no file that other programs leave beside those with rows."""
    return path.suffix == SUFFIX and not path.name.startswith(("_", "."))


def is_of(path: str, name: str) -> bool:
    """Whether the file at this path in the folder is one of the table's Parquet files."""
    return path == f"{name}{SUFFIX}" or path.startswith(f"{name}{SUFFIX}/")


def read_parquet(
    files: Mapping[str, bytes | OSError],
    fields: Sequence[Descriptor],
    *,
    label: str,
    optional: Collection[str] = (),
) -> TableFile:
    """The table of these files, by their path in its folder, as `read_table` gives that of CSV.

    Never raises for their content: one that is not whole, that is missing, or that has a column of
    another type is told, and its rows alone are lost.
    """
    types = {field["name"]: TYPES.get(field.get("type", "string"), pa.string()) for field in fields}
    table = TableFile(label, tuple(types), optional)
    folder = label.rpartition("/")[0]
    parts, counted = [], dict[str, int]()
    waiting = deque(sorted(files, key=lambda path: PurePosixPath(path).name != ALL_FILES))
    while waiting:
        path = waiting.popleft()
        where = f"{folder}/{path}".removeprefix("/")
        try:
            file = _opened(files.get(path, FileNotFoundError()))
            if PurePosixPath(path).name == ALL_FILES:
                counted = _rows_of_files(file.metadata, PurePosixPath(path).parent)
                rows = file.schema_arrow.empty_table()
                waiting += sorted(counted.keys() - files.keys())
            else:
                rows = file.read()
                rows.validate(full=True)
        except (OSError, pa.ArrowException) as error:
            table.problems.append(Problem(where, 0, "", _why(error), _whole(counted.get(path))))
            table.broken += counted.get(path, 0)
            continue
        if told := list(_of_other_types(rows.schema, types)):
            table.problems += [Problem(where, 0, "", found, wanted) for found, wanted in told]
            table.broken += len(rows)
        else:
            parts.append(rows)
    header = list(dict.fromkeys(name for rows in parts for name in rows.column_names))
    if parts and header_fits(1, [name for name in header if name != ROW_NUMBER], table):
        table.readable = True
        _take_rows(parts, table)
    else:
        table.broken += sum(map(len, parts))
    return table


def _opened(content: bytes | OSError) -> parquet.ParquetFile:
    if isinstance(content, OSError):
        raise content
    return parquet.ParquetFile(pa.BufferReader(content), page_checksum_verification=True)


def _rows_of_files(metadata: parquet.FileMetaData, folder: PurePosixPath) -> dict[str, int]:
    """How many rows each file of a table has, by its path, of which this is said."""
    counted: dict[str, int] = {}
    for number in range(metadata.num_row_groups):
        group = metadata.row_group(number)
        path = str(folder / group.column(0).file_path)
        counted[path] = counted.get(path, 0) + group.num_rows
    return counted


def _why(error: Exception) -> Message:
    if isinstance(error, FileNotFoundError):
        return to_say("there is no such file")
    if isinstance(error, OSError) and error.strerror:
        return to_say("the file cannot be read ({error})", error=message_of(error))
    return to_say("it is no whole Parquet file ({error})", error=str(error))


def _whole(rows: int | None) -> Message:
    if rows is None:
        return to_say("a whole file, such as `python -m incidents convert` writes")
    return to_say_count("the file with its {number} row", "the file with its {number} rows", rows)


def _of_other_types(
    schema: pa.Schema, types: Mapping[str, pa.DataType]
) -> Iterator[tuple[Message, Message]]:
    """Each column that is not of its type: what was found, and what is wanted."""
    for field in schema:
        wanted = pa.int64() if field.name == ROW_NUMBER else types.get(field.name, field.type)
        if not _holds(field.type, wanted):
            found = to_say("column {column} holds {type}", column=field.name, type=str(field.type))
            yield found, to_say("{type}", type=str(wanted))


def _holds(found: pa.DataType, wanted: pa.DataType) -> bool:
    """Whether a column of this type holds nothing but what one of the other may hold."""
    if pa.types.is_dictionary(found):
        found = found.value_type
    if pa.types.is_string(wanted):
        return bool(pa.types.is_string(found) or pa.types.is_large_string(found))
    if pa.types.is_integer(wanted):
        return bool(pa.types.is_integer(found))
    return bool(found == wanted)


def _take_rows(parts: Sequence[pa.Table], table: TableFile) -> None:
    """Fill the table with the rows of these files, in the order of their numbers."""
    columns = list(table.columns)
    cells = pa.concat_tables(
        pa.table([_texts(rows, name) for name in columns], names=columns) for rows in parts
    )
    numbers = np.concatenate([np.asarray(_numbers(rows), dtype=np.int64) for rows in parts])
    if not (numbers >= FIRST_ROW).all():
        # Some are not known: they are counted as the rows lie.
        numbers = np.arange(FIRST_ROW, len(cells) + FIRST_ROW)
    order = np.argsort(numbers, kind="stable")
    is_sorted = np.array_equal(order, np.arange(len(order)))
    table.numbers = numbers[order]
    table.cells = cells if is_sorted else cells.take(pa.array(order))


def _numbers(rows: pa.Table) -> pa.ChunkedArray:
    """The numbers of these rows, 0 where there is none."""
    if ROW_NUMBER not in rows.column_names:
        return pa.chunked_array([pa.repeat(0, len(rows))])
    return pc.fill_null(rows[ROW_NUMBER].cast(pa.int64()), 0)


def _texts(rows: pa.Table, name: str) -> pa.ChunkedArray:
    """The cells of a column as a CSV file has them, "" where the column is missing."""
    if name not in rows.column_names:
        return pa.chunked_array([pa.repeat("", len(rows))])
    texts = pc.fill_null(rows[name].cast(pa.string()), "")
    blank = pc.utf8_is_space(texts)
    return pc.if_else(blank, "", texts) if pc.any(blank).as_py() else texts
